"""A compiled template as a value: the same bytes twice, and kept between runs."""

import io
import subprocess
import sys
import zipfile
from typing import Any

from rendered_templates import compiled
from word_files import HOUSE, body_xml, p, with_body

from cspr_docs.word.template.compile import compile_template
from cspr_docs.word.template.template import from_cache_bytes


def test_the_same_bytes_twice_and_content_types_first() -> None:
    template = compiled(p("{{ x }}"))
    first = template.render({"x": "v"}, template.new_additions())
    assert first == compiled(p("{{ x }}")).render({"x": "v"}, template.new_additions())
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert archive.testzip() is None


def test_a_template_survives_the_cache_without_its_filters() -> None:
    template = compile_template(with_body(p("{{ x|shout }}")), HOUSE, {"shout": lambda value: f"{value}!"})
    again = from_cache_bytes(template.to_cache_bytes(), {"shout": lambda value: f"{value}?"}, "t", "h")
    assert "v?</w:t>" in body_xml(again.render({"x": "v"}, again.new_additions()))


def test_rendering_from_the_cache_imports_neither_docxtpl_nor_lxml(tmp_path: Any) -> None:
    (tmp_path / "cached").write_bytes(compiled(p("{{ x }}")).to_cache_bytes())
    code = (
        "import sys, pathlib; from cspr_docs.word.template.template import from_cache_bytes as load;"
        "template = load(pathlib.Path(sys.argv[1]).read_bytes(), {}, 't', 'h');"
        "template.render({'x': '1'}, template.new_additions());"
        "sys.exit(bool({'lxml', 'docxtpl', 'docx'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path / "cached")], check=False).returncode == 0
