"""The codes of a finished document on its way to a page that everybody can read."""

from cspr_docs.problems.codes.code import ERROR, Code

CODES: dict[str, Code] = {
    "article-unknown": Code(
        ERROR,
        "The document holds something that the web page could only show wrongly or not at all, such as a text "
        "box, a floating picture or a field. Nothing is dropped in silence, so nothing is published. Put it "
        "into ordinary words, tables or pictures in Word.",
    ),
}
