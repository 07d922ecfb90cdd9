# ruff: noqa: E501 -- templates in one line each
"""Our renderer against docxtpl, part by part, on templates that are hard on both."""

from typing import Any

import pytest
from word_files import by_docxtpl, canonical, p, stories, tbl, tc, tr, with_body

from cspr_docs.ooxml.package import Package, load_package
from cspr_docs.word.template.compile import compile_template

CONTEXT: dict[str, Any] = {
    "name": "Zoë O’Hara & Söhne <x> \"q\" 'a'",
    "lines": "one\ntwo\n\nthree",
    "tabs": "a\tb",
    "count": 3,
    "yes": True,
    "no": False,
    "rows": [{"a": "r1", "b": "x & y", "colour": "FF0000"}, {"a": "r2", "b": "", "colour": "00FF00"}],
    "columns": ["c1", "c2", "c3"],
    "groups": [{"title": "G1", "rows": ["x", "y"]}, {"title": "G2", "rows": ["z"]}],
    "nobody": [],
}

LOOP_ROW = (tr("{%tr for r in rows %}", ""), tr("{{ r.a }}", "{{ r.b }}"), tr("{%tr endfor %}", ""))

BODIES = {
    "values": p("Dear {{ name }}, hello")
    + p("{{ name }}")
    + p("{{ count }} {{count+1}} {{ name }}{{ name }}", bold=True),
    "breaks and tabs": p("x {{ lines }} y")
    + p("{{ lines }}", bold=True)
    + p("{{ tabs }} {{ tabs }}")
    + tbl(tr("{{ lines }}", "{{ tabs }}")),
    "split runs": p("Dear {|||{ na|||me }|||}, {%||| if yes %|||}yes{% endif||| %}")
    + p("a {{|||name}} b {{ co|||unt }}", bold=True),
    "typographic quotes": p("{% if name == “x” %}a{% else %}{{ rows[0][‘a’] }}{% endif %}{{ ‘it’ }}"),
    "less than": p("{% if count &lt; 5 and count &gt; 1 %}few{% endif %}"),
    "inline conditions": p("a {% if yes %}b {{ name }}{% else %}c{% endif %} d")
    + p("{% if no %}x{% elif count == 3 %}three{% else %}y{% endif %}", bold=True),
    "inline loops": p("{% for r in rows %}{{ r.a }}{% if not loop.last %}, {% endif %}{% endfor %}.")
    + p("{% for x in nobody %}{{ x }}{% else %}none{% endfor %}"),
    "paragraph loops": p("{%p for r in rows %}")
    + p("{{ loop.index }}. {{ r.a }}", style="Heading1")
    + p("{%p if r.b %}")
    + p("b: {{ r.b }}")
    + p("{%p else %}")
    + p("no b")
    + p("{%p endif %}")
    + p("{%p endfor %}")
    + p("after"),
    "row loops": tbl(tr("head", "{{ name }}"), *LOOP_ROW) + p("after"),
    "row conditions": tbl(
        tr("head", "x"),
        tr("{%tr if no %}", ""),
        tr("never", "never"),
        tr("{%tr else %}", ""),
        tr("always", "{{ count }}"),
        tr("{%tr endif %}", ""),
    )
    + p("after"),
    "looping columns": tbl(
        tr("{%tc for c in columns %}", "{{ c }}", "{%tc endfor %}"),
        tr("{%tc for c in columns %}", "{{ c }}!", "{%tc endfor %}"),
        columns=2,
    )
    + p("after"),
    "fewer columns": tbl(tr("x", "{%tc for c in columns %}", "{{ c }}", "{%tc endfor %}"), columns=6)
    + p("after"),
    "merged down": tbl(
        tr("{%tr for r in rows %}", ""),
        tr(tc(p("{% vm %}same {{ count }}")), "{{ r.a }}"),
        tr("{%tr endfor %}", ""),
    )
    + p("after"),
    "merged across": tbl(
        tr("{%tc for c in columns %}", "{% hm %}all {{ count }}", "{%tc endfor %}"),
        tr("{%tc for c in columns %}", "{{ c }}", "{%tc endfor %}"),
        columns=3,
    )
    + p("after"),
    "merged across, wide": tbl(
        tr("{%tc for c in columns %}", tc(p("{% hm %}all"), '<w:gridSpan w:val="2"/>'), "{%tc endfor %}"),
        tr("{%tc for c in columns %}", "{{ c }}", "{{ c }}", "{%tc endfor %}"),
        columns=6,
    )
    + p("after"),
    "spans": tbl(tr("{% colspan count %}wide {{ name }}"), tr("1", "2", "3"), columns=3) + p("after"),
    "coloured cells": tbl(
        tr("{%tr for r in rows %}", ""),
        tr("{% cellbg r.colour %}{{ r.a }}", "{{ r.b }}"),
        tr("{%tr endfor %}", ""),
    )
    + p("after"),
    "nested tables": tbl(
        tr("{%tr for g in groups %}", ""),
        tr(
            "{{ g.title }}",
            tc(tbl(tr("{%tr for x in g.rows %}"), tr("{{ x }}"), tr("{%tr endfor %}"), columns=1) + p("")),
        ),
        tr("{%tr endfor %}", ""),
    )
    + p("after"),
    "runs": p("a {%r if yes %}|||b|||{%r endif %}||| c {%r if no %}|||d|||{%r endif %}"),
    "remarks": p("a{# a remark #}b") + p("{#p a whole paragraph #}") + p("end"),
    "set": p("{% set total = count * 2 %}{{ total }}") + p("{%p set x = 5 %}") + p("{{ x }}"),
    "filters": p("{{ name|upper }} {{ columns|join(', ') }} {{ columns|length }} {{ nothing|default('-') }}"),
    "entities": p("A &amp; B &lt;c&gt; {{ name }} &quot;d&quot;"),
    "literal braces": p("{_{ not a tag }_} {_% nor this %_} {{ count }}"),
    "whole runs kept": "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>{{ name }}</w:t><w:br/><w:t xml:space='preserve'> {{ count }} b</w:t></w:r></w:p>",
    "hyperlink": '<w:p><w:hyperlink w:anchor="x"><w:r><w:t>to {{ name }} now</w:t></w:r></w:hyperlink><w:r><w:t>{{ count }}</w:t></w:r></w:p>',
    "controls": '<w:sdt><w:sdtPr><w:alias w:val="A {{ count }}"/><w:tag w:val="{{ rows[0].a }}"/></w:sdtPr><w:sdtContent>'
    + p("in {{ name }} it")
    + "</w:sdtContent></w:sdt>"
    + p("after"),
    "proof errors": '<w:p><w:r><w:t>{{ na</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>me }} x</w:t></w:r></w:p>',
}

BESIDE = {
    "header1": p("Head {{ name }}") + p("{% if yes %}yes{% else %}no{% endif %}"),
    "footer1": tbl(*LOOP_ROW) + p("Page {{ lines }}"),
    "footnotes": '<w:footnote w:id="1">' + p("Note {{ name }} of {{ count }}") + "</w:footnote>",
}


def ours(template: Package, context: dict[str, Any]) -> Package:
    """Our rendering, dressed by the template itself, so that the looks are the same."""
    compiled = compile_template(template, template)
    return load_package(compiled.render(context, compiled.new_additions()), "ours.docx")


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_same_as_docxtpl(body: str) -> None:
    template = with_body(body)
    expected, got = by_docxtpl(template, CONTEXT), ours(template, CONTEXT)
    assert canonical(got["word/document.xml"]) == canonical(expected["word/document.xml"])


def test_headers_footers_and_notes_as_docxtpl() -> None:
    template = with_body(p("{{ name }}"), BESIDE)
    expected, got = by_docxtpl(template, CONTEXT), ours(template, CONTEXT)
    assert list(stories(got)) == [
        "word/document.xml",
        "word/footer1.xml",
        "word/footnotes.xml",
        "word/header1.xml",
    ]
    for part in list(stories(got))[1:]:
        assert canonical(got[part]) == canonical(expected[part])
