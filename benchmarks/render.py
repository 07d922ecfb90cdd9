"""How many times faster a warm render is than plain docxtpl: same template, same data, same machine.

Variants run in turn, CPU time of each, medians; the ratio is what counts. Ours deflates at zlib level 1,
docxtpl at its own level 6; there is no Markdown in it and no cache. Run: `python benchmarks/render.py`.
"""

import io
import statistics
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle, islice
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from cspr_docs.ooxml.package import load_package
from cspr_docs.word.template.compile import compile_template

ROUNDS = 15
REPORT_TARGET, LETTER_TARGET, WORD_TARGET, FLOOR_TARGET = 25, 45, 90, 2
SENTENCE = "the child was seen at home and the plan was agreed with each of the agencies that knew the family"


@dataclass(frozen=True)
class Work:
    """One template with its data, and the ratio that it should reach."""

    name: str
    template: bytes
    context: dict[str, Any]
    target: int


def prose(words: int) -> str:
    """So many words of filler."""
    return " ".join(islice(cycle(SENTENCE.split()), words)) + "."


def saved(document: Any) -> bytes:  # noqa: ANN401
    """The document as a file."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def looping_table(document: Any, loop: str, cells: list[str]) -> None:  # noqa: ANN401
    """A table of three rows: the loop, what it repeats, its end."""
    table = document.add_table(rows=4, cols=len(cells), style="Table Grid")
    for index, cell in enumerate(cells):
        table.cell(0, index).text = cell.strip("{} ")
        table.cell(2, index).text = cell
    table.cell(1, 0).text = f"{{%tr for {loop} %}}"
    table.cell(3, 0).text = "{%tr endfor %}"


def report() -> Work:
    """A cover, eight narratives of 540 words, nine agencies, a 60-row chronology, twelve recommendations."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "{{ classification }}"
    document.sections[0].footer.paragraphs[0].text = "{{ title }}"
    document.add_heading("{{ title }}", 0)
    document.add_paragraph("{{ partnership }}, {{ completed_on }}")
    for number in range(8):
        document.add_heading(f"Part {number + 1}", 1)
        document.add_paragraph(prose(60))
        document.add_paragraph("{%p for paragraph in narratives[" + str(number) + "] %}")
        document.add_paragraph("{{ paragraph }}")
        document.add_paragraph("{%p endfor %}")
    looping_table(document, "a in agencies", ["{{ a.name }}", "{{ a.role }}"])
    looping_table(
        document, "e in events", ["{{ e.date }}", "{{ e.agency }}", "{{ e.event }}", "{{ e.source }}"]
    )
    document.add_paragraph("{%p for r in recommendations %}")
    document.add_heading("{{ r.title }}", 2)
    table = document.add_table(rows=5, cols=2, style="Table Grid")
    for row, field in enumerate(("text", "owner", "date", "measure", "scope")):
        table.cell(row, 0).text = field
        table.cell(row, 1).text = f"{{{{ r.{field} }}}}"
    document.add_paragraph("{%p endfor %}")
    return Work("report", saved(document), report_values(), REPORT_TARGET)


def report_values() -> dict[str, object]:
    """What is filled into the report."""
    fields = ("title", "text", "owner", "date", "measure", "scope")
    return {
        "title": "Review of the case of Rowan & others",
        "classification": "Official",
        "partnership": "Exshire Safeguarding Children Partnership",
        "completed_on": "3 March 2026",
        "narratives": [[prose(90) for _ in range(6)] for _ in range(8)],
        "agencies": [{"name": f"Agency {n}", "role": prose(8)} for n in range(9)],
        "events": [
            {
                "date": f"{n % 28 + 1} May 2025",
                "agency": "Police",
                "event": prose(30),
                "source": f"Record {n}",
            }
            for n in range(60)
        ],
        "recommendations": [{field: prose(14) for field in fields} for _ in range(12)],
    }


def letter() -> Work:
    """Three pages with a few values and conditions."""
    document = docx.Document()
    document.add_paragraph("{{ recipient }}")
    document.add_paragraph("Dear {{ recipient }},")
    for number in range(14):
        document.add_paragraph(prose(60))
        document.add_paragraph(
            f"{{% if bereaved %}}{{{{ child }}}}{{% else %}}the child{{% endif %}} {number}"
        )
    context = {"recipient": "Ms Hartley", "child": "Rowan", "bereaved": True}
    return Work("letter", saved(document), context, LETTER_TARGET)


def by_word() -> Work:
    """A template of 670 KB as Word writes one: short runs, each with revision ids, fonts and spelling marks.

    Few tags, much text that stays: forms and guidance that an office has edited for years.
    """
    document = docx.Document()
    document.add_paragraph("{{ title }}")
    filler = prose(36).split()
    for number in range(210):
        paragraph = document.add_paragraph()
        paragraph._p.set(qn("w:rsidR"), f"00{number:06X}")
        paragraph._p.set(qn("w:rsidRDefault"), "00A1B2C3")
        for at in range(0, len(filler), 3):
            _as_word(paragraph, " ".join(filler[at : at + 3]) + " ", number * 13 + at)
        if number % 8 == 0:
            for piece in ("{{ a", "gencies[", f"{number // 8 % 9}].name", " }}"):
                _as_word(paragraph, piece, number)
    context = {**report_values(), "title": "Review of the case of Rowan & others"}
    return Work("by Word", saved(document), context, WORD_TARGET)


def _as_word(paragraph: Any, words: str, revision: int) -> None:  # noqa: ANN401
    """A run with the ids, fonts and languages that Word puts on each, and a mark of the spelling checker behind it."""
    run = paragraph.add_run(words)
    run._r.set(qn("w:rsidRPr"), f"00{revision:06X}")
    run.font.name, run.font.size = "Arial", docx.shared.Pt(11)
    fonts, language = run._r.rPr.find(qn("w:rFonts")), OxmlElement("w:lang")
    fonts.set(qn("w:cs"), "Arial")
    fonts.set(qn("w:eastAsia"), "Times New Roman")
    language.set(qn("w:val"), "en-GB")
    run._r.rPr.append(language)
    mark = OxmlElement("w:proofErr")
    mark.set(qn("w:type"), "spellStart" if revision % 2 else "spellEnd")
    run._r.addnext(mark)


def cpu_time(action: Callable[[], object]) -> float:
    """The processor's seconds that the action takes."""
    start = time.process_time()
    action()
    return time.process_time() - start


def by_docxtpl(work: Work) -> bytes:
    """The plain way: open, render, save."""
    document = DocxTemplate(io.BytesIO(work.template))
    document.render(
        work.context,
        ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined),
        autoescape=True,
    )
    return saved(document)


def floor_of(work: Work, rendered: bytes) -> Callable[[], object]:
    """The least that any way can take: Jinja's render of docxtpl's source, and the deflate of what it wrote."""
    patched = DocxTemplate(io.BytesIO(work.template))
    patched.init_docx()
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    jinja = environment.from_string(
        patched.patch_xml(etree.tostring(patched.docx._element.body, encoding="unicode"))
    )
    body = load_package(rendered, "rendered")["word/document.xml"]

    def floor() -> None:
        jinja.render(work.context)
        deflate = zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS)
        deflate.compress(body)
        deflate.flush()
        zlib.crc32(body)

    return floor


def measure(work: Work) -> str:
    """One line: the ratios of one piece of work."""
    package = load_package(work.template, "template.docx")
    template = compile_template(package, package)

    def ours() -> bytes:
        return template.render(work.context, template.new_additions())

    floor = floor_of(work, ours())
    times: dict[str, list[float]] = {"docxtpl": [], "ours": [], "floor": []}
    for _ in range(ROUNDS):
        times["docxtpl"].append(cpu_time(lambda: by_docxtpl(work)))
        times["ours"].append(statistics.fmean(cpu_time(ours) for _ in range(10)))
        times["floor"].append(statistics.fmean(cpu_time(floor) for _ in range(10)))
    plain, own, least = (statistics.median(taken) for taken in times.values())
    return (
        f"{work.name:8} docxtpl {plain * 1000:7.1f} ms   ours {own * 1000:6.2f} ms   "
        f"{plain / own:5.1f} × (target {work.target})   {own / least:4.2f} × the floor (target {FLOOR_TARGET})"
    )


if __name__ == "__main__":
    for work in (report(), letter(), by_word()):
        print(measure(work))
