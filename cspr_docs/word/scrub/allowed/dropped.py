"""What is known and not published, by dropped.toml: what goes without loss, what is opened, what must be replaced."""

from collections.abc import Mapping

from cspr_docs.files import toml_of
from cspr_docs.word.scrub.allowed.notation import names, q

_TOLD = toml_of(__package__, "dropped.toml")
Refused = Mapping[str, tuple[str, str]]
"""What a thing that cannot be published is, and what to do."""

UNWRAPPED = {q(name): thing for name, thing in _TOLD["unwrapped"].items()}
"""Elements whose content stays and whose own tags go, and what a reader calls them."""

CONTENT_OF = {q("sdt"): q("sdtContent")}
PROPERTIES_OF_UNWRAPPED = names(_TOLD["unwrapped_properties"])

DROPPED: Mapping[str, str] = {
    **dict.fromkeys(names(_TOLD["silent"]), ""),
    **{q(name): thing for name, thing in _TOLD["dropped"].items()},
}
"""Elements that go with all they hold, and what a reader calls them; nothing where it would mean nothing to one."""

REFUSED: Refused = {name: tuple(told) for shared, told in _TOLD["refused"].items() for name in names(shared)}
"""Elements that carry something a reader sees."""

GRAPHICS: Refused = _TOLD["graphics"]
"""Drawings by the last word of their namespace."""

UNDERSTOOD, EFFECTS = frozenset(_TOLD["understood"]), frozenset(_TOLD["effects"])
"""Namespaces that Word itself understands; those of formatting that only adds glow, shadow and the like to text."""

DROPPED_SETTINGS: Mapping[str, str] = _TOLD["dropped_settings"]
"""Settings that can hold words or addresses; all others go without a word."""

DROPPED_PARTS: Mapping[str, str] = _TOLD["dropped_parts"]
REFUSED_PARTS: Refused = _TOLD["refused_parts"]
OTHER_PARTS = frozenset(_TOLD["other_parts"].split())
"""Parts by the last word of a relationship's type; the last are told elsewhere, or mean nothing to a reader."""
