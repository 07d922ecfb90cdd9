"""The Open XML SDK's validator, which takes a second to start and one file at a time: it is shown no file in vain."""

import json
import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import read_package
from tests.conftest import ROOT, tool_or_skip

_SDK = ROOT / "tests" / "from_npm" / "node_modules" / "@xarsh"
# The program itself and not npm's script around it, which takes Node's start for every file.
_VALIDATOR = next(_SDK.glob("ooxml-validator-*/ooxml-validator*"), _SDK / "ooxml-validator")
_SURROUNDINGS = {**os.environ, "DOTNET_TieredPGO": "0"}  # it ends before its measuring of itself could pay
_LONGEST_TERM = 12
_OF_WORDS = tuple(w(name) for name in ("alias", "nsid", "tblCaption"))
"""What these say is no term of the format either, be it ever so short."""


def sdk_faults(file: Path) -> list[dict[str, str]]:
    """What the validator says of a file; the test is skipped where it is not here."""
    validator = tool_or_skip(_VALIDATOR, "run 'npm install --prefix tests/from_npm'")
    done = subprocess.run(
        [validator, str(file)], env=_SURROUNDINGS, capture_output=True, text=True, timeout=120, check=False
    )
    faults: list[dict[str, str]] = json.loads(done.stdout)["errors"]
    return faults


def unlike(files: Iterable[Path]) -> list[Path]:
    """Those files that together hold every shape which any of them has; what another has shown is left out."""
    left = {file: set(_shapes(file)) for file in files}
    chosen = []
    while any(left.values()):
        fullest = max(left, key=lambda file: len(left[file]))
        chosen.append(fullest)
        seen = left.pop(fullest)
        left = {file: shapes - seen for file, shapes in left.items()}
    return chosen


def _shapes(file: Path) -> Iterator[tuple[object, ...]]:
    """All that a schema can find fault with: by part and parent each element, attributes and children in turn."""
    for name, content in read_package(file).items():
        if not name.endswith((".xml", ".rels")) or name.startswith("customXml/"):
            yield (Path(name).suffix,)
            continue
        part = re.sub(r"\d+", "", name)
        for element in etree.fromstring(content).iter(etree.Element):
            above = element.getparent()
            here = part, None if above is None else above.tag, element.tag
            children = [None, *(child.tag for child in element), None]
            yield from ((*here, *pair) for pair in pairwise(children))
            yield (*here, bool((element.text or "").strip()))
            is_term = element.tag not in _OF_WORDS
            yield from ((*here, key, is_term and _kind(value)) for key, value in element.attrib.items())


@cache
def _kind(value: str) -> str:
    """A value without its digits; empty where it is no term of the format but words, a name or a colour."""
    is_term = " " not in value and len(value) <= _LONGEST_TERM and not value[:1].isupper()
    return re.sub(r"\d+", "0", value) if is_term else ""
