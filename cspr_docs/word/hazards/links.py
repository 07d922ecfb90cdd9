"""What leads out of a Word file other than a plain link.

Source: ECMA-376 part 1, 15.3 (hyperlinks), 17.15.1.6 (attached template), 17.17.2.1 (subdocuments), 20.1.8.13
(linked pictures); part 4, 19.1 (VML).
"""

import re
from collections.abc import Iterator, Mapping
from functools import partial

from lxml import etree

from cspr_docs.files import toml_of
from cspr_docs.ooxml.places import part_in_words
from cspr_docs.ooxml.relationships import Opened, Relationship
from cspr_docs.ooxml.trees import attributes
from cspr_docs.problems import error
from cspr_docs.word.link_targets import danger
from cspr_docs.word.rules import Breach, Rule, local, owner_in_words, uses_of_links

WORD_LINK_OUTSIDE = error(
    "word-link-outside",
    "Something in a Word file leads out of it other than by a plain web or e-mail link: a picture or template "
    "fetched from elsewhere, a link to somebody's own computer, a script in a link. It could tell others who "
    "opens the file, or show what was never checked. Put the thing itself into the document, or take it out.",
)
_outside = partial(Breach, WORD_LINK_OUTSIDE)
_PLAIN_LINK = "delete it; a plain link may stand in its place"
_TOLD = toml_of(__package__, "hazards.toml")
_OUTSIDE: Mapping[str, tuple[str, str]] = _TOLD["outside"]
_HINT = "right-click the link and choose Edit Hyperlink to give a web address, or Remove Hyperlink"
_WORDS = re.compile(r"[A-Za-z][A-Za-z-]{0,30}")
_CLICKED = ("hyperlink", "hlinkClick", "hlinkHover", "hlinkMouseOver")
_STYLED = re.compile(r"@import|url\(\s*[\"']?\s*(?!#|data:image/(png|jpeg)|[\"'\s])", re.IGNORECASE)
_VML = ("urn:schemas-microsoft-com:vml", "urn:schemas-microsoft-com:office:office")
_FETCHING = ("src", "href", f"{{{_VML[1]}}}href", f"{{{_VML[1]}}}althref")
_DRAWN = _TOLD["drawn"].split()
_PUT_IN_AGAIN = "delete it and put it in again"
_AS_A_PICTURE = "put it in as a picture"


def leads_outside(found: Opened) -> Iterator[Breach]:
    """A relationship out of the package that is no web or e-mail link."""
    for link in found.links:
        if link.inside:
            continue
        if link.kind != "hyperlink":
            anything = (f"something outside is used as {_kind(link)}", "take it out")
            yield _breach(link, found, *_OUTSIDE.get(link.kind, anything))
        elif what := danger(link.target):
            yield _breach(link, found, f"a link {what}", _HINT)


def target_outside(found: Opened) -> Iterator[Breach]:
    """A relationship that calls itself internal, and whose target is not inside."""
    for link in found.links:
        if link.inside and not link.leads_to:
            message = f"{_kind(link)} is said to be inside the file and is not"
            yield _breach(link, found, message, _PUT_IN_AGAIN)


def _breach(link: Relationship, found: Opened, message: str, hint: str) -> Breach:
    """A breach where the relationship is used, or of whose it is."""
    root = found.trees.get(link.part)
    user = None if root is None else next((user for user, id_ in uses_of_links(root) if id_ == link.id), None)
    if user is None:
        message = f"{owner_in_words(link.part)}: {message}"
    return _outside(message, hint, link.part, user)


def _kind(link: Relationship) -> str:
    """The kind of relationship in words; what is no word is not repeated."""
    return f"'{link.kind}'" if _WORDS.fullmatch(link.kind) else "something unknown"


def odd_mode(found: Opened) -> Iterator[Breach]:
    """A relationship that is neither external nor internal: programs differ over what it is."""
    for part, root in found.trees.items():
        for entry in root.iter() if part.endswith(".rels") else ():
            if entry.get("TargetMode", "Internal") not in ("Internal", "External"):
                message = f"{part} holds a link that is neither inside nor outside of the file"
                yield _outside(message, _PUT_IN_AGAIN)


def link_as_else(found: Opened) -> Iterator[Breach]:
    """A plain link by its kind, which a picture or object uses: some programs look at its use alone."""
    outside = {(link.part, link.id) for link in found.links if not link.inside and link.kind == "hyperlink"}
    for part, root in found.trees.items():
        for element, id_ in uses_of_links(root) if any(part == owner for owner, _ in outside) else ():
            if (part, id_) in outside and local(element) not in _CLICKED:
                message = "something is fetched from elsewhere under the name of a link"
                yield _outside(message, _PUT_IN_AGAIN, part, element)


def fetched_by_drawing(found: Opened) -> Iterator[Breach]:
    """Addresses in the elements themselves, as old drawings and web pictures have them."""
    for part, root in found.trees.items():
        for element in root.iter("{urn:schemas-microsoft-com:vml}*", "{http://www.w3.org/2000/svg}*"):
            yield from _addresses(element, part)
        for element in root.iter("{*}sourceFileName", "{*}webVideoPr"):
            yield _outside("a page or film is fetched from elsewhere", _PLAIN_LINK, part, element)


def _addresses(element: etree._Element, part: str) -> Iterator[Breach]:
    written = attributes(element)
    if any(_STYLED.search(text) for text in (element.text or "", *written.values())):
        yield _outside("a drawing fetches something by its style", _AS_A_PICTURE, part, element)
    for name, value in written.items():
        if name not in _FETCHING and not name.endswith("}href"):
            continue
        inside = value.startswith(("#", "data:image/png;", "data:image/jpeg;")) or not value
        if not inside and (local(element) in _DRAWN or danger(value)):
            message = "a drawing fetches something or leads to where it must not"
            yield _outside(message, _AS_A_PICTURE, part, element)


def included(found: Opened) -> Iterator[Breach]:
    """Data that takes in other files as it is read (XInclude)."""
    for part, root in found.trees.items():
        if next(root.iter("{http://www.w3.org/2001/XInclude}*"), None) is not None:
            message = f"{part_in_words(part)} takes in another file as it is read"
            yield _outside(message, "save it from Word as .docx")


RULES: tuple[Rule, ...] = (
    *(leads_outside, target_outside, odd_mode, link_as_else, fetched_by_drawing, included),
)
