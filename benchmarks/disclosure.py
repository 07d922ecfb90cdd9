"""How much of what is planted the search finds, how much it finds that is nothing, and how long 40 pages take.

For each group of the tests' texts: what was planted, what of it was found (recall), what else was found (precision).
Then two sets, written as drafts before anybody looked at the search, each with a register of its own:

    before mending     set A: 97.2 % of 71 names, 96.0 % of 50 patterns, 3 findings in 44 sentences that hold nothing
                       set B: 98.6 % of 72 names, 92.0 % of 50 patterns, 1 finding in 44 such sentences
    mended by A alone  set B: 100 % of the names, 92.0 % of the patterns, 1 finding: nobody had seen which ones failed

The last is the figure to believe. Since then the search has been mended by both, so what is printed is of texts seen.
Then the sample reports, in which nothing was planted, and 40 pages of them with and without the extra `names`.
Run: `python -m benchmarks.disclosure` with the tests' folder beside it.
"""

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cspr_docs.ooxml.package import load_package
from cspr_docs.problems import Stop
from cspr_docs.publish.details import FoundDetail, NamesModel, Watch, find, read_model, watch
from cspr_docs.word.texts import Layer, Passage, passages
from tests.disclosure_adversaries import ADVERSARIES, bare_case
from tests.disclosure_texts import DETAILS, PATTERNS, REGISTER, Planted, case, identities
from tests.sample_documents import rendered, sample

WORDS_OF_40_PAGES = 40 * 400
TARGET_SECONDS = 2.0
ROUNDS = 5


@dataclass(frozen=True)
class Count:
    """What became of one group's texts."""

    planted: int
    found: int
    findings: int
    wrong: int


def counted(texts: Iterable[Planted], look: Watch, model: NamesModel | None) -> Count:
    """How many planted stretches were found, and how many findings are of none."""
    planted = found = findings = wrong = 0
    for text in texts:
        told = find([Passage(text.text, "", "")], look, model)
        planted += len(text.found)
        found += sum(any(_meets(one, span) for one in told) for span in text.found)
        findings += len(told)
        wrong += sum(not any(_meets(one, span) for span in text.found) for one in told)
    return Count(planted, found, findings, wrong)


def _meets(one: FoundDetail, span: tuple[int, int]) -> bool:
    return one.start < span[1] and span[0] < one.end


def row(name: str, count: Count) -> str:
    """One line of the table."""
    recall = f"{count.found / count.planted:6.1%}" if count.planted else "     –"
    precision = f"{1 - count.wrong / count.findings:6.1%}" if count.findings else "     –"
    return f"{name:12} {count.planted:7} {count.found:5} {recall}  {precision}"


def grouped(look: Watch, model: NamesModel | None) -> Iterator[str]:
    """The table's lines."""
    yield f"{'group':12} planted found recall precision"
    for title, texts in (("names", REGISTER), ("patterns", PATTERNS), ("details", DETAILS)):
        for group in dict.fromkeys(text.group for text in texts):
            yield row(group, counted([text for text in texts if text.group == group], look, model))
        yield row(f"all {title}", counted(texts, look, model)) + "\n"


def adversaries(model: NamesModel | None) -> Iterator[str]:
    """The lines of the two sets; for what holds nothing, how many findings in how many sentences."""
    for letter, (texts, register) in ADVERSARIES.items():
        look = watch(bare_case(), register)
        of = {
            group: [text for text in texts if text.group == group]
            for group in ("names", "patterns", "nothing")
        }
        for group in ("names", "patterns"):
            yield row(f"{letter} {group}", counted(of[group], look, model))
        wrong = counted(of["nothing"], look, model).wrong
        yield f"{letter} nothing    {wrong} found in {len(of['nothing'])} sentences\n"


def report_passages(name: str) -> list[Passage]:
    """The texts of a sample's final report, as the scrub leaves them."""
    package = load_package(rendered(name, "final-report.docx").content, "report.docx")
    return [passage for passage in passages(package) if not passage.part.startswith("customXml/")]


def pages(words: int) -> list[Passage]:
    """So many words of the sample reports, with all that lies behind them."""
    texts: list[Passage] = []
    for passage in (*report_passages("hawthorn"), *report_passages("rowan")):
        words -= len(passage.text.split()) if passage.layer is Layer.WORDS else 0
        if words < 0:
            break
        texts.append(passage)
    return texts


def seconds(texts: list[Passage], look: Watch, model: NamesModel | None) -> float:
    """The CPU seconds of one scan, the least of some; texts are folded anew each time."""
    from cspr_docs.prose import folding

    taken = []
    for _ in range(ROUNDS if model is None else 2):
        folding.folded.cache_clear()
        before = time.process_time()
        find(texts, look, model)
        taken.append(time.process_time() - before)
    return min(taken)


def main() -> None:
    """Print all tables."""
    look = watch(case(), identities())
    try:
        model = read_model()
    except Stop as stop:
        model = None
        print(stop.problems[0].message)
    for said, used in (("without the extra", None), ("with the extra", model)):
        if used is not None or said == "without the extra":
            print(f"== {said}\n" + "\n".join((*grouped(look, used), *adversaries(used))))
    for name in ("rowan", "hawthorn"):
        facts = sample(name).facts
        found = find(report_passages(name), watch(facts.case, facts.identities), model)
        print(f"{name}: nothing planted; found {dict(Counter(f'{one.weight} {one.code}' for one in found))}")
    facts = sample("hawthorn").facts
    texts, own = pages(WORDS_OF_40_PAGES), watch(facts.case, facts.identities)
    print(
        f"40 pages without the extra: {seconds(texts, own, None):.2f} s (target below {TARGET_SECONDS:.0f} s)"
    )
    if model is not None:
        print(f"40 pages with the extra: {seconds(texts, own, model):.2f} s")


if __name__ == "__main__":
    main()
