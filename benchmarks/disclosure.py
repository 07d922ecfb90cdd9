"""How much of what identifies somebody the search finds, how much it finds that is nothing, and how long 40 pages take.

Two sets in `disclosure_sets`: a made-up register, forms of its names, details of people whom it does not list, each
marked `{kind:words}`, and public prose in which nothing is to be found. The rules may be mended from the first. The
second was written before the rules were read, and nothing is ever mended from it: its figures are the ones to believe,
and what was overlooked in it is not printed. Ages of adults and sums of money are marked in neither: here they are no
details (`tests/disclosure`).

    before mending     second set: register 90.3 %, details 22.2 % (39.1 % with the extra), 1.2 (3.6) in vain
    mended since       second set: register 97.2 %, details 93.6 % (94.6 %), 0.6 (1.4) in vain

Between the two its figures by kind were looked at, which told where to look further, never its texts. Three of its
telephone numbers have a digit too many.

Run: `python -m benchmarks.disclosure` with the tests' folder beside it.
"""

import re
import time
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cspr_docs.ooxml.package import load_package
from cspr_docs.problems import Stop
from cspr_docs.publish.details import FoundDetail, NamesModel, Watch, find, read_model, watch
from cspr_docs.word.texts import Layer, Passage, passages
from schemas.identities import Identities
from tests.disclosure_adversaries import bare_case
from tests.sample_documents import rendered, sample

SETS = Path(__file__).parent / "disclosure_sets"
MARK = re.compile(r"\{(?:(?P<kind>[a-z]+):)?(?P<words>[^{}]+)\}")
REGISTER = "register"
WORDS_OF_40_PAGES = 40 * 400
TARGET_SECONDS = 2.0
ROUNDS = 5


@dataclass(frozen=True)
class Marked:
    """A text without its marks, and where in it which kind of detail stands."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True)
class Results:
    """What came of one set: by kind how many were found of how many, what was overlooked, what was found in vain."""

    by_kind: dict[str, tuple[int, int]]
    overlooked: tuple[str, ...]
    in_vain: tuple[FoundDetail, ...]
    words: int


def marked(line: str) -> Marked:
    """A line of a set with its marks taken out."""
    text, spans, at = "", [], 0
    for match in MARK.finditer(line):
        text += line[at : match.start()]
        spans.append((len(text), len(text) + len(match["words"]), match["kind"] or REGISTER))
        text, at = text + match["words"], match.end()
    return Marked(text + line[at:], tuple(spans))


def read_lines(path: Path) -> list[str]:
    """The lines of a file of a set, without its headings."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def look_for(folder: Path) -> Watch:
    """What to look for in a set: a case of few words with the set's own register."""
    register = tomllib.loads((folder / "identities.toml").read_text(encoding="utf-8"))
    return watch(bare_case(), Identities.model_validate(register))


def measured(folder: Path, model: NamesModel | None) -> Results:
    """A set past the search."""
    look = look_for(folder)
    texts = [marked(line) for name in ("details.txt", "register.txt") for line in read_lines(folder / name)]
    counts: dict[str, list[int]] = {}
    overlooked = []
    for text in texts:
        found = find([Passage(text.text, "", "")], look, model)
        for start, end, kind in text.spans:
            is_found = any(one.start < end and start < one.end for one in found)
            told = counts.setdefault(kind, [0, 0])
            told[0] += is_found
            told[1] += 1
            if not is_found:
                before, behind = text.text[max(0, start - 30) : start], text.text[end : end + 20]
                overlooked.append(f"{kind}: {before}[{text.text[start:end]}]{behind}")
    public = [Passage(line, "", "") for line in read_lines(folder / "public.txt")]
    in_vain = find(public, look, model)
    words = sum(len(one.text.split()) for one in public)
    return Results(
        {kind: (one, all_) for kind, (one, all_) in counts.items()}, tuple(overlooked), in_vain, words
    )


def table(without: Results, with_names: Results | None) -> Iterator[str]:
    """The lines of a set: recall by kind without and with the extra, then all, and what was found in vain."""
    both = (without, with_names) if with_names else (without,)
    kinds = sorted(without.by_kind, key=lambda kind: (kind == REGISTER, kind))
    yield f"{'kind':12} {'all':>4}  without  with the extra"
    for kind in kinds:
        shares = "  ".join(f"{one.by_kind[kind][0] / one.by_kind[kind][1]:7.1%}" for one in both)
        yield f"{kind:12} {without.by_kind[kind][1]:4}  {shares}"
    details = [kind for kind in kinds if kind != REGISTER]
    for said, some in (("all details", details), ("all", kinds)):
        sums = [[sum(one.by_kind[kind][at] for kind in some) for at in (0, 1)] for one in both]
        yield f"{said:12} {sums[0][1]:4}  {'  '.join(f'{found / of:7.1%}' for found, of in sums)}"
    rates = "  ".join(f"{1000 * len(one.in_vain) / one.words:7.1f}" for one in both)
    yield f"found in vain in 1,000 words of {without.words}: {rates}"


def details_of(results: Results) -> Iterator[str]:
    """What was overlooked and what was found in vain, for whoever mends the rules."""
    yield from (f"  overlooked  {one}" for one in results.overlooked)
    for one in results.in_vain:
        around = one.text[max(0, one.start - 30) : one.end + 20]
        yield f"  in vain     {one.about}: [{one.words}] in {around}"


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


def seconds(texts: Sequence[Passage], look: Watch, model: NamesModel | None) -> float:
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
    try:
        model = read_model()
    except Stop as stop:
        model = None
        print(stop.problems[0].message)
    for name in ("first", "second"):
        without = measured(SETS / name, None)
        with_names = measured(SETS / name, model) if model else None
        print(f"== the {name} set\n" + "\n".join(table(without, with_names)))
        if name == "first":
            print("\n".join(details_of(with_names or without)))
    facts = sample("hawthorn").facts
    texts, own = pages(WORDS_OF_40_PAGES), watch(facts.case, facts.identities)
    for said, used in (("without", None), ("with", model)):
        if used is not None or said == "without":
            taken = seconds(texts, own, used)
            print(f"40 pages {said} the extra: {taken:.2f} s (target below {TARGET_SECONDS:.0f} s)")


if __name__ == "__main__":
    main()
