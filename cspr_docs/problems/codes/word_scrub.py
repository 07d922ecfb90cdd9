"""The codes of settling and scrubbing a Word file before it is published."""

from cspr_docs.problems.code import ERROR, Code

CODES: dict[str, Code] = {
    "changes-pending": Code(
        ERROR,
        "A tracked change has been neither accepted nor rejected. What is deleted is still in the file, and would "
        "leave with it. Go through the changes in Word, or have them accepted with --accept-changes.",
    ),
    "comments-pending": Code(
        ERROR,
        "A comment still stands in the file. Delete it in Word when it is dealt with, or have it taken "
        "out with --drop-comments.",
    ),
    "scrub-unknown": Code(
        ERROR,
        "The file holds something that this program does not know, so it cannot tell whether it is fit to be "
        "published. Write it in another way in Word, or take it out.",
    ),
    "scrub-refused": Code(
        ERROR,
        "The file holds something that can carry more than can be seen, or that a reader with a screen reader "
        "cannot follow: a text box, a chart, an embedded file, an equation. Replace it by words, a table or a "
        "plain picture with an alternative text.",
    ),
    "scrub-field": Code(
        ERROR,
        "A field in the file takes its text from elsewhere: from the file's properties, a data source or a "
        "computer. Only fields that number, count or refer inside the document are published. Turn it into "
        "plain text in Word: select it and press Ctrl+Shift+F9.",
    ),
    "scrub-picture": Code(
        ERROR,
        "A picture cannot be read, is not in the file, or is of a kind that cannot be cleaned. Put it in again as "
        "a PNG or JPEG.",
    ),
    "scrub-link": Code(
        ERROR,
        "A link leads to a place that readers must not be sent to, or that tells about whoever wrote it: a file, "
        "a computer of the office, an address with a password. Use the public https:// address, or remove the "
        "link.",
    ),
    "scrub-invisible": Code(
        ERROR,
        "Words are in the file that no reader can see: in the colour of the paper, or too small to read. A "
        "program would still find them. Delete them, or make them visible.",
    ),
}
