"""JSON Schemas made from the models: what an editor with a YAML language server completes and checks by."""

import json
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic.json_schema import models_json_schema

from schemas.base import ReadBy, Term, written_as
from schemas.case import Case
from schemas.identities import Identities

SCHEMA_FILE = Path(__file__).with_name("case.schema.json")
DIALECT = "https://json-schema.org/draft/2020-12/schema"
ROOT_TEXTS = ("reference", "title", "guidance", "panel_guidance", "classification", "opened_on", "route")
"""The fields that stand in case.yaml; each of the others has a file of its own."""


def case_schema() -> dict[str, Any]:
    """The schema of a whole case, with every model under `$defs`.

    No field but an item's `id` is required: a case folder fills one mapping from several files, so an editor sees
    only a part of it at a time; the program itself requires what it must.
    """
    _, schema = models_json_schema([(Case, "validation"), (Identities, "validation")])
    definitions = schema["$defs"]
    for name, model in _models():
        definitions[name] = _for_editors(definitions[name], model)
    for term in _terms():
        definitions[term.__name__] = _term(term, definitions[term.__name__])
    return {"$schema": DIALECT, "title": "Case", **definitions.pop("Case"), "$defs": definitions}


def file_schemas() -> Iterator[tuple[str, dict[str, Any]]]:
    """For each file of a case folder (`chronology`, `incident`, `identities`) a schema that points into the case's."""
    for name, field in Case.model_fields.items():
        if name not in ROOT_TEXTS:
            yield name, _pointing(f"#/properties/{name}", field.description or "")
    yield "identities", _pointing("#/$defs/Identities", "Real names, by id.")


def text_of(schema: dict[str, Any]) -> str:
    """The schema as it stands in a file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _pointing(target: str, description: str) -> dict[str, Any]:
    return {"$schema": DIALECT, "description": description, "$ref": f"case.schema.json{target}"}


def _for_editors(schema: dict[str, Any], model: type[BaseModel]) -> dict[str, Any]:
    """Descriptions where the cursor stands; nothing required but ids; nothing between a field and its type."""
    properties = {
        name: {**_property(entry), "description": _description(model.model_fields[name])}
        for name, entry in schema.get("properties", {}).items()
    }
    required = [name for name in schema.get("required", ()) if name == "id"]
    plain = {key: value for key, value in schema.items() if key not in ("required", "title", "properties")}
    summary = (model.__doc__ or "").strip().split("\n")[0]
    return {
        **plain,
        "description": summary,
        "properties": properties,
        **({"required": required} if required else {}),
    }


def _description(field: FieldInfo) -> str:
    """What the field holds, and who outside reads it."""
    readers = [mark.value for mark in field.metadata if isinstance(mark, ReadBy)]
    if not readers and (written_as(field.metadata) or _holds_text(field.annotation)):
        readers = ["Only the partners and the Panel read it."]
    return " ".join(filter(None, (field.description, *readers)))


def _holds_text(annotation: Any) -> bool:  # noqa: ANN401 -- annotations have no type of their own
    """Whether prose or a line is written there, or nothing."""
    marks = getattr(annotation, "__metadata__", ())
    return written_as(list(marks)) is not None or any(map(_holds_text, getattr(annotation, "__args__", ())))


def _property(schema: dict[str, Any]) -> dict[str, Any]:
    """A field may be left empty, which YAML reads as null; defaults that are whole models say nothing."""
    plain = _free_text({key: value for key, value in schema.items() if key not in ("title", "default")})
    if "type" not in plain:
        return plain
    types = plain["type"] if isinstance(plain["type"], list) else [plain["type"]]
    return {**plain, "type": [*types, "null"]} if "null" not in types else plain


def _free_text(schema: dict[str, Any]) -> dict[str, Any]:
    """A free text may look like a number (a telephone number, version 0.3): the program reads it as text."""
    inner = {key: _free_text(value) for key, value in schema.items() if key in ("items", "additionalProperties")
             and isinstance(value, dict)}  # fmt: skip
    choices = {"anyOf": [_free_text(choice) for choice in schema["anyOf"]]} if "anyOf" in schema else {}
    is_free = schema.get("type") == "string" and not {"format", "pattern", "enum", "const"} & schema.keys()
    return {**schema, **inner, **choices, **({"type": ["string", "number", "boolean"]} if is_free else {})}


def _term(term: type[Term], schema: dict[str, Any]) -> dict[str, Any]:
    """The words beside the values, for editors that show them."""
    members: list[Term] = list(term)
    return {
        "type": "string",
        "description": (term.__doc__ or "").strip(),
        "enum": [member.value for member in members],
        "markdownEnumDescriptions": [member.words for member in members],
    }


def _models() -> Iterator[tuple[str, type[BaseModel]]]:
    seen: set[type] = set()
    waiting: list[type[BaseModel]] = [Case, Identities]
    while waiting:
        model = waiting.pop()
        if model in seen:
            continue
        seen.add(model)
        yield model.__name__, model
        for field in model.model_fields.values():
            waiting.extend(_inside(field.annotation, BaseModel))


def _terms() -> Iterator[type[Term]]:
    seen: set[type] = set()
    for _, model in _models():
        for field in model.model_fields.values():
            for term in _inside(field.annotation, Enum):
                if term not in seen and issubclass(term, Term):
                    seen.add(term)
                    yield term


def _inside(annotation: Any, kind: type) -> Iterator[Any]:  # noqa: ANN401 -- annotations have no type of their own
    if isinstance(annotation, type) and issubclass(annotation, kind):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _inside(part, kind)
