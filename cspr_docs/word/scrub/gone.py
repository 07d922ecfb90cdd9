"""What goes with whole parts of a file: counted, in words that a reader knows.

Source: ECMA-376 part 1, 11.3 and 15.2 (parts); [MS-DOCX] 2.1 and [MS-OFFDI] (Microsoft's own).
"""

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.relationships import reachable
from cspr_docs.word.scrub.allowed.dropped import DROPPED_PARTS, OTHER_PARTS, REFUSED_PARTS
from cspr_docs.word.scrub.ledger import Ledger
from cspr_docs.word.scrub.reading import tree_of
from cspr_docs.word.scrub.relations import Link, links_of

_LOOSE = "part that nothing leads to|parts that nothing leads to"
_LEFT = "other part that nothing shows|other parts that nothing shows"


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
    if link.kind in REFUSED_PARTS:
        what, hint = REFUSED_PARTS[link.kind]
        ledger.refuse("scrub-refused", what, "somewhere in the file", hint)
    elif link.kind == "comments" and link.part in package:
        count = sum(1 for _ in tree_of(package, link.part).iter(w("comment")))
        ledger.took("comment|comments", count)
    elif link.kind in DROPPED_PARTS and "|" in DROPPED_PARTS[link.kind]:
        ledger.took(DROPPED_PARTS[link.kind])
    elif link.kind in DROPPED_PARTS:
        ledger.took_once(DROPPED_PARTS[link.kind], "")
    elif link.kind not in OTHER_PARTS:
        ledger.took(_LEFT)
