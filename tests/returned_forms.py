"""Return forms as agencies send them back: a built form, its fields filled in as Word would write it."""

from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path

import yaml
from click.testing import Result
from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.word.form_controls import TICKED
from tests.case_folders import write
from tests.commands import TODAY, run
from tests.returned_drafts import Draft, a_paragraph, retype

CASE = Path("cases/fern")
CORE = "docProps/core.xml"
EVENT = 'They rang & said "no" <twice>; cost: £5 *each*'
_MODIFIED = "{http://purl.org/dc/terms/}modified"
IDENTITIES = """\
people:
  fern:
    first_name: Zoë
    last_name: O'Malley-Quist
    known_as: [Zozo]
    born_on: 2021-02-03
    address: [4 Low & High Lane, Harrowmere HM9 9ZZ]
  mum:
    first_name: Grace
    last_name: O'Malley
    address: [1 Safe House, Elsewhere HM1 1AA]
"""


class Form(Draft):
    """One form, open in an agency's Word."""

    def fill(self, at: str, words: str) -> None:
        """Writes into a field; an empty line begins a paragraph."""
        control = self.control(at)
        for invites in list(control.iter(w("showingPlcHdr"))):
            invites.getparent().remove(invites)  # type: ignore[union-attr]
        first, *others = words.split("\n\n")
        retype(control, first)
        for more in reversed(others):
            paragraph = next(control.iter(w("p")))
            paragraph.addnext(a_paragraph(more, like=paragraph))

    def tick(self, at: str) -> None:
        """Ticks a box."""
        retype(self.control(at), TICKED)

    def row(self, number: int, **fields: str) -> None:
        """Fills a row of the records."""
        for name, words in fields.items():
            self.fill(f"chronology.row-{number}.{name}", words)

    def more_rows(self, *rows: Mapping[str, str]) -> None:
        """Adds rows below the last one, as the Tab key does: cells without controls."""
        last = next(self.control("chronology.row-12.on").iterancestors(w("tr")))
        for row in reversed(rows):
            new = deepcopy(last)
            for cell, words in zip(new.iter(w("tc")), row.values(), strict=False):
                for block in [block for block in cell if block.tag != w("tcPr")]:
                    cell.remove(block)
                cell.append(a_paragraph(words))
            last.addnext(new)

    def saved_on(self, day: str) -> None:
        """Has Word note the day."""
        root = etree.fromstring(self.parts[CORE])
        for found in root.iter(_MODIFIED):
            found.text = f"{day}T10:00:00Z"
        self.parts[CORE] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def new_case(agencies: int = 2, *, folder: Path = CASE, reference: str = "EX-26-01") -> None:
    """A case in which so many agencies are asked, `a1` in the return `r1`."""
    asked = [{"id": f"a{n}", "name": f"Agency {n} & <Sons>", "kind": "other"} for n in range(1, agencies + 1)]
    returns = [
        {"id": f"r{n}", "agency": f"a{n}", "requested_on": "2026-11-03", "due_on": "2026-11-10"}
        for n in range(1, agencies + 1)
    ]
    returns[0]["questions"] = [{"id": "q1", "question": "What did @mum tell you?"}]  # type: ignore[assignment]
    case = {
        "reference": reference,
        "children": [{"id": "fern", "pseudonym": "Fern", "sex": "female"}],
        "people": [{"id": "mum", "label": "Mother", "relation": "mother"}],
        "incident": {"aware_on": "2026-11-02", "children": ["fern"]},
        "rapid_review": {"period_from": "2024-11", "period_to": "2026-11-02", "met_on": "2026-11-17"},
    }
    write(
        folder,
        case_yaml=yaml.safe_dump(case, allow_unicode=True, sort_keys=False),
        agencies_yaml=yaml.safe_dump(asked, sort_keys=False),
        agency_returns_yaml="# Asked.\n" + yaml.safe_dump(returns, sort_keys=False),
        identities_yaml=IDENTITIES,
    )


def build_forms(folder: Path = CASE) -> None:
    """Builds the forms of a case."""
    built = run("build", "--today", TODAY, folder, "--kind", "agency-return")
    assert "stopped" not in built.output, built.output


def form_of(number: int, folder: Path = CASE) -> Form:
    """The form of an agency."""
    return Form(Path("output") / folder.name / f"agency-return-r{number}.docx")


def collect(*words: str | Path) -> Result:
    """`cspr collect` on a fixed day."""
    return run("collect", "--today", TODAY, *words)


def filled(number: int, folder: Path = CASE) -> Form:
    """A form that an agency filled in by half."""
    form = form_of(number, folder)
    form.fill(f"agencies.a{number}.involvement", f"Agency {number} saw Zoë O'Malley-Quist.\n\nThen no more.")
    form.row(1, on=f"{number} March 2026", event=EVENT, significance="Missed opportunity", source="RiO")
    form.fill(f"agency_returns.r{number}.returned_on", "9th November 2026")
    return form


def texts(folder: Path = CASE) -> dict[str, str]:
    """What the files of the case say, without what is kept beside it."""
    files = (path for path in sorted(folder.rglob("*.*")) if "reviews" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def kept_out() -> str:
    """What is kept beside the case for a person to decide."""
    folder = CASE / "reviews" / "kept_out"
    return "\n".join(path.read_text("utf-8") for path in sorted(folder.glob("*.md")))
