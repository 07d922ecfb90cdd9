"""The codes of templates and the house style."""

from cspr_docs.problems.code import ERROR, Code

CODES: dict[str, Code] = {
    "house-style-incomplete": Code(
        ERROR,
        "The house style, which gives every document its styles, paper, header and footer, lacks one of "
        "these. Open house-style.docx in Word, set up the page, and save it again.",
    ),
    "template-tag-open": Code(
        ERROR,
        "A tag in a template is opened with {{ or {% and never closed. Close it with }} or %} in the same "
        "paragraph.",
    ),
    "template-syntax": Code(
        ERROR,
        "A tag in a template cannot be understood. A value is a name, with dots between its parts and "
        "filters after a bar: {{ incident.occurred_on|month_year }}. Check brackets and quotes.",
    ),
    "template-unknown-statement": Code(
        ERROR,
        "A tag in a template uses a statement that has no use here. Templates repeat with {% for %}, "
        "choose with {% if %}, and keep a value with {% set %}; table cells also have vm, hm, colspan and "
        "cellbg.",
    ),
    "template-unknown-filter": Code(
        ERROR,
        "A tag in a template uses a filter, or a question after 'is', that there is not. Check its "
        "spelling; the hint names the filter that was meant, or lists them all.",
    ),
    "template-forbidden": Code(
        ERROR,
        "A tag in a template tries to call something or to reach into the program. Templates only name "
        "values; whatever has to be worked out is done by a filter.",
    ),
    "template-prefix": Code(
        ERROR,
        "A tag with a prefix ({%p, {%tr, {%tc) takes the place of its paragraph, table row or cell, but "
        "stands in none. Move it into one, or leave out the prefix.",
    ),
    "template-text-lost": Code(
        ERROR,
        "A tag with a prefix takes the place of its whole paragraph, row or cell, and something else "
        "stands there too, which would vanish from the document. Give the tag a paragraph, row or cell of "
        "its own.",
    ),
    "template-unbalanced": Code(
        ERROR,
        "A loop or condition in a template has no end, or an end has no beginning. Each {% for %} needs "
        "its {% endfor %} and each {% if %} its {% endif %}, one inside the other.",
    ),
    "template-straddled": Code(
        ERROR,
        "A tag, loop or condition begins inside a paragraph, table cell, link or content control and ends "
        "outside it, so that half of that would be missing. Put both ends in one paragraph, or each in a "
        "paragraph, row or cell of its own with {%p, {%tr or {%tc.",
    ),
    "template-tracked-changes": Code(
        ERROR,
        "A template still holds tracked changes, so that deleted words would be printed as well. Accept "
        "or reject all of them in Word, turn tracking off, and save.",
    ),
    "template-note-in-loop": Code(
        ERROR,
        "A loop in a template would repeat a footnote or comment, which can stand in a document only "
        "once. Move it out of the loop, or write the note in the case's own text.",
    ),
    "template-left-over": Code(
        ERROR,
        "A tag stands in a part of a template that is never filled in, and would be printed as it is. "
        "Move it into the text, a header, a footer, a note, or the title, subject or keywords.",
    ),
    "template-style-missing": Code(
        ERROR,
        "A template uses a style that the house style does not have, so that the text would lose its "
        "looks. Add the style to house-style.docx, or use one that is there.",
    ),
    "template-unknown-name": Code(
        ERROR,
        "A tag in a template names something that there is not, most often by a slip of spelling. The hint "
        "gives the nearest name; the names are those of the case's own fields, as `cspr schema` writes them.",
    ),
    "template-value": Code(
        ERROR,
        "A tag in a template names something that cannot be printed where it stands: a whole list, a yes "
        "or no, or paragraphs in the middle of a sentence. Use {% for %}, {% if %}, a filter, or the "
        "prefix p.",
    ),
}
