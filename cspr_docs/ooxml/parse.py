"""The one parser of XML that somebody else may have written: nothing in it reaches the network or the disk.

A package has already refused every DTD and every part that is too large (`ooxml.limits`).
"""

import io
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from cspr_docs.ooxml.namespaces import PREFIXES

_PLAIN = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
_WHOLE = etree.XMLParser(resolve_entities=False, no_network=True)
_NAMES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in PREFIXES.items())


def parse(content: bytes | str) -> etree._Element:
    """The root of a part, without its XML comments and processing instructions.

    Raises:
        lxml.etree.XMLSyntaxError: the part is not whole.
    """
    return etree.fromstring(content, _PLAIN)


def parse_part(parts: Mapping[str, bytes], part: str) -> etree._Element | None:
    """The root of a part of a file; `None` where there is no such part.

    Raises:
        lxml.etree.XMLSyntaxError: the part is not whole.
    """
    content = parts.get(part)
    return None if content is None else parse(content)


def parse_in_turn(content: bytes, tags: Sequence[str]) -> Iterator[etree._Element]:
    """The elements of these qualified names, each when it ends; it is emptied once the next is asked for.

    So a part of any length takes the memory of one element.

    Raises:
        lxml.etree.XMLSyntaxError: the part is not whole.
    """
    stream = io.BytesIO(content)
    for _, element in etree.iterparse(stream, tag=tags, resolve_entities=False, no_network=True):
        yield element
        element.clear()
        while (parent := element.getparent()) is not None and element.getprevious() is not None:
            del parent[0]


def parse_whole(content: bytes | str) -> etree._Element:
    """The root of a part with its XML comments and processing instructions, for whoever searches what is hidden.

    Raises:
        lxml.etree.XMLSyntaxError: the part is not whole.
    """
    return etree.fromstring(content, _WHOLE)


def parse_fragment(written: str) -> list[etree._Element]:
    """The elements that a piece of XML text holds; it may use every prefix of `namespaces.PREFIXES`.

    Raises:
        lxml.etree.XMLSyntaxError: the text is not whole.
    """
    return list(parse(f"<fragment {_NAMES}>{written}</fragment>"))
