# ruff: noqa: E501 -- golden messages as they are printed
"""Bodies of templates that cannot be used, each with its code and its message."""

from word_files import p, tbl, tc, tr

HEADING = p("What happened", style="Heading1")


def control(inside: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


BAD = {
    "unclosed tag": (
        p("Dear {{ name, hello"),
        "template-tag-open",
        "a tag is opened with {{ and not closed; it stands in “Dear {{ name, hello”",
    ),
    "one brace": (
        p("Dear { incident.name }, of {Every child}"),
        "template-tag-open",
        (
            "{ incident.name } has one brace at each end, and would be printed as it is; it stands in “Dear { incident.name "
            "}, of {Every child}”"
        ),
    ),
    "unclosed remark": (
        p("{# to do"),
        "template-tag-open",
        "a tag is opened with {# and not closed; it stands in “{# to do”",
    ),
    "no end": (
        HEADING + p("{%p for r in rows %}") + p("x"),
        "template-unbalanced",
        "{%p for r in rows %} has no {% endfor %}; it stands under “What happened”, in “{%p for r in rows %}”",
    ),
    "no beginning": (
        p("x {% endif %}"),
        "template-unbalanced",
        "{% endif %} ends nothing; it stands in “x {% endif %}”",
    ),
    "crossed": (
        p("{% for r in rows %}{% if r %}{% endfor %}{% endif %}"),
        "template-unbalanced",
        (
            "{% endfor %} comes while {% if r %} is still open; it stands "
            "in “{% for r in rows %}{% if r %}{% endfor %}{% endif %}”"
        ),
    ),
    "straddled paragraphs": (
        p("{% if a %}x") + p("y{% endif %}"),
        "template-straddled",
        (
            "{% if a %} and its {% endif %} do not stand side by side: a paragraph, table, row, cell, link or content "
            "control begins or ends between them. The first stands in “{% if a %}x”; the second "
            "in “y{% endif %}”"
        ),
    ),
    "straddled control": (
        control(p("{%p if a %}") + p("x")) + p("{%p endif %}"),
        "template-straddled",
        (
            "{%p if a %} and its {%p endif %} do not stand side by side: a paragraph, table, row, cell, link or content "
            "control begins or ends between them. The first stands in “{%p if a %}”; the second "
            "in “{%p endif %}”"
        ),
    ),
    "tag over a control's edge": (
        "<w:p><w:r><w:t>{{ na</w:t></w:r>" + control("<w:r><w:t>me }}</w:t></w:r>") + "</w:p>",
        "template-straddled",
        "the tag {{ name }} crosses the edge of a content control or link; it stands in “{{ name }}”",
    ),
    "tracked insertion": (
        HEADING + '<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>new</w:t></w:r></w:ins></w:p>',
        "template-tracked-changes",
        (
            "the template holds tracked changes, which would be printed with the text: "
            "under “What happened”, in “new”"
        ),
    ),
    "tracked row": (
        tbl('<w:tr><w:trPr><w:ins w:id="1" w:author="A"/></w:trPr>' + tc("x") + "</w:tr>"),
        "template-tracked-changes",
        (
            "the template holds tracked changes, which would be printed with the text: "
            "table 1, row 1, column 1, in “x”"
        ),
    ),
    "unknown filter": (
        HEADING + tbl(tr("a", "b"), tr("c", "{{ day|long_dat }}")),
        "template-unknown-filter",
        (
            "{{ day|long_dat }} uses 'long_dat', which is no filter; it stands under “What happened”, "
            "table 1, row 2, column 2, in “{{ day|long_dat }}”"
        ),
    ),
    "unknown test": (
        p("{% if a is evn %}x{% endif %}"),
        "template-unknown-filter",
        "{% if a is evn %} asks 'is evn', which is no test; it stands in “{% if a is evn %}x{% endif %}”",
    ),
    "macro": (
        p("{% macro x() %}"),
        "template-unknown-statement",
        "{% macro x() %} cannot be used: {% macro %} has no use here; it stands in “{% macro x() %}”",
    ),
    "misspelt statement": (
        p("{% fore r in rows %}"),
        "template-unknown-statement",
        (
            "{% fore r in rows %} begins with 'fore', which is no statement; it stands "
            "in “{% fore r in rows %}”"
        ),
    ),
    "set block": (
        p("{% set x %}"),
        "template-unknown-statement",
        (
            "{% set x %} cannot be used: a {% set %} that holds a piece of the document has no use here; "
            "it stands in “{% set x %}”"
        ),
    ),
    "paragraphs pulled together": (
        p("{%- if a %}x{% endif %}"),
        "template-unknown-statement",
        (
            "{%- if a %} uses {%-, which would pull paragraphs together; it stands "
            "in “{%- if a %}x{% endif %}”"
        ),
    ),
    "syntax": (
        p("{{ child name }}"),
        "template-syntax",
        "{{ child name }} cannot be understood; it stands in “{{ child name }}”",
    ),
    "call": (
        p("{{ name.upper() }}"),
        "template-forbidden",
        "{{ name.upper() }} calls something, and a template may not; it stands in “{{ name.upper() }}”",
    ),
    "dangerous attribute": (
        p("{{ name.__class__ }}"),
        "template-forbidden",
        (
            "{{ name.__class__ }} names '__class__', which is closed to templates; it stands "
            "in “{{ name.__class__ }}”"
        ),
    ),
    "dangerous item": (
        p("{{ name['__class__'] }}"),
        "template-forbidden",
        (
            "{{ name['__class__'] }} names '__class__', which is closed to templates; it stands "
            "in “{{ name['__class__'] }}”"
        ),
    ),
    "our own writer": (
        p("{{ name|_block }}"),
        "template-unknown-filter",
        "{{ name|_block }} uses '_block', which is no filter; it stands in “{{ name|_block }}”",
    ),
    "dangerous span": (
        tbl(tr("{% colspan name.__class__ %}x")),
        "template-forbidden",
        (
            "{% colspan name.__class__ %} names '__class__', which is closed to templates; it stands in "
            "table 1, row 1, column 1, in “{% colspan name.__class__ %}x”"
        ),
    ),
    "row tag outside a table": (
        p("{%tr if a %}"),
        "template-prefix",
        "{%tr if a %} takes the place of a table row, but stands in none; it stands in “{%tr if a %}”",
    ),
    "recursive loop": (
        p("{% for r in rows recursive %}{% endfor %}"),
        "template-unknown-statement",
        "{% for r in rows recursive %} is recursive, which has no use here; it stands in “{% for r in rows recursive %}{% endfor %}”",
    ),
    "prefix without a space": (
        p("{%pif a %}"),
        "template-unknown-statement",
        "{%pif a %} begins with 'pif', which is no statement; it stands in “{%pif a %}”",
    ),
    "prefix on a cell's statement": (
        tbl(tr("{%tc vm %}")),
        "template-unknown-statement",
        "{%tc vm %} takes no prefix and stands in a cell's text; it stands in table 1, row 1, column 1, in “{%tc vm %}”",
    ),
    "cell statement outside a table": (
        p("{% hm %}"),
        "template-prefix",
        "{% hm %} is about a table cell, but stands in none; it stands in “{% hm %}”",
    ),
    "words after else": (
        p("{% if a %}{% else b %}{% endif %}"),
        "template-syntax",
        "{% else b %} cannot be understood; it stands in “{% if a %}{% else b %}{% endif %}”",
    ),
    "unclosed in an attribute": (
        '<w:sdt><w:sdtPr><w:alias w:val="{{ a"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>',
        "template-tag-open",
        "a tag is opened with {{ and not closed; it stands in the body",
    ),
    "unclosed in a field": (
        "<w:p><w:r><w:instrText>{% if</w:instrText></w:r></w:p>",
        "template-tag-open",
        "a tag is opened with {% and not closed; it stands in the body",
    ),
    "condition open in an attribute": (
        '<w:sdt><w:sdtPr><w:alias w:val="{% if a %}x"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>',
        "template-unbalanced",
        "{% if a %} has no {% endif %}; it stands in the body",
    ),
    "picture lost": (
        "<w:p><w:r><w:t>{%p if a %}</w:t></w:r><w:r><w:drawing/></w:r></w:p>" + p("{%p endif %}"),
        "template-text-lost",
        "{%p if a %} takes the place of its whole paragraph, and what else is there would be lost: in “{%p if a %}”",
    ),
    "lost text": (
        p("{%p if a %} and more") + p("{%p endif %}"),
        "template-text-lost",
        (
            "{%p if a %} takes the place of its whole paragraph, and what else is there would be lost: "
            "in “{%p if a %} and more”"
        ),
    ),
    "note in a loop": (
        p("{%p for r in rows %}")
        + '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        + p("{%p endfor %}"),
        "template-note-in-loop",
        (
            "{%p for r in rows %} would repeat a footnote, which can stand in a document once: "
            "in “{%p for r in rows %}”"
        ),
    ),
    "unknown style": (
        p("x", style="Findings"),
        "template-style-missing",
        "the house style has no style “Findings”, which is used in “x”",
    ),
}
