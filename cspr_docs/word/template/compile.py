"""A template and a house style become a `Template`: everything that can be found wrong is found here."""

import marshal
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from cspr_docs.ooxml.archive import Skeleton, to_skeleton
from cspr_docs.ooxml.fields import field_code, read_fields
from cspr_docs.ooxml.namespaces import PREFIXES, W14, W, w
from cspr_docs.ooxml.package import Package, fingerprint_of
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.places import WordPlace, part_in_words, places
from cspr_docs.ooxml.relationships import to_xml
from cspr_docs.ooxml.styles import Styles
from cspr_docs.ooxml.trees import attributes
from cspr_docs.ooxml.values import text_width
from cspr_docs.problems import Problem, Stop, advice, error
from cspr_docs.word.additions import A4_TEXT, BODY
from cspr_docs.word.contents import Outline
from cspr_docs.word.contents_update import outline_of
from cspr_docs.word.house import rebrand, unused_headers
from cspr_docs.word.house_styles import STYLES, match_styles, style_names
from cspr_docs.word.language.expressions import TEMPLATE_FORBIDDEN, NameSpelling
from cspr_docs.word.language.filters import PLAIN_FILTERS, Filters
from cspr_docs.word.open_parts import NUMBERING, closed
from cspr_docs.word.openings import first_ids, levels_of, looks_of_lists, open_parts, with_openings
from cspr_docs.word.template.balance import check_balance
from cspr_docs.word.template.environment import compile_source, make_environment
from cspr_docs.word.template.layout import anchor_values, guard, split_runs, to_source
from cspr_docs.word.template.loops import begin_anew, number_sequences
from cspr_docs.word.template.marking import (
    TEMPLATE_TEXT_LOST,
    give_braces_back,
    mark_tags,
    tracked_changes,
)
from cspr_docs.word.template.statements import check_tag
from cspr_docs.word.template.tags import Tags
from cspr_docs.word.template.template import CompiledPart, Template
from cspr_docs.word.template.traces import PROPERTIES, left_comments, without_traces
from cspr_docs.word.template.translation import is_whole, translate, with_jinja_codes

TEMPLATE_LEFT_OVER = error(
    "template-left-over",
    "A tag stands in a part of a template that is never filled in, and would be printed as it is. Move it into "
    "the text, a header, a footer, a note, or the title, subject or keywords.",
)

CONTENTS_WITHOUT_PAGES = advice(
    "contents-without-pages",
    "The field of a template's contents asks for page numbers. The contents of a draft have none, since only a program"
    " that lays out pages knows them; `cspr publish` and `cspr send` put them in, and so does Word if you right-click"
    " the contents and choose 'Update field'. With the switch \\n in the field nobody expects them.",
)

STORY = re.compile(r"word/(?:house-)*(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
UNSTABLE = (f"{{{W14}}}paraId", f"{{{W14}}}textId")
"""Ids of paragraphs, which must be unique; a loop would repeat them, and nothing in a template needs them."""

LEFT_OVER = re.compile(rb"\{\{|\{%|%7B%7B", re.IGNORECASE)  # %7B%7B: {{ in the address of a link


@dataclass(slots=True)
class Workshop:
    """What one compilation knows, and the problems that it has found so far.

    `styles` are those of the template and those of the house style, by id with their names.
    """

    dressed: Package
    from_house: frozenset[str]
    house_file: str
    styles: tuple[dict[str, str], dict[str, str]]
    filters: Filters
    spelling: NameSpelling | None
    lists: Mapping[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def file_of(self, part: str) -> str:
        """The file that a person opens to mend this part."""
        return self.house_file if part in self.from_house else self.dressed.name

    def tell(self, part: str, *problems: Problem) -> bool:
        """Keep the problems of a part; whether there were any."""
        self.problems += (replace(problem, file=self.file_of(part)) for problem in problems)
        return bool(problems)

    def stop_if_told(self) -> None:
        """Go no further with problems.

        Raises:
            Stop: with all that have been told.
        """
        if self.problems:
            raise Stop(self.problems)


def compile_template(
    template: Package, house: Package, filters: Filters | None = None, spelling: NameSpelling | None = None
) -> Template:
    """The template dressed by the house style, ready to be rendered many times.

    Args:
        template: a Word file with docxtpl's tags.
        house: the file whose styles, theme, fonts, settings, headers, footers, paper and margins count.
        filters: what a tag may use after a bar, beside Jinja's plain ones.
        spelling: who knows which names there are; without it they are only found missing when they are asked for.

    Raises:
        Stop: with every problem of both files.
    """
    dressed, from_house = rebrand(without_traces(template), house)
    styles = (style_names(template), style_names(dressed))
    shop = Workshop(dressed, from_house, house.name, styles, filters or {}, spelling)
    trees = _read_trees(shop)
    free, shop.lists = first_ids(trees.values()), levels_of(trees.get(NUMBERING))
    laid_out = [(part, *_lay_out(shop, part, root)) for part, root in trees.items()]
    shop.stop_if_told()
    trees = {part: root for part, root, _ in laid_out}
    for part, root in trees.items():
        with_openings(root, part)
    compiled = tuple(_compile(shop, *one) for one in laid_out if one[-1].found)
    shop.stop_if_told()
    return Template(
        name=template.name,
        parts=compiled,
        open_parts=open_parts(dressed, trees),
        skeleton=_skeleton(dressed, trees, {part.name for part in compiled}),
        first_ids=free,
        filters=shop.filters,
        outline=_outline(dressed, trees[BODY]),
        fingerprint=fingerprint_of(template, house),
        lists=shop.lists,
        looks=looks_of_lists(trees.get(NUMBERING), Styles.of_package(dressed)),
        text_width=text_width(next(trees[BODY].iter(w("sectPr")), None)) or A4_TEXT,
        advice=tuple(_advice(template, house, trees[BODY])),
    )


def _advice(template: Package, house: Package, body: etree._Element) -> Iterator[Problem]:
    """What the template holds and its documents do not show."""
    yield from unused_headers(template, house)
    asking = (field.code for field in read_fields(body) if field.name == "TOC")
    if any(field_code(code).switch("n") is None for code in asking):
        message = (
            "its contents ask for page numbers, and a draft has none: only what lays out pages knows them"
        )
        hint = "publish and send put them in; in Word, 'Update field' on the contents does"
        yield Problem(CONTENTS_WITHOUT_PAGES, message, hint, file=template.name)


def _skeleton(dressed: Package, trees: Mapping[str, etree._Element], written: set[str]) -> Skeleton:
    """Every part that no tag changes; those that additions go into as they are without any."""
    static = {**dressed, **{part: to_xml(root).encode() for part, root in trees.items()}}
    return to_skeleton({part: closed(content) for part, content in static.items() if part not in written})


def _outline(dressed: Package, body: etree._Element) -> Outline:
    """The headings for the body's table of contents; empty where it has none, and then nothing is filled in."""
    has_contents = any((text.text or "").split()[:1] == ["TOC"] for text in body.iter(w("instrText")))
    return outline_of(dressed[STYLES], dressed.get(NUMBERING)) if has_contents else {}


def _read_trees(shop: Workshop) -> dict[str, etree._Element]:
    """The parts that may hold tags, and the numbering, as trees; the body first."""
    trees: dict[str, etree._Element] = {}
    for part in sorted(shop.dressed, key=lambda part: (part != BODY, part)):
        if not STORY.fullmatch(part) and part not in (PROPERTIES, NUMBERING):
            continue
        message, hint = f"its part {part} is not whole", "save it again in Word"
        try:
            root = parse(shop.dressed[part])
        except etree.XMLSyntaxError:
            shop.tell(part, Problem("word-file-damaged", message, hint))
            continue
        if part == PROPERTIES or str(root.tag).startswith(f"{{{W}}}"):
            trees[part] = root if part == PROPERTIES else _cleared(root)
        else:
            message = f"its part {part} is not written as Word writes .docx files"
            hint = "save it in Word as 'Word document (.docx)', not as 'Strict Open XML'"
            shop.tell(part, Problem("word-file-damaged", message, hint))
    _check_the_rest(shop, trees)
    return trees


def _cleared(root: etree._Element) -> etree._Element:
    """The part under a root that declares every prefix that fragments use, without Word's notes to itself."""
    if root.tag != w("comments"):
        etree.strip_attributes(root, *UNSTABLE)
    etree.strip_elements(root, w("proofErr"), with_tail=False)  # the spelling checker's marks, about tags
    declared = {str(prefix): uri for prefix, uri in root.nsmap.items() if prefix} | PREFIXES
    new = etree.Element(root.tag, attributes(root), nsmap=declared)
    new.text = root.text
    new.extend(list(root))
    return new


def _lay_out(shop: Workshop, part: str, root: etree._Element) -> tuple[etree._Element, Tags]:
    """The part's tree in the shape that can be rendered, and its tags; tells what stands in the way."""
    tags = Tags()
    where = places(root, part)
    problems = [*tracked_changes(root, where, part), *left_comments(root)]
    if part != NUMBERING:  # a list may be tied to a style that no text is in
        problems += match_styles(root, part, *shop.styles)
    problems += mark_tags(root, where, part, tags)
    if not tags.found:
        give_braces_back(root)
        shop.tell(part, *problems)
        return root, tags
    tags.found = with_jinja_codes(tags.found)
    for tag in tags.found:
        problems += check_tag(tag, {*PLAIN_FILTERS, *shop.filters})
    translated = translate(root, tags)
    if translated is None or not (problems or is_whole(root, translated, tags)):
        shop.tell(part, *(problems or [_not_translated(part)]))
        return root, tags
    split_runs(translated, tags)
    problems += check_balance(translated, tags)
    if not shop.tell(part, *problems):
        if part == BODY:
            begin_anew(translated, tags, Styles.of_package(shop.dressed), shop.lists)
            number_sequences(translated, tags)
        guard(translated, tags)
        if part == BODY:
            anchor_values(translated, tags)
    return translated, tags


def _not_translated(part: str) -> Problem:
    message = (
        f"the tags of {part_in_words(part)} cannot be put into their places without losing what stands there"
    )
    hint = "give each tag with a prefix a paragraph, row or cell of its own, without a text box or table beside it"
    return Problem(TEMPLATE_TEXT_LOST, message, hint)


def _compile(shop: Workshop, part: str, root: etree._Element, tags: Tags) -> CompiledPart:
    """The part's code; tells what is misspelt in it, in branches that are never taken too."""
    source, lines = to_source(root, tags)
    environment = make_environment(shop.filters)
    code = compile("", part, "exec")
    try:
        tree = environment.parse(source)
        for line, fault in shop.spelling.faults(tree) if shop.spelling else ():
            tag = lines[max(begun for begun in lines if begun <= line)]
            shop.tell(part, tag.problem(fault.code, fault.what, fault.hint))
        code = compile_source(environment, tree, part)
    except RecursionError:
        message = f"the conditions and loops of {part_in_words(part)} lie too deep in each other"
        shop.tell(part, Problem(TEMPLATE_FORBIDDEN, message, "divide them up"))
    told = {line: (tag.text, str(tag.place)) for line, tag in lines.items()}
    return CompiledPart(part, shop.file_of(part), marshal.dumps(code), told)


def _check_the_rest(shop: Workshop, trees: Mapping[str, etree._Element]) -> None:
    """Tags in parts that are never rendered would stand in every document as they are."""
    hint = "tags work in the body, headers, footers, notes, comments, and the title, subject and keywords"
    for part, content in shop.dressed.items():
        if part not in trees and part.endswith((".xml", ".rels")) and LEFT_OVER.search(content):
            message = f"a tag stands where none can be filled in: {WordPlace(part)}"
            shop.tell(part, Problem(TEMPLATE_LEFT_OVER, message, hint))
