"""What goes with whole parts of a file: counted, in words that a reader knows.

Source: ECMA-376 part 1, 11.3 and 15.2 (parts); [MS-DOCX] 2.1 and [MS-OFFDI] (Microsoft's own).
"""

from collections.abc import Mapping

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.relationships import reachable
from cspr_docs.word.scrub.ledger import Ledger
from cspr_docs.word.scrub.reading import tree_of
from cspr_docs.word.scrub.relations import Link, links_of

WORDS: Mapping[str, str] = {
    "people": "the list of reviewers",
    "customXml": "block of data behind the text|blocks of data behind the text",
    "glossaryDocument": "the building blocks",
    "webSettings": "the settings for web pages",
    "printerSettings": "the settings of a printer",
    "thumbnail": "the preview picture",
    "attachedTemplate": "the address of the template",
    "mailMergeSource": "the mail merge's data source",
    "mailMergeHeaderSource": "the mail merge's data source",
    "recipientData": "the mail merge's data source",
    "origin": "the digital signature",
    "extensibility": "the changes to Word's menus",
    "customizations": "the changes to Word's keys and menus",
    "keyMapCustomizations": "the changes to Word's keys and menus",
    "transform": "the address of a transformation",
    "classificationlabels": "the sensitivity labels",
    "documenttasks": "the tasks given to reviewers",
}
"""By the last word of a relationship's type."""

REFUSED: Mapping[str, tuple[str, str]] = {
    "vbaProject": ("macros", "save it as 'Word document (.docx)'"),
    "attachedToolbars": ("macros", "save it as 'Word document (.docx)'"),
    "aFChunk": ("another file inside this one", "copy its words into the report and delete it"),
    "subDocument": ("a link to another document", "copy its words into the report and delete it"),
    "oleObject": ("an embedded object", "replace it by words, a table or a plain picture"),
    "package": ("an embedded file", "replace it by words, a table or a plain picture"),
    "control": ("a form control", "delete it, or turn it into words"),
    "activeXControlBinary": ("a form control", "delete it, or turn it into words"),
}
"""What must not be taken out without anybody knowing, since it was put there to do something."""

_LOOSE = "part that nothing leads to|parts that nothing leads to"
_LEFT = "other part that nothing shows|other parts that nothing shows"
_TAKEN = frozenset({"core-properties", "extended-properties", "custom-properties", "comments"}) | {
    *(
        "officeDocument",
        "styles",
        "numbering",
        "settings",
        "fontTable",
        "theme",
        "footnotes",
        "endnotes",
        "header",
    ),
    *("footer", "image", "hyperlink", "font", "customXmlProps", "commentsExtended", "commentsIds"),
    *("commentsExtensible", "stylesWithEffects"),
}
"""Relationships that are told elsewhere, or mean nothing to a reader."""


def tell_parts(package: Package, ledger: Ledger) -> None:
    """Note which parts go, and refuse those that must not go in silence."""
    for part in sorted(reachable(package) - {name for name in package if name.endswith(".rels")}):
        for link in links_of(package, part).values() if part == "" or part in package else ():
            _tell(package, link, ledger)
    loose = (
        {part for part in package if not part.endswith(".rels")}
        - reachable(package)
        - {"[Content_Types].xml"}
    )
    ledger.took(_LOOSE, len(loose))


def _tell(package: Package, link: Link, ledger: Ledger) -> None:
    if link.kind in REFUSED:
        what, hint = REFUSED[link.kind]
        ledger.refuse("scrub-refused", what, "somewhere in the file", hint)
    elif link.kind == "comments" and link.part in package:
        count = sum(1 for _ in tree_of(package, link.part).iter(w("comment")))
        ledger.took("comment|comments", count)
    elif link.kind in WORDS and "|" in WORDS[link.kind]:
        ledger.took(WORDS[link.kind])
    elif link.kind in WORDS:
        ledger.took_once(WORDS[link.kind], "")
    elif link.kind not in _TAKEN:
        ledger.took(_LEFT)
