"""What whole commands cost in fresh processes, beside the plain way: docxtpl, PyYAML, Pydantic, markdown-it-py.

CPU of the process and its children, variants in turn, medians; the ratio is what counts. The plain way is the script
below (`plain`): it loads the same case and renders the same documents with docxtpl from the same templates, in the
same house style, prose as sub-documents of python-docx; it has no anchors, prompts, checks or places.
Run: `python benchmarks/build.py [rounds]`.
"""

import io
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from cspr_docs import begin_process

ROOT = Path(__file__).parent.parent
CASE = ROOT / "cases" / "rowan"
TODAY = date(2026, 11, 22)
KINDS = ("rapid-review", "decision-letter", "final-report", "learning-briefing")
"""The kinds of the six documents; the others of the case are a page or two each."""
IMPORTS = "import pydantic, jinja2, lxml.etree, yaml, markdown_it, click"
FLOORS = {
    "one model": f"{IMPORTS}; pydantic.create_model('One', word=(str, ...))(word='')",
    "schema": f"import cspr_docs; cspr_docs.begin_process(); {IMPORTS}; "
    "from schemas import Case, Identities; Case.model_rebuild(), Identities.model_rebuild()",
}
"""What a check cannot do without, whatever it checks."""


@dataclass(frozen=True)
class Kept:
    """Folders in which a run keeps what it compiled."""

    folder: Path

    def environment(self) -> dict[str, str]:
        """The variables that say where they are."""
        return {
            **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
            "PYTHONPYCACHEPREFIX": str(self.folder.parent / "bytecode"),
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "XDG_STATE_HOME": str(self.folder / "state"),
            "PYTHONPATH": str(ROOT),
        }


def cpu_of(command: list[str], kept: Kept, folder: Path) -> tuple[float, str]:
    """The processor's seconds that a command takes in a process of its own, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        command, env=kept.environment(), cwd=folder, capture_output=True, text=True, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def inside(mode: str) -> list[str]:
    """A run of one of the modes of this file, which prints the seconds of what it measures."""
    return [sys.executable, __file__, mode]


def planned() -> Any:  # noqa: ANN401
    """The facts of the case, its problems, the library, and its documents."""
    from cspr_docs.documents.context.root import Facts
    from cspr_docs.documents.kinds import read_library
    from cspr_docs.documents.plan import Document, plan
    from cspr_docs.project.check import check

    checked = check(CASE, TODAY, None)
    facts = Facts(checked.case_file.case, checked.case_file.identities, checked.edition, checked.deadlines)
    library = read_library((ROOT / "templates",))
    kinds = [kind for kind in library.kinds if kind.name in KINDS]
    documents = [entry for entry in plan(facts, kinds) if isinstance(entry, Document)]
    return facts, checked.problems, library, documents


def ours() -> float:
    """Compile and render, or recall and render, all documents of the case."""
    begin_process()
    facts, problems, library, documents = planned()
    began = time.process_time()
    from cspr_docs.documents.render import render, template_of

    for document in documents:
        render(document, facts, problems, template_of(document, library))
    return time.process_time() - began


def again() -> float:
    """Render all documents of the case a second time in the same process."""
    from cspr_docs.documents.render import render, template_of

    begin_process()
    facts, problems, library, documents = planned()
    for _ in range(3):
        began = time.process_time()
        for document in documents:
            render(document, facts, problems, template_of(document, library))
    return time.process_time() - began


class ByDocxtpl:
    """Stands in for a compiled template; renders with docxtpl and counts what docxtpl takes."""

    fingerprint = ""

    def __init__(self, template: bytes) -> None:
        self.template, self.seconds = template, 0.0

    def new_additions(self) -> Any:  # noqa: ANN401
        """None of its own."""
        from cspr_docs.word.additions import Additions

        return Additions()

    def render(self, context: Mapping[str, object], _: object) -> bytes:
        """The file by docxtpl."""
        began = time.process_time()
        from docxtpl import DocxTemplate
        from jinja2 import StrictUndefined
        from jinja2.sandbox import ImmutableSandboxedEnvironment

        from cspr_docs.documents.context.filters import FILTERS

        environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
        environment.filters.update(FILTERS)
        document = DocxTemplate(io.BytesIO(self.template))
        document.render(dict(context), environment, autoescape=True)
        stream = io.BytesIO()
        document.save(stream)
        self.seconds += time.process_time() - began
        return stream.getvalue()


def dressed(document: Any, library: Any) -> bytes:  # noqa: ANN401
    """A kind's template in its house style: making that is nobody's work here."""
    from cspr_docs.ooxml.package import read_package, to_bytes
    from cspr_docs.word.house import rebrand

    return to_bytes(rebrand(read_package(document.kind.template), read_package(library.house_style))[0])


def docxtpl(times: int = 1) -> float:
    """The same by docxtpl: same templates, same context; what the context does itself is in it as well."""
    from cspr_docs.documents.render import render

    facts, problems, library, documents = planned()
    templates = [ByDocxtpl(dressed(document, library)) for document in documents]
    for _ in range(times):
        for template, document in zip(templates, documents, strict=True):
            template.seconds = 0.0
            render(document, facts, problems, template)  # type: ignore[arg-type]
    return sum(template.seconds for template in templates)


class PlainPen:
    """Writes words escaped, and Markdown as a sub-document: markdown-it-py to python-docx."""

    def __init__(self, template: Any) -> None:  # noqa: ANN401
        from markdown_it import MarkdownIt

        self.template, self.markdown = template, MarkdownIt("commonmark").enable("table")

    def write_fact(self, fact: Any) -> str:  # noqa: ANN401
        """The words."""
        from markupsafe import escape

        return str(escape(fact.words))

    def write_prose(self, prose: Any) -> str:  # noqa: ANN401
        """Paragraphs made as docxtpl's sub-documents make them."""
        import docx
        from lxml import etree

        part = self.template.get_docx()._part
        made = docx.Document()
        made._part = part
        body = made.element.body
        for token in self.markdown.parse(prose.text):
            if token.type == "inline":
                paragraph = made.add_paragraph()
                for child in token.children or ():
                    run = paragraph.add_run(child.content)
                    run.bold = child.type.startswith("strong")
        body.remove(body.sectPr)
        return "".join(etree.tostring(child, encoding="unicode") for child in body)

    def write_empty_list(self, _: object) -> str:
        """Nothing."""
        return "<w:p/>"


def plain(folder: Path) -> None:
    """The plain way from the case folder to the files; the case lies there as JSON too, as Pydantic needs it."""
    import yaml
    from docxtpl import DocxTemplate
    from jinja2 import Environment

    from cspr_docs import law
    from cspr_docs.documents.context.filters import FILTERS
    from cspr_docs.documents.context.root import Facts, words_of_document
    from cspr_docs.documents.kinds import read_library
    from cspr_docs.documents.plan import Document, plan
    from cspr_docs.documents.render import _own_names
    from schemas.case import Case
    from schemas.identities import Identities

    for path in CASE.rglob("*"):
        if path.suffix == ".yaml":
            yaml.load(path.read_text(), Loader=yaml.CSafeLoader)
        elif path.suffix == ".md":
            path.read_text()
    case = Case.model_validate_json((folder / "case.json").read_text())
    identities = Identities.model_validate_json((folder / "identities.json").read_text())
    edition = law.edition(case)
    facts = Facts(case, identities, edition, law.deadlines(case, edition, TODAY))
    environment = Environment(autoescape=True)
    environment.filters.update(FILTERS)
    kinds = [kind for kind in read_library((ROOT / "templates",)).kinds if kind.name in KINDS]
    for document in plan(facts, kinds):
        if isinstance(document, Document):
            template = DocxTemplate(folder / f"{document.kind.name}.docx")
            template.init_docx()
            pen: Any = PlainPen(template)
            context = {
                **_own_names(document, facts, pen),
                "document": words_of_document(document.kind.settings, facts.case, lambda: True),
                "glossary": (),
            }
            template.render(context, environment, autoescape=True)
            template.save(str(folder / document.file_name))


def prepare(folder: Path) -> None:
    """What the plain way finds ready: the templates in their house style, and the case for Pydantic."""
    facts, _, library, documents = planned()
    (folder / "case.json").write_text(facts.case.model_dump_json(by_alias=True))
    (folder / "identities.json").write_text(facts.identities.model_dump_json(by_alias=True))
    for document in documents:
        (folder / f"{document.kind.name}.docx").write_bytes(dressed(document, library))


def measure(rounds: int) -> None:
    """Every figure, a line each."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder)
        (folder / "cases").symlink_to(ROOT / "cases")
        (folder / "templates").symlink_to(ROOT / "templates")
        warm, python = Kept(folder / "warm"), sys.executable
        cspr = [python, "-c", "from cspr_docs.cli import main; main()"]
        kinds = [word for kind in KINDS for word in ("--kind", kind)]
        build, there = [*cspr, "build", "cases/rowan", *kinds], folder / "output"
        taken: dict[str, list[float]] = {}

        def note(what: str, command: list[str], kept: Kept = warm, *, fresh: bool = False) -> None:
            if fresh:
                shutil.rmtree(there, ignore_errors=True)
            seconds, printed = cpu_of(command, kept, folder)
            inner = (
                printed.split()[-1:] if command[1] == __file__ else []
            )  # what a mode of this file measured
            taken.setdefault(what, []).append(float(inner[0]) if inner else seconds)

        cpu_of(build, warm, folder)
        cpu_of(inside("ours"), warm, folder)
        for turn in range(rounds):
            note("imports", [python, "-c", IMPORTS])
            for what, code in FLOORS.items():
                note(what, [python, "-c", code])
            note("help", [*cspr, "--help"])
            note("build", build, fresh=True)
            note("nothing", build)
            note("build cold", build, Kept(folder / f"cold{turn}"), fresh=True)
            note("check", [*cspr, "check", "cases/rowan"])
            note("plain", [python, __file__, "plain", str(folder)])
            note("six", inside("ours"))
            note("six cold", inside("ours"), Kept(folder / f"cold-six{turn}"))
            note("six docxtpl", inside("docxtpl"))
            note("further", inside("again"))
            note("further docxtpl", inside("docxtpl-again"))
        tell({what: statistics.median(seconds) for what, seconds in taken.items()})


def tell(took: Mapping[str, float]) -> None:
    """The ratios with their goals."""
    figures = (
        ("six documents, templates kept, to docxtpl", "six", "six docxtpl", 0.3),
        ("six documents, nothing kept, to docxtpl", "six cold", "six docxtpl", 1.0),
        ("cspr build of one case, templates kept, to the bare imports", "build", "imports", 2.5),
        ("cspr build of one case, nothing kept, to the bare imports", "build cold", "imports", None),
        ("cspr check of one case, to the bare imports", "check", "imports", 1.5),
        ("cspr build of one case, to the plain way", "build", "plain", 0.4),
        ("a process that makes one Pydantic model, to the bare imports", "one model", "imports", None),
        ("one that builds the schema and its validators, to the same", "schema", "imports", None),
        ("each further case in the same process, to docxtpl", "further", "further docxtpl", 0.2),
        ("a build with nothing to do, to --help", "nothing", "help", 2.0),
    )
    for words, own, other, goal in figures:
        aim = f"   (goal {goal} ×)" if goal else ""
        print(f"{words:62} {took[own]:6.2f} s / {took[other]:6.2f} s = {took[own] / took[other]:5.2f} ×{aim}")


if __name__ == "__main__":
    mode = sys.argv[1] if len(sys.argv) > 1 else "5"
    measured = {"ours": ours, "again": again, "docxtpl": docxtpl, "docxtpl-again": lambda: docxtpl(3)}
    if mode == "plain":
        plain(Path(sys.argv[2]))
    elif mode in measured:
        print(measured[mode]())
    else:
        measure(int(mode))
