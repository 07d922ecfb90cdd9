"""A template and a house style become a `Template`: everything that can be found wrong is found here."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from cspr_docs.ooxml.archive import Skeleton, to_skeleton
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.places import Place, places
from cspr_docs.ooxml.relationships import to_xml
from cspr_docs.problems import Problem, Stop
from cspr_docs.word.additions import BODY
from cspr_docs.word.contents import Outline
from cspr_docs.word.contents_update import outline_of
from cspr_docs.word.template.balance import check_balance
from cspr_docs.word.template.environment import PLAIN_FILTERS, PLAIN_TESTS, Filters, make_environment
from cspr_docs.word.template.expressions import check_tag
from cspr_docs.word.template.guards import anchor_values, guard
from cspr_docs.word.template.house import rebrand
from cspr_docs.word.template.ids import first_ids
from cspr_docs.word.template.inserts import NUMBERING, OpenParts, closed
from cspr_docs.word.template.openings import open_parts, with_openings
from cspr_docs.word.template.runs import take_tags_out
from cspr_docs.word.template.source import to_source
from cspr_docs.word.template.structure import apply_structure
from cspr_docs.word.template.style_use import match_styles, style_names
from cspr_docs.word.template.tags import CELL_WORDS, Tags
from cspr_docs.word.template.template import CompiledPart, Template
from cspr_docs.word.template.tracked import tracked_changes
from cspr_docs.word.template.tree import read_tree

STORY = re.compile(r"word/(?:house-)*(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
PROPERTIES = "docProps/core.xml"
LEFT_OVER = re.compile(rb"\{\{|\{%|%7B%7B", re.IGNORECASE)  # %7B%7B: {{ in the address of a link


@dataclass(slots=True)
class Workshop:
    """What one compilation knows, and the problems that it has found so far."""

    dressed: Package
    from_house: frozenset[str]
    house_file: str
    template_styles: dict[str, str]
    house_styles: dict[str, str]
    filters: Filters
    problems: list[Problem] = field(default_factory=list)

    def file_of(self, part: str) -> str:
        """The file that a person opens to mend this part."""
        return self.house_file if part in self.from_house else self.dressed.name

    def tell(self, part: str, problems: list[Problem]) -> bool:
        """Keep the problems of a part; whether there were any."""
        self.problems += (replace(problem, file=self.file_of(part)) for problem in problems)
        return bool(problems)


def compile_template(
    name: str, template: Package, house: Package, filters: Filters | None = None
) -> Template:
    """The template dressed by the house style, ready to be rendered many times.

    Args:
        name: the template's file, as problems name it.
        template: a Word file with docxtpl's tags.
        house: the file whose styles, theme, fonts, settings, headers, footers, paper and margins count.
        filters: what a tag may use after a bar, beside Jinja's plain ones.

    Raises:
        Stop: with every problem of both files.
    """
    dressed, from_house = rebrand(replace(template, name=name), house)
    shop = Workshop(
        dressed, from_house, house.name, style_names(template), style_names(dressed), filters or {}
    )
    trees = _read_trees(shop)
    free = first_ids(trees.values())
    laid_out = {part: _lay_out(shop, part, root) for part, root in trees.items()}
    _check_the_rest(shop, trees)
    if shop.problems:
        raise Stop(shop.problems)
    for part, root in trees.items():
        with_openings(root, part)
    compiled = tuple(_compile(shop, part, trees[part], tags) for part, tags in laid_out.items() if tags.found)
    opened = open_parts(dressed, trees)
    return Template(
        name=name,
        parts=compiled,
        open_parts=opened,
        skeleton=_skeleton(dressed, trees, opened, compiled),
        first_ids=free,
        filters=filters or {},
        outline=_outline(dressed, trees[BODY]) if any(part.name == BODY for part in compiled) else {},
        fingerprint=fingerprint_of(template, house),
    )


def fingerprint_of(*packages: Package) -> str:
    """A short hash of the files' parts, whatever the order in which a program saved them."""
    total = hashlib.sha256()
    for package in packages:
        for part in sorted(package):
            total.update(part.encode() + b"\0" + package[part])
    return total.hexdigest()[:16]


def _skeleton(
    dressed: Package, trees: dict[str, etree._Element], opened: OpenParts, compiled: Sequence[CompiledPart]
) -> Skeleton:
    """Every part that no tag changes, and those that additions go into as they are without any."""
    static = {**dressed, **{part: to_xml(root).encode() for part, root in trees.items()}}
    static |= {part: text.encode() for part, text in opened.texts.items() if part in dressed}
    return to_skeleton(
        {part: closed(static[part]) for part in static.keys() - {part.name for part in compiled}}
    )


def _outline(dressed: Package, body: etree._Element) -> Outline:
    """The headings for the body's table of contents; empty where it has none, and then nothing is filled in."""
    instructions = (text.text or "" for text in body.iter(w("instrText")))
    if not any(text.split()[:1] == ["TOC"] for text in instructions):
        return {}
    return outline_of(dressed["word/styles.xml"], dressed.get(NUMBERING))


def _read_trees(shop: Workshop) -> dict[str, etree._Element]:
    """The parts that may hold tags, and the numbering, as trees; the body first."""
    trees: dict[str, etree._Element] = {}
    for part in sorted(shop.dressed, key=lambda part: (part != BODY, part)):
        if STORY.fullmatch(part) or part in (PROPERTIES, NUMBERING):
            root = read_tree(shop.dressed[part], part, shop.file_of(part))
            if isinstance(root, Problem):
                shop.problems.append(root)
            else:
                trees[part] = root
    return trees


def _lay_out(shop: Workshop, part: str, root: etree._Element) -> Tags:
    """Bring the part's tree into the shape that can be rendered, telling what stands in the way."""
    tags = Tags()
    where = places(root, part)
    problems = list(tracked_changes(root, where, part))
    problems += match_styles(root, part, shop.template_styles, shop.house_styles)
    problems += take_tags_out(root, where, part, tags)
    problems += apply_structure(root, tags)
    for tag in tags.found:
        if tag.word not in CELL_WORDS or tag.level:
            problems += check_tag(tag, {*PLAIN_FILTERS, *shop.filters}, PLAIN_TESTS)
    problems += check_balance(root, tags)
    if not shop.tell(part, problems) and tags.found:
        guard(root, tags)
        if part == BODY:
            anchor_values(root, tags)
    return tags


def _compile(shop: Workshop, part: str, root: etree._Element, tags: Tags) -> CompiledPart:
    """The part's code."""
    source = to_source(root, tags)
    code = make_environment(shop.filters).compile(source.text, name=part, filename=f"<template {part}>")
    found = {line: tags.found[number] for line, number in source.lines.items()}
    told = {line: (tag.text, str(tag.place)) for line, tag in found.items()}
    return CompiledPart(part, shop.file_of(part), code, told)


def _check_the_rest(shop: Workshop, trees: dict[str, etree._Element]) -> None:
    """Tags in parts that are never rendered would stand in every document as they are."""
    for part, content in shop.dressed.items():
        if part not in trees and part.endswith((".xml", ".rels")):
            shop.tell(part, list(_left_over(part, content)))


def _left_over(part: str, content: bytes) -> Iterator[Problem]:
    if LEFT_OVER.search(content):
        message = f"a tag stands where none can be filled in: {Place(part)}"
        hint = "tags work in the body, headers, footers, notes, comments, and the title, subject and keywords"
        yield Problem("template-left-over", message, hint)
