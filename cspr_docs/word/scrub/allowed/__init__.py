"""What a published Word file may hold, as data: elements, their attributes and children, and kinds of values."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any


def told(name: str) -> Mapping[str, Any]:
    """What one of the TOML files here says."""
    return tomllib.loads(files(__name__).joinpath(name).read_text("utf-8"))
