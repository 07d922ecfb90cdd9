"""Names that lead nowhere: raised at once on the normal way, noted one after another to find them all."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from jinja2 import StrictUndefined, Undefined
from jinja2.runtime import missing

from cspr_docs.word.template.values import Refusal, Refuse

NO_SUCH_NAME = "there is no such name"


def _refusal(obj: object, name: object) -> Refusal:
    """What to say of a name; `known` is empty where the name stands first and the context should have it."""
    known = frozenset() if obj is missing or obj is None else names_in(obj)
    return Refusal(NO_SUCH_NAME, str(name), known)


def names_in(obj: object) -> frozenset[str]:
    """The names under which a value of the context holds others."""
    if isinstance(obj, Mapping):
        return frozenset(str(key) for key in obj)
    if is_dataclass(obj):
        return frozenset(field.name for field in fields(obj))
    if isinstance(obj, str | int | float | list | tuple):
        return frozenset()
    return frozenset(name for name in dir(obj) if not name.startswith("_"))


class Strict(StrictUndefined):
    """Raises a `Refusal` as soon as it is used for anything but `is defined` or `default`."""

    __slots__ = ()

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: Any = None, exc: object = None
    ) -> None:
        super().__init__(hint, obj, name, lambda _: _refusal(obj, name))  # type: ignore[arg-type]


def noting(refuse: Refuse) -> type[Undefined]:
    """An undefined that tells `refuse` when it is used, and then is empty."""

    class Noted(Undefined):
        __slots__ = ()

        def _note(self, *_: object) -> str:
            return refuse(_refusal(self._undefined_obj, self._undefined_name))

        def _nothing(self, *_: object) -> "Noted":
            self._note()
            return self

        def _no(self, *_: object) -> bool:
            self._note()
            return False

        def _none(self) -> int:
            self._note()
            return 0

        def _no_items(self) -> Iterator[Any]:
            self._note()
            return iter(())

        def __getattr__(self, name: str) -> Any:  # noqa: ANN401
            if name.startswith("__"):
                raise AttributeError(name)
            return self._nothing()

        def __hash__(self) -> int:
            return id(self)

        __str__ = _note
        __iter__ = _no_items
        __len__ = __int__ = _none
        __bool__ = __contains__ = __lt__ = __le__ = __gt__ = __ge__ = _no
        __eq__ = __ne__ = _no
        __getitem__ = __call__ = _nothing
        __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _nothing
        __truediv__ = __rtruediv__ = __floordiv__ = __mod__ = __pow__ = __neg__ = _nothing

    return Noted
