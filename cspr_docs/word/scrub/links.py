"""Links, bookmarks and cross-references of the rebuilt stories: what leads somewhere stays, under neutral names.

Source: ECMA-376 part 1, 17.13.6 (bookmarks), 17.16.22 (hyperlink).
"""

from collections.abc import Iterator, Sequence

from lxml import etree

from cspr_docs.ooxml.namespaces import r, w
from cspr_docs.ooxml.places import PlaceOf, place_finder
from cspr_docs.word.link_targets import refusal
from cspr_docs.word.revisions.surgery import remove, unwrap
from cspr_docs.word.scrub.allowed.instructions import Argument
from cspr_docs.word.scrub.fields import instruction_of, instructions, set_instruction
from cspr_docs.word.scrub.instruction import Instruction, sequence_name, to_instruction
from cspr_docs.word.scrub.report import ScrubReport
from cspr_docs.word.scrub.stories import TextPart

TOP = "_top"
_UNUSED = "bookmark that nothing leads to|bookmarks that nothing leads to"
_NOWHERE = "link that led nowhere|links that led nowhere"


def settle_links(stories: Sequence[TextPart], report: ScrubReport) -> None:
    """Check and rename the links, bookmarks and cross-references of all stories together."""
    present = {
        mark.get(w("name"), "").casefold()
        for story in stories
        for mark in story.root.iter(w("bookmarkStart"))
    }
    for story in stories:
        _settle_hyperlinks(story, present, report)
    series: dict[str, str] = {}
    for story in stories:
        place_of = place_finder(story.root, story.name, story.words)
        for element, instruction in _fields(story):
            _check_references(instruction, present, report, place_of(element))
            renamed = instruction.renamed(Argument.SEQUENCE, lambda label: sequence_name(label, series))
            set_instruction(element, str(renamed))
    names = _rename_bookmarks(stories, _wanted(stories), report)
    for story in stories:
        for link in story.root.iter(w("hyperlink")):
            if (anchor := link.get(w("anchor"))) is not None:
                link.set(w("anchor"), names.get(anchor.casefold(), TOP))
        for element, instruction in _fields(story):
            renamed = instruction.renamed(Argument.BOOKMARK, lambda name: names.get(name.casefold(), TOP))
            set_instruction(element, str(renamed))


def _fields(story: TextPart) -> Iterator[tuple[etree._Element, Instruction]]:
    for element in instructions(story.root):
        instruction = to_instruction(instruction_of(element))
        if instruction is not None:
            yield element, instruction


def _settle_hyperlinks(story: TextPart, present: set[str], report: ScrubReport) -> None:
    place_of = place_finder(story.root, story.name, story.words)
    for element in list(story.root.iter(w("hyperlink"))):
        if element.get(r("id")) is not None:
            _settle_outward(element, story, report, place_of)
        elif element.get(w("anchor"), "").casefold() not in present | {TOP}:
            report.took(_NOWHERE)
            unwrap(element)


def _settle_outward(element: etree._Element, story: TextPart, report: ScrubReport, place_of: PlaceOf) -> None:
    """Keep a link to the outside if readers may be sent there; its words say where, its tooltip is gone."""
    link = story.links.get(element.get(r("id"), ""))
    anchor = element.get(w("anchor"), "")
    if w("anchor") in element.attrib:
        del element.attrib[w("anchor")]
    target = "" if link is None or link.inside else link.target
    target += f"#{anchor}" if anchor and "#" not in target else ""
    if reason := refusal(target):
        hint = "use a public https:// address, or remove the link (Ctrl+Shift+F9)"
        report.refuse("scrub-link", f"a link {reason}", place_of(element), hint)
        return
    element.set(r("id"), story.relations.id_for("hyperlink", target, external=True))


def _check_references(instruction: Instruction, present: set[str], report: ScrubReport, place: str) -> None:
    for name in instruction.named(Argument.BOOKMARK):
        if name.casefold() not in present | {TOP}:
            hint = "update the fields in Word (Ctrl+A, F9), then mend or delete the reference"
            report.refuse(
                "scrub-field", "a reference to a place that is not in the document any more", place, hint
            )


def _wanted(stories: Sequence[TextPart]) -> set[str]:
    """The bookmarks that something leads to, casefolded as Word compares them."""
    wanted: set[str] = set()
    for story in stories:
        wanted |= {link.get(w("anchor"), "").casefold() for link in story.root.iter(w("hyperlink"))}
        for _, instruction in _fields(story):
            wanted |= {name.casefold() for name in instruction.named(Argument.BOOKMARK)}
    return wanted


def _rename_bookmarks(stories: Sequence[TextPart], wanted: set[str], report: ScrubReport) -> dict[str, str]:
    """The new name of each bookmark that stays, by its old one; all others are taken out."""
    names: dict[str, str] = {}
    number = 0
    for story in stories:
        ids: dict[str, str] = {}
        for mark in list(story.root.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            old = mark.get(w("id"), "")
            if mark.tag == w("bookmarkEnd"):
                _settle_end(mark, ids.pop(old, None))
                continue
            name = mark.get(w("name"), "")
            if name.casefold() not in wanted or name.casefold() in names:
                report.took(_UNUSED)
                remove(mark)
                continue
            prefix = "_Toc" if name.startswith("_Toc") else "_Ref"
            names[name.casefold()] = f"{prefix}{number + 1:09d}"
            ids[old] = str(number)
            mark.set(w("id"), ids[old])
            mark.set(w("name"), names[name.casefold()])
            number += 1
        _close(story.root, ids)
    return names


def _settle_end(mark: etree._Element, id_: str | None) -> None:
    if id_ is None:
        remove(mark)
    else:
        mark.set(w("id"), id_)


def _close(root: etree._Element, ids: dict[str, str]) -> None:
    """Bookmarks whose end was hidden or lost end where they begin."""
    left = set(ids.values())
    for mark in [mark for mark in root.iter(w("bookmarkStart")) if mark.get(w("id")) in left]:
        mark.addnext(etree.Element(w("bookmarkEnd"), {w("id"): mark.get(w("id"), "")}))
