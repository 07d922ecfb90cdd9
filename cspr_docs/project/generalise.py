"""The verb generalise: coarser words for what identifies somebody, proposed in a draft as tracked changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from cspr_docs.casefile import CaseFile
from cspr_docs.files import free, numbered, write_whole, writing
from cspr_docs.ooxml.package import read_package, to_bytes
from cspr_docs.problems import error, stop_for
from cspr_docs.project.case_of_draft import case_of_draft
from cspr_docs.project.replacements import Choice, LeftAsItIs, ProposedWords, proposed_on, rules_of
from cspr_docs.publish.decisions import fingerprints
from cspr_docs.publish.details import FoundDetail, Watch, find, watch
from cspr_docs.word.proposing import Line, read_lines, with_proposals
from cspr_docs.word.returned import to_returned
from cspr_docs.word.texts import Passage

GENERALISED_EXISTS = error(
    "generalised-exists",
    "A draft with proposals of coarser words is there already, and somebody may have decided on some of them. Work "
    "on from that file, or add --force to write over it. The draft itself is written over only with --in-place, "
    "which keeps a copy.",
)
GENERALISED_NOT_WRITTEN = error(
    "generalised-not-written",
    "The draft with the proposals could not be written. Most often it is open in Word, or you may not write in "
    "that folder. The draft is as it was.",
)

SUFFIX, KEPT = "-generalised", "-before-generalising"


@dataclass(frozen=True, slots=True)
class GeneraliseRequest:
    """What a person asks for; with `in_place` the draft itself is changed and a copy of it kept."""

    draft: Path
    case: Path | None = None
    identities: Path | None = None
    choice: Choice = field(default_factory=Choice)
    in_place: bool = False
    force: bool = False


@dataclass(frozen=True, slots=True)
class Generalised:
    """What is proposed in a draft; nothing has been written, and `content` is empty where nothing is proposed.

    `unremarked` is how many changes have no comment, since Word shows none in headers and footers; `remarked` of how
    many that are left as they are a comment tells the person who works on in Word.
    """

    request: GeneraliseRequest
    proposals: tuple[ProposedWords, ...]
    left: tuple[LeftAsItIs, ...]
    unremarked: int
    remarked: int
    content: bytes
    original: bytes

    @property
    def target(self) -> Path:
        """The file to be written."""
        draft = self.request.draft
        return draft if self.request.in_place else draft.with_stem(draft.stem + SUFFIX)


def generalise(request: GeneraliseRequest, today: date) -> Generalised:
    """The coarser words that are proposed for a draft, as tracked changes with the reason as comment.

    Raises:
        Stop: the draft cannot be read or belongs to no case here, the case cannot be read, or the file that would be
            written is there already.
    """
    package, original = read_package(request.draft), request.draft.read_bytes()
    references = () if request.case else (to_returned(package, request.draft).issue.case,)
    case_file = case_of_draft(frozenset(references), request.case, request.identities)
    told = _told(case_file, read_lines(package), request.choice)
    wanted = {one.replacement: one for one in told if isinstance(one, ProposedWords)}
    remarks = dict.fromkeys(one.remark for one in told if isinstance(one, LeftAsItIs) and one.remark)
    proposed = with_proposals(package, (*wanted, *remarks), f"{today.isoformat()}T00:00:00Z")
    left = ((wanted[one.replacement], one.why) for one in proposed.left if one.replacement in wanted)
    made = Generalised(
        request,
        tuple(wanted[one] for one in proposed.written if one in wanted),
        (
            *(one for one in told if isinstance(one, LeftAsItIs)),
            *(LeftAsItIs(words.place, f"a detail, {words.old}", why) for words, why in left),
        ),
        len(proposed.unremarked),
        sum(one in remarks for one in proposed.written),
        to_bytes(proposed.package) if proposed.written else b"",
        original,
    )
    if made.content and not request.in_place and not request.force and made.target.exists():
        message = f"{made.target.as_posix()} is there already"
        hint = "decide on its changes and work on from it, or write over it with --force"
        raise stop_for(GENERALISED_EXISTS, message, hint, file=made.target)
    return made


def _told(case_file: CaseFile, lines: Sequence[Line], wish: Choice) -> tuple[ProposedWords | LeftAsItIs, ...]:
    """What is found on the lines: other words for it, or why there are none."""
    case = case_file.case
    found = _by_line(lines, watch(case, case_file.identities))
    kept = fingerprints(case, (one for on_line in found.values() for one in on_line))
    rules = rules_of(case, lines, replace(wish, decided=wish.decided | kept))
    placed = {(line.part, line.number): line for line in lines}
    return tuple(
        one
        for line in lines
        for one in proposed_on(line, found.get(line, ()), rules, _place(line, placed, found))
    )


def write_generalised(made: Generalised) -> tuple[Path, ...]:
    """Writes the file, with `in_place` the copy of the draft before it; gives what was written.

    Raises:
        Stop: the draft was changed since it was read, or a file cannot be written.
    """
    if not made.content:
        return ()
    files = {made.target: made.content}
    if made.request.in_place:
        if made.request.draft.read_bytes() != made.original:
            message = f"{made.request.draft.as_posix()} was changed while this was worked out"
            raise stop_for(GENERALISED_NOT_WRITTEN, message, "close it in Word and try again")
        draft = made.request.draft
        copy = free(numbered(draft.with_stem(draft.stem + KEPT), draft.suffix))
        files = {copy: made.original, **files}
    for path, content in files.items():
        with writing(path, GENERALISED_NOT_WRITTEN, "close it in Word, and check that you may write there"):
            write_whole(path, content)
    return tuple(files)


def _by_line(lines: Sequence[Line], sought: Watch) -> Mapping[Line, list[FoundDetail]]:
    """What is found, by the line that holds it."""
    passages = (Passage(line.text, str(number), line.part) for number, line in enumerate(lines))
    by_line: dict[Line, list[FoundDetail]] = {}
    for one in find(passages, sought):
        by_line.setdefault(lines[int(one.passage.place)], []).append(one)
    return by_line


def _place(
    line: Line, placed: Mapping[tuple[str, int], Line], found: Mapping[Line, list[FoundDetail]]
) -> str:
    """Where a line stands, its heading with every detail masked; `placed` are the lines by part and number."""
    heading = placed.get((line.part, line.heading))
    if heading is None:
        return line.where
    text = heading.text
    for one in sorted(found.get(heading, ()), key=lambda one: -one.start):
        text = f"{text[: one.start]}{one.masked}{text[one.end :]}"
    return f"under “{' '.join(text.split())}”, {line.where}"
