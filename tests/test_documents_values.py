"""What a template does to the words of a value: it stays that value, or the template is refused where it does so."""

import re
from pathlib import Path

import pytest
from sample_documents import sample
from word_files import BODY, body_xml, p

from cspr_docs.documents.kinds import read_library
from cspr_docs.documents.plan import Document
from cspr_docs.documents.render import Rendered, render, template_of
from cspr_docs.ooxml.package import read_package, to_bytes
from cspr_docs.problems import Stop
from tests.conftest import TEMPLATES


def template_with(*lines: str) -> bytes:
    """A shipped template with other paragraphs."""
    shipped = read_package(TEMPLATES / "learning-briefing" / "template.docx")
    body = "".join(line if line.startswith("<w:") else p(line) for line in lines)
    document = re.sub(
        r"(?s)(<w:body>).*(<w:sectPr)", lambda found: found[1] + body + found[2], shipped[BODY].decode()
    )
    return to_bytes({**shipped, BODY: document.encode()})


def made(folder: Path, *lines: str, final: str = "", case: str = "rowan") -> Rendered:
    """A document of a kind of its own, whose template has these paragraphs."""
    (folder / "own").mkdir()
    (folder / "own" / "template.docx").write_bytes(template_with(*lines))
    settings = "title: Own\nreader: panel\nfile_name: own\n" + (f"final: {final}\n" if final else "")
    (folder / "own" / "document.yaml").write_text(settings)
    library = read_library([folder, TEMPLATES])
    document = Document(library.kind("own"), "", "", "own.docx")
    facts = sample(case).facts
    return render(document, facts, (), template_of(document, library))


def refused(folder: Path, *lines: str) -> list[str]:
    with pytest.raises(Stop) as stop:
        made(folder, *lines)
    return [problem.message for problem in stop.value.problems]


PRINTED = {
    "a list of records": "{{ incident.children }}",
    "findings": "{{ findings }}",
    "a list joined": "{{ agencies|joined }}",
    "a list joined by Jinja's filter": "{{ agencies|join(', ') }}",
    "values joined by Jinja's filter": "{{ (decision.decided_on, decision.outcome)|join(' ') }}",
    "a record": "{{ review.lead_reviewer }}",
    "words put before a record": "{{ 'Lead: ' ~ review.lead_reviewer }}",
    "words put before a value": "{{ 'on ' ~ decision.decided_on }}",
    "words added": "{{ 'on ' + decision.decided_on }}",
    "a record in capitals": "{{ review.lead_reviewer|upper }}",
    "prose trimmed": "{{ review.terms_of_reference|trim }}",
    "prose in capitals": "{{p review.terms_of_reference|upper }}",
    "prose with another end": "{{p review.terms_of_reference ~ '.' }}",
    "prose with a small letter": "{{ review.terms_of_reference|lower_first }}",
    "the text of prose": "{{ review.terms_of_reference.text }}",
    "the words of a value": "{{ decision.decided_on.words }}",
    "the names of values": "{{ incident.harms|names }}",
    "a value under a heading": "{{p decision.decided_on|under(2) }}",
    "the month of words": "{{ 'May'|month_year }}",
}


@pytest.mark.parametrize("tag", PRINTED.values(), ids=PRINTED)
def test_what_would_be_printed_wrong_is_refused_where_it_stands(tmp_path: Path, tag: str) -> None:
    messages = refused(tmp_path, f"Here: {tag}" if not tag.startswith("{{p") else tag)
    assert len(messages) == 1
    assert messages[0].startswith(tag)
    assert "in “" in messages[0]


def test_a_record_s_own_reason_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path, "{{ review.lead_reviewer }}", "{{ findings }}") == [
        (
            "{{ review.lead_reviewer }} cannot be printed: it is a group of values: name one of them, such as its "
            "name; it stands in “{{ review.lead_reviewer }}”"
        ),
        (
            "{{ findings }} cannot be printed: it is a list: go through it with {% for %}, or of people and agencies "
            "add | names | joined; it stands in “{{ findings }}”"
        ),
    ]


@pytest.mark.parametrize(
    "filter_", ["upper", "lower", "title", "capitalize", "trim", "replace('x', 'y')", "lower_first"]
)
def test_a_missing_value_asks_for_itself_through_every_filter(tmp_path: Path, filter_: str) -> None:
    rendered = made(tmp_path, f"A {{{{ final_report.completed_on|{filter_} }}}} B", case="linden")
    assert rendered.prompts == 1
    assert "w:commentReference" in body_xml(rendered.content)


def test_a_value_in_capitals_can_still_be_found(tmp_path: Path) -> None:
    xml = body_xml(made(tmp_path, "{{ decision.decided_on|upper }}").content)
    assert "<w:sdt>" in xml
    assert "MARCH" in xml or any(
        month in xml for month in ("JANUARY", "APRIL", "MAY", "JUNE", "JULY", "AUGUST")
    )


def test_the_names_of_records_are_joined(tmp_path: Path) -> None:
    assert "Rowan" in body_xml(made(tmp_path, "{{ incident.children | names | joined }}").content)


def test_a_run_s_tag_prints_a_plain_value(tmp_path: Path) -> None:
    xml = body_xml(made(tmp_path, "on {{r decision.decided_on }} here").content)
    assert "<w:sdt>" in xml
    assert ">on </w:t>" in xml


def test_a_document_that_turns_out_to_lack_something_is_a_draft(tmp_path: Path) -> None:
    lines = ("{% if document.is_draft %}DRAFT{% else %}FINAL{% endif %}", "{{ final_report.completed_on }}")
    xml = body_xml(made(tmp_path, *lines, final="decision.outcome", case="linden").content)
    assert "DRAFT" in xml
    assert "FINAL" not in xml
