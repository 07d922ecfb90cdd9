"""Notes, comments, lists and links that a render adds, each in its part."""

import re

from lxml import etree
from rendered_templates import compiled
from word_files import HOUSE, p, with_body

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package, load_package
from cspr_docs.word.additions import BODY, FOOTNOTES, Additions
from cspr_docs.word.template.compile import compile_template
from cspr_docs.word.template.template import Template


class Writer:
    """A value that adds a list, a footnote, a comment and links while it is printed, as the emitter does."""

    def __init__(self, additions: Additions) -> None:
        self.additions = additions

    def __html__(self) -> str:
        add = self.additions
        number, note, comment = (add.counter.take(kind) for kind in ("number", "footnote", "comment"))
        abstract = add.counter.take("abstract_number")
        add.abstract_numbers.append(f'<w:abstractNum w:abstractNumId="{abstract}"/>')
        add.numbers.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>')
        add.footnotes.append(f'<w:footnote w:id="{note}"><w:p/></w:footnote>')
        add.comments.append(f'<w:comment w:id="{comment}" w:author="A"><w:p/></w:comment>')
        add.links.setdefault(BODY, {})["link1"] = "https://example.org/?a=1&b=2"
        add.links.setdefault(FOOTNOTES, {})["link2"] = "https://example.org/"
        return "<w:p/>"


def with_additions(template: Template) -> Package:
    additions = template.new_additions()
    return load_package(template.render({"x": Writer(additions)}, additions), "r")


def without(package: Package, *names: str) -> Package:
    """The package without these parts and what names them."""
    parts = {
        part: content
        for part, content in package.items()
        if part not in {f"word/{name}.xml" for name in names}
    }
    for name in names:
        for part in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
            parts[part] = re.sub(
                rb"<(Override|Relationship)[^>]*%s\.xml[^>]*/>" % name.encode(), b"", parts[part]
            )
    return Package(parts, package.name)


def test_parts_that_are_missing_are_made() -> None:
    bare = without(with_body(p("{{p x }}")), "numbering")
    result = with_additions(compile_template(bare, without(HOUSE, "numbering")))
    types, rels = result["[Content_Types].xml"].decode(), result["word/_rels/document.xml.rels"].decode()
    for name in ("numbering", "footnotes", "comments"):
        assert types.count(f'PartName="/word/{name}.xml"') == 1
        assert rels.count(f'Target="{name}.xml"') == 1
    notes = etree.fromstring(result["word/footnotes.xml"])
    assert [(note.get(w("id")), note.get(w("type"))) for note in notes] == [
        ("-1", "separator"),
        ("0", "continuationSeparator"),
        ("1", None),
    ]
    assert 'Id="link1"' in rels
    assert "a=1&amp;b=2" in rels
    assert rels.count('TargetMode="External"') == 1
    assert 'Id="link2"' in result["word/_rels/footnotes.xml.rels"].decode()


def test_additions_join_what_the_template_has() -> None:
    parts = {
        "footnotes": '<w:footnote w:id="4">' + p("{{ y }}") + "</w:footnote>",
        "numbering": '<w:abstractNum w:abstractNumId="0"/><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    }
    own = with_body(p("{{p x }}"), parts)
    template = compile_template(own, HOUSE)
    additions = template.new_additions()
    result = load_package(template.render({"x": Writer(additions), "y": "v"}, additions), "r")
    notes = etree.fromstring(result["word/footnotes.xml"])
    assert [note.get(w("id")) for note in notes] == ["4", "5"]
    numbering = etree.fromstring(result["word/numbering.xml"])
    kinds = [etree.QName(child).localname for child in numbering]
    assert kinds == sorted(kinds)  # every abstractNum before every num
    assert kinds.count("num") >= 2
    assert result["[Content_Types].xml"].count(b"/word/footnotes.xml") == 1


def test_nothing_added_leaves_no_mark() -> None:
    template = compiled(p("{{ x }}"))
    result = load_package(template.render({"x": "1"}, template.new_additions()), "r")
    assert not any(b"<?cspr" in content for content in result.values())
    assert "word/footnotes.xml" not in result
