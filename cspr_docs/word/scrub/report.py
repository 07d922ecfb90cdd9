"""What a scrub took out and what it refused, in words that a reader knows.

Source: ECMA-376 part 1, 11.3 and 15.2 (parts), 15.2.12 (file properties); part 2, clause 8 (core properties).
"""

from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.relationships import Opened, Relationship, reachable
from cspr_docs.problems import Problem, error
from cspr_docs.word.scrub.allowed.dropped import DROPPED_PARTS, OTHER_PARTS, REFUSED_PARTS

SCRUB_REFUSED = error(
    "scrub-refused",
    "The file holds something that can carry more than can be seen, or that a reader with a screen reader "
    "cannot follow: a text box, a chart, an embedded file, an equation. Replace it by words, a table or a "
    "plain picture with an alternative text.",
)
_KEPT = frozenset({"title", "language"})
_PROPERTIES = {
    "creator": "the author's name in the properties",
    "lastModifiedBy": "the name of whoever saved the file last",
    "created": "the dates in the properties",
    "modified": "the dates in the properties",
    "lastPrinted": "the dates in the properties",
}
_APPLICATION = "the properties that Word writes (company, manager, template, time spent)"
_LOOSE = "part that nothing leads to|parts that nothing leads to"
_LEFT = "other part that nothing shows|other parts that nothing shows"


@dataclass(slots=True)
class ScrubReport:
    """What happened in one scrub, gathered while it works.

    Attributes:
        file: the file's name, for problems.
        taken: how many of each thing were taken out; a thing is `comment|comments`, or words that are not counted.
        problems: what was refused.
        told: what was left as it is, and should be known.
    """

    file: str
    taken: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    told: list[Problem] = field(default_factory=list)
    _seen: set[tuple[str, str]] = field(default_factory=set)

    def took(self, thing: str, count: int = 1) -> None:
        """Note that so many were taken out; without effect for 0 and for what has no name."""
        if thing and count:
            self.taken[thing] += count

    def took_once(self, thing: str, which: str = "") -> None:
        """Note that one was taken out, once for each that `which` names."""
        if (thing, which) not in self._seen:
            self._seen.add((thing, which))
            self.took(thing)

    def refuse(self, code: str, what: str, place: str, hint: str) -> None:
        """Note that something stands in the way; said once for each place."""
        problem = Problem(code, f"{place}: {what}", hint, file=self.file)
        if problem not in self.problems:
            self.problems.append(problem)

    def tell(self, code: str, what: str, place: str, hint: str) -> None:
        """Note that something could be better; said once for each place."""
        problem = Problem(code, f"{place}: {what}", hint, file=self.file)
        if problem not in self.told:
            self.told.append(problem)

    @property
    def taken_out(self) -> tuple[str, ...]:
        """What was taken out, in plain words: `3 comments`."""
        split = ((count, *thing.partition("|")) for thing, count in self.taken.items())
        return tuple(
            f"{count:,} {one if count == 1 else many}" if many else one for count, one, _, many in split
        )


def tell_properties(found: Opened, report: ScrubReport) -> None:
    """Note which properties of the file go."""
    for link in found.links:
        root = found.trees.get(link.leads_to)
        if link.part or root is None:
            continue
        if link.kind == "core-properties":
            for element in root:
                name = etree.QName(element).localname
                if name not in _KEPT and (element.text or "").strip():
                    report.took_once(_PROPERTIES.get(name, "other properties of the file"))
        elif link.kind == "extended-properties":
            report.took_once(_APPLICATION)
        elif link.kind == "custom-properties":
            report.took("property of your own|properties of your own", len(root))


def tell_parts(found: Opened, report: ScrubReport) -> None:
    """Note which parts go, and refuse those that must not go in silence."""
    reached = reachable(found.package)
    for link in sorted(found.links, key=lambda link: link.part):
        if link.part in reached:
            _tell_part(found, link, report)
    parts = {part for part in found.package if not part.endswith(".rels")}
    report.took(_LOOSE, len(parts - reached - {"[Content_Types].xml"}))


def _tell_part(found: Opened, link: Relationship, report: ScrubReport) -> None:
    words = DROPPED_PARTS.get(link.kind, "")
    if link.kind in REFUSED_PARTS:
        what, hint = REFUSED_PARTS[link.kind]
        report.refuse(SCRUB_REFUSED, what, "somewhere in the file", hint)
    elif link.kind == "comments" and link.leads_to in found.trees:
        count = sum(1 for _ in found.trees[link.leads_to].iter(w("comment")))
        report.took("comment|comments", count)
    elif "|" in words:
        report.took(words)
    elif words:
        report.took_once(words)
    elif link.kind not in OTHER_PARTS:
        report.took(_LEFT)
