"""Why a value cannot be had or written: a `Refusal`, raised at once on the normal way, noted to find them all."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass

from jinja2 import TemplateError, Undefined
from jinja2.utils import missing

from cspr_docs.problems import error

TEMPLATE_UNKNOWN_NAME = error(
    "template-unknown-name",
    "A tag in a template names something that there is not, most often by a slip of spelling. The hint gives "
    "the nearest name; the names are those of the case's own fields, as `cspr schema` writes them.",
)
NO_SUCH_NAME = "there is no such name"
_WORDS = {
    type(None): "there is no value",
    bool: "it is yes or no: ask {% if %}",
    list: "it is a list: go through it with {% for %}",
    tuple: "it is a list: go through it with {% for %}",
    dict: "it is a group of values: name one of them",
}


class Refusal(Exception):
    """Why a value cannot be written; `name` and `known` where a name led nowhere."""

    def __init__(self, reason: str, name: str = "", known: frozenset[str] = frozenset()) -> None:
        super().__init__(reason)
        self.reason, self.name, self.known = reason, name, known


MISTAKES = (
    Refusal,
    TypeError,
    ArithmeticError,
    LookupError,
    ValueError,
    TemplateError,
    RecursionError,
    MemoryError,
)
"""What is raised when a tag asks for what its values cannot do, such as adding a number to a name."""

Refuse = Callable[[Refusal], str]
"""What is done about a refusal: raise it, or note it and write nothing."""


def reason_against(value: object) -> str:
    """Why a value that is no text cannot be written as one; a class may say it itself, in `why_unprintable`."""
    own = getattr(type(value), "why_unprintable", "it is not text: a filter must put it into words")
    return _WORDS.get(type(value), str(own))


def _refusal(obj: object, name: object) -> Refusal:
    """What to say of a name; `known` is empty where the name stands first and the context should have it."""
    known = frozenset() if obj is missing or obj is None else names_in(obj)
    return Refusal(NO_SUCH_NAME, str(name), known)


def names_in(obj: object) -> frozenset[str]:
    """The names under which a value of the context holds others."""
    if isinstance(obj, Mapping):
        return frozenset(str(key) for key in obj)
    if is_dataclass(obj):
        return names_in_class(type(obj))
    if isinstance(obj, str | int | float | list | tuple):
        return frozenset()
    return frozenset(name for name in dir(obj) if not name.startswith("_"))


def names_in_class(kind: type) -> frozenset[str]:
    """The names that a template may write after a value of this dataclass."""
    own = frozenset(field.name for field in fields(kind))
    closed: frozenset[str] = getattr(kind, "closed_names", frozenset())
    return own - closed


def raise_refusal(refusal: Refusal) -> str:
    """What most do about a refusal.

    Raises:
        Refusal: this one.
    """
    raise refusal


def noting(refuse: Refuse) -> type[Undefined]:
    """A missing name that tells `refuse` when it is used for anything but `is defined` or `default`."""
    return type("Noted", (Noted,), {"__slots__": (), "_tell": staticmethod(refuse)})


class Noted(Undefined):
    """A missing name that is told of, and then is empty."""

    __slots__ = ()
    _tell: Callable[[Refusal], str]

    def _note(self, *_: object) -> str:
        return self._tell(_refusal(self._undefined_obj, self._undefined_name))

    def _nothing(self, *_: object) -> "Noted":
        self._note()
        return self

    def _no(self, *_: object) -> bool:
        self._note()
        return False

    def _zero(self) -> int:
        self._note()
        return 0

    def _no_items(self) -> Iterator[object]:
        self._note()
        return iter(())

    def __getattr__(self, name: str) -> "Noted":
        if name.startswith("__"):
            raise AttributeError(name)
        return self._nothing()

    def __hash__(self) -> int:
        return id(self)

    __str__ = _note
    __iter__ = _no_items
    __bool__ = __eq__ = __ne__ = _no
    __contains__ = __lt__ = __le__ = __gt__ = __ge__ = _no  # type: ignore[assignment]
    __len__ = _zero
    __int__ = _zero  # type: ignore[assignment]
    __getitem__ = __call__ = _nothing  # type: ignore[assignment]
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _nothing  # type: ignore[assignment]
    __truediv__ = __rtruediv__ = __floordiv__ = __mod__ = __pow__ = __neg__ = _nothing  # type: ignore[assignment]
