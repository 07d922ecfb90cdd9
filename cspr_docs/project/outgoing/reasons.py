"""Why a document may not leave, or what to know before it does: what the case and the Word file themselves say."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from cspr_docs.casefile import CaseFile
from cspr_docs.casefile.shape import value_at
from cspr_docs.checks.restrictions import RESTRICTED, KeptBack
from cspr_docs.documents.context.names import Reader
from cspr_docs.documents.context.root import Facts
from cspr_docs.ooxml.package import Package
from cspr_docs.problems import DataPath, Problem, advice, error, gap, path_text
from cspr_docs.problems.wording import counted
from cspr_docs.project.outgoing.draft import CurrentDraft
from cspr_docs.project.outgoing.request import SendRequest, WantedDocument
from cspr_docs.word.draft_marks import DraftMark, Sign, draft_marks, edge_marks
from cspr_docs.word.texts import Layer, passages
from schemas.base import day_in_words
from schemas.case import Case
from schemas.identities import Identities
from schemas.improvement import PublicationKind

SEND_DRAFT = gap(
    "send-draft",
    "The document still says DRAFT, or would if nobody had taken the word out. It is final once the case says so: "
    "the message names the field. Nobody outside should get a paper that may still change.",
)
SEND_UNFINISHED = gap(
    "send-unfinished",
    "A prompt or a note for the office still stands in the document. Write what is missing in the case and build "
    "again, or do what the note says. A reader must never meet such a line.",
)
SEND_NO_NAMES = error(
    "send-no-names",
    "Before a document leaves, it is searched for the real names and addresses of everybody whom its reader must "
    "not meet in it. That needs identities.yaml. Without it nothing could be found, so nothing is sent.",
)
SEND_EMBARGO = gap(
    "send-embargo",
    "The case says what must not be said until when, and the report is about to be shown to somebody. Tell the "
    "reader of the embargo, and send it with --under-embargo; the cover list then repeats the words.",
)
SEND_LATE = advice(
    "send-late",
    "The Panel and the Secretary of State have the report at least seven working days before it is published. It "
    "is later than that, or nothing says when it is to be published. Send it all the same, and tell them.",
)
SEND_DATE = advice(
    "send-date",
    "The case has a field for the day on which this was sent, and it is empty or names another day. The program "
    "does not fill it in: only a person knows when the document really left.",
)
SEND_AGAIN = advice(
    "send-again",
    "The case's record says that this reader was given this document before. If it has changed since, tell them "
    "so, or they will hold two papers that differ and not know which of them counts.",
)
PUBLISH_PLAN = error(
    "publish-plan",
    "The case says that the partners publish information on the improvements only, so the full report must not "
    "leave. If that has changed, change publication.kind in the case.",
)
PUBLISH_EMBARGO = advice(
    "publish-embargo",
    "The case says that publication is delayed or under an embargo. The package can be made beforehand; keep it "
    "to yourselves until the day. What was checked says so on its first lines.",
)
PUBLISH_DRAFT = error(
    "publish-draft",
    "The document still says that it is a draft, in its header or in a line of its text, or bears a protective "
    "marking, which nothing public has. Set the report's status to final in the case and build it, or take the "
    "words out in Word.",
)
SAYS_DRAFT = advice(
    "says-draft",
    "Words in the document's own text call it a draft ('this is a working draft', 'not for circulation'), "
    "although it is about to leave as final. It is no more than advice, since they may be about another paper: "
    "look at the place, and write them anew or take them out.",
)
PUBLISH_UNFINISHED = error(
    "publish-unfinished",
    "A highlighted prompt, a note for the office, or a word such as TBC, XXX or [insert date] still stands in the "
    "document. Write what is missing, or take the words out in Word.",
)
PUBLISH_NO_NAMES = error(
    "publish-no-names",
    "The real names are not here, so the report cannot be searched for them. Nothing is published unsearched. Add "
    "identities.yaml to the case, or say where it is kept with --identities.",
)


PUBLISH, SEND = (PUBLISH_UNFINISHED, PUBLISH_DRAFT), (SEND_UNFINISHED, SEND_DRAFT)
"""The codes under which each verb tells that a file is unfinished, and that it is marked as a draft."""

_UNFINISHED = {
    Sign.PROMPT: ("something is still missing", "write it in the case and build again, or write it in Word"),
    Sign.NOTE: (
        "a note for the office still stands here",
        "do what it says; it goes once the case says that the document is ready, or take it out in Word",
    ),
    Sign.PICTURE: (
        "a place for a picture is empty",
        "click the box in Word and choose 'Change Picture' and then its alternative text, or delete the box",
    ),
    Sign.PLACEHOLDER: (
        "a word stands where the text itself should",
        "write what belongs here, in Word or in the case",
    ),
}
_DRAFT = {
    Sign.EDGE: (
        "it still says DRAFT",
        "set its status (such as final_report.status) to final in the case and build it, or take the word out in Word",
    ),
    Sign.STAMP: ("a line of the text says DRAFT", "take the line out, in Word or in the case"),
    Sign.MARKING: (
        "it bears a protective marking",
        "take it out of the header in Word; nothing public has one",
    ),
}


def marks(package: Package, codes: tuple[str, str], without: tuple[Sign, ...] = ()) -> Iterator[Problem]:
    """What shows that the file is a draft, each place once; signs in `without` are left out."""
    found = (mark for mark in draft_marks(package) if mark.sign not in without)
    yield from dict.fromkeys(_marked(mark, package.name, codes) for mark in found)


def _marked(mark: DraftMark, file: str, codes: tuple[str, str]) -> Problem:
    where = replace(mark.place, text="")
    if mark.sign is Sign.SAYS:  # nobody but the writer knows whether the words are about this document
        hint = "if it is final, write the sentence anew or take it out, in Word or in the case"
        return Problem(SAYS_DRAFT, f"the text calls itself a draft ({where}): {mark.words}", hint, file=file)
    code = codes[mark.sign not in _UNFINISHED]
    what, hint = (_UNFINISHED | _DRAFT)[mark.sign]
    words = f": {mark.words}" if mark.sign is not Sign.NOTE else ""
    return Problem(code, f"{what} ({where}){words}", hint, file=file)


def _without_register(identities: Identities | None, code: str) -> Iterator[Problem]:
    if identities is None:
        message = "the real names are not here, so nothing can be searched for them before it leaves"
        yield Problem(code, message, "add identities.yaml, or give its place with --identities")


def of_plan(case_file: CaseFile) -> Iterator[Problem]:
    """What the case says against publishing its report."""
    yield from _without_register(case_file.identities, PUBLISH_NO_NAMES)
    if case_file.case.publication.kind is PublicationKind.IMPROVEMENTS_ONLY:
        message = "the partners publish information on the improvements only, not the report"
        hint = "publish what is written for that; or change publication.kind"
        yield Problem(PUBLISH_PLAN, message, hint, ("publication", "kind"))


def restricted(
    kept_back: Sequence[KeptBack], package: Package, printed: Iterable[DataPath]
) -> Iterator[Problem]:
    """What in the file a restriction keeps from its reader: words, names, and facts of the `printed` data paths."""
    if not kept_back:
        return
    seen = (Layer.WORDS, Layer.SPOKEN)
    texts = [one for one in passages(package) if one.layer in seen]
    for one in kept_back:
        passed = "or take the restriction out of the case if its reason has passed"
        decided = "or say may_be_published: true in the restriction if the public may read it"
        hint = f"write it without what is kept back, {decided if one.may_be_decided else passed}"
        places = [text.place for text in texts if one.told_at(text.text) is not None]
        places += [f"the field {path_text(path)}" for path in printed if one.keeps_path(path)]
        for place in dict.fromkeys(places):
            yield Problem(RESTRICTED, f"{place}: {one.reason}", hint, file=package.name)


def keep_until(case: Case, today: date) -> str:
    """What must not be made public until when, in words; empty where nothing is in the way."""
    plan = case.publication
    if plan.published_on and plan.published_on <= today:
        return ""
    words = [" ".join(plan.embargo.split()).removesuffix(".")] if plan.embargo else []
    if plan.planned_on and plan.planned_on > today:
        words.append(f"publication is planned for {day_in_words(plan.planned_on)}")
    elif plan.kind is PublicationKind.DELAYED and not words:
        words.append("the case says that publication is delayed, and not until when")
    return "; ".join(words)


def of_embargo(until: str) -> Iterator[Problem]:
    """That it must not be said yet; `until` is what `keep_until` gave."""
    if until:
        hint = "the package can be made; keep it to yourselves until then"
        yield Problem(PUBLISH_EMBARGO, f"not to be made public yet: {until}", hint, ("publication",))


def of_draft(wanted: WantedDocument, draft: CurrentDraft) -> Iterator[Problem]:
    """What a draft, and what it prints of the case, have against sending it."""
    yield from draft.problems
    # that nothing says when it was sent this sending ends
    yield from (problem for problem in draft.touched if problem.path != wanted.sent_on)
    yield from marks(draft.opened.package, SEND, without=(Sign.EDGE, Sign.MARKING))
    yield from _says_draft(wanted, draft)


def of_sending(
    request: SendRequest, wanted: WantedDocument, facts: Facts, draft: CurrentDraft, today: date
) -> Iterator[Problem]:
    """Everything that the case and the draft have against sending it, and advice."""
    yield from of_draft(wanted, draft)
    yield from _without_register(facts.identities, SEND_NO_NAMES)
    yield from _embargo(request, wanted, facts)
    yield from _late(wanted, facts, today)
    yield from _again(wanted, facts, draft)


def _says_draft(wanted: WantedDocument, draft: CurrentDraft) -> Iterator[Problem]:
    """That it says DRAFT, that nothing but somebody's hand has taken the word away, or that it would say so now."""
    packages = draft.opened.package, draft.fresh
    is_marked, would_be = (any(mark.sign is Sign.EDGE for mark in edge_marks(one)) for one in packages)
    if not (is_marked or would_be):
        return
    settings, item = wanted.document.kind.settings, wanted.document.item
    final = settings.final or ""
    if item:
        final = final.replace(f"{settings.item}.", f"{settings.for_each}.{item}.")
    says = "as the case stands now, it would say DRAFT"
    if is_marked:
        says = "it says DRAFT in its header"
    elif draft.is_edited:
        says = "the word DRAFT was taken out, and the case does not agree"
    waits = f"this is not filled in or true yet: {final}"
    if draft.is_called_final:
        waits = f"{counted(draft.prompts, 'prompt')} in it must be filled in ({final} is there)"
    elif draft.prompts:
        waits = f"{counted(draft.prompts, 'prompt')} in it must be filled in, and {waits}"
    hint = f"{waits}; then build again"
    if not would_be:
        hint = "the case says that it is final: build it again, or take the word out of the header in Word"
    yield Problem(SEND_DRAFT, f"the document is still a draft: {says}", hint, file=draft.name)


def _embargo(request: SendRequest, wanted: WantedDocument, facts: Facts) -> Iterator[Problem]:
    """What must not be said until when, where a report is shown to somebody before it is public."""
    words = facts.case.publication.embargo
    if words and wanted.document.kind.settings.reader is Reader.PUBLIC and not request.under_embargo:
        message = f"there is an embargo: {' '.join(words.split())}"
        hint = "tell the reader, and send it with --under-embargo: the cover list repeats the words"
        yield Problem(SEND_EMBARGO, message, hint, ("publication", "embargo"))


def _late(wanted: WantedDocument, facts: Facts, today: date) -> Iterator[Problem]:
    """A copy that goes later than the guidance asks for.

    Source: Working Together to Safeguard Children 2023, chapter 5: the Panel and the Secretary of State have the
        report at least seven working days before it is published.
    """
    for clock in facts.deadlines.binding:
        if clock.path != wanted.sent_on or not clock.clock.backwards:
            continue
        if clock.due_on and today > clock.due_on:
            message = f"{clock.name}: this was due on {day_in_words(clock.due_on)}"
            yield Problem(SEND_LATE, message, f"the rule: {clock.rule}", clock.path)
        elif clock.due_on is None:
            message = (
                f"nothing says when it is published, so nobody can tell whether this is in time: {clock.rule}"
            )
            yield Problem(SEND_LATE, message, f"fill in {path_text(clock.start_path)}", clock.start_path)


def _again(wanted: WantedDocument, facts: Facts, draft: CurrentDraft) -> Iterator[Problem]:
    """What this reader was given of this document before."""
    before = [one for one in facts.case.sent if one.subject == wanted.subject]
    for one in before[-1:]:
        same = "the very same draft" if one.draft == draft.opened.sha256 else "another state of it"
        message = f"{same} was made ready for this reader on {day_in_words(one.on)} ({one.package})"
        yield Problem(SEND_AGAIN, message, "tell the reader which of them counts", ("sent", one.id))


def dates_to_fill(wanted: WantedDocument, facts: Facts, today: date) -> Iterator[Problem]:
    """The day of sending, where the case does not say it or says another."""
    path = wanted.sent_on
    if not path:
        return
    value = value_at(facts.case, path)
    if value is None:
        message = f"the case does not say yet that this was sent: {path_text(path)} is empty"
        yield Problem(SEND_DATE, message, "fill it in once it has left", path)
    elif value != today and isinstance(value, date):
        message = f"the case says that this was sent on {day_in_words(value)}"
        yield Problem(SEND_DATE, message, f"look whether {path_text(path)} is still right", path)
