"""What is written twice, for newer and for older programs: the version that Word shows stays.

Source: ECMA-376 part 3, 7.6 and 7.7 (AlternateContent), 7.2 (Ignorable).
"""

from lxml import etree

from cspr_docs.word.revisions.surgery import remove, unwrap
from cspr_docs.word.scrub.allowed.dropped import UNDERSTOOD
from cspr_docs.word.scrub.allowed.notation import q
from cspr_docs.word.scrub.ledger import Ledger

_CHOICE, _FALLBACK = q("mc:Choice"), q("mc:Fallback")


def take_one_branch(root: etree._Element, ledger: Ledger) -> None:
    """Put the version that Word shows in the place of each pair, in the tree given."""
    for pair in reversed(list(root.iter(q("mc:AlternateContent")))):
        shown = _shown(pair)
        others = sum(1 for branch in pair if branch is not shown and len(branch))
        ledger.took("second version of a drawing|second versions of drawings", others)
        if shown is None:
            remove(pair)
        else:
            unwrap(pair, shown)


def ignorable(root: etree._Element) -> frozenset[str]:
    """The namespaces that a program may pass over without losing anything a reader sees."""
    prefixes = root.get(q("mc:Ignorable"), "").split()
    return frozenset(str(root.nsmap[prefix]) for prefix in prefixes if prefix in root.nsmap)


def _shown(pair: etree._Element) -> etree._Element | None:
    for branch in pair:
        if branch.tag == _FALLBACK:
            return branch
        needed = {branch.nsmap.get(prefix) for prefix in branch.get("Requires", "").split()}
        if branch.tag == _CHOICE and needed and needed <= UNDERSTOOD:
            return branch
    return None
