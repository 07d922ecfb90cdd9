"""Large print: a finished document with its styles set in 16 point and more."""

from dataclasses import replace

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.relationships import to_xml
from cspr_docs.word.house_styles import STYLES

_SMALLEST = 32
"""Half-points: 16 point, the least that is called large print."""
_GROWTH = 1.4
"""12 point becomes 17."""


def enlarged(package: Package) -> Package:
    """The document in large print: every size of its styles grown alike, none below 16 point.

    Source: ECMA-376 part 1, 17.3.2.38 (`sz` counts half-points).
    """
    styles = parse(package[STYLES])
    for size in styles.iter(w("sz"), w("szCs")):
        size.set(w("val"), str(max(_SMALLEST, round(int(size.get(w("val"), "0")) * _GROWTH))))
    return replace(package, parts={**package, STYLES: to_xml(styles).encode()})
