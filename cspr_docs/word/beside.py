"""The words beside the body that no value of the case holds: headers, footers, and notes to the template's words."""

from collections.abc import Mapping

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.parse import parse_part
from cspr_docs.ooxml.relationships import stories
from cspr_docs.word.anchored import own_paragraphs
from cspr_docs.word.anchors import Held
from cspr_docs.word.returned import Returned


def words_beside(draft: Returned) -> Mapping[str, tuple[str, ...]]:
    """The paragraphs by their kind (`header`), with `…` for what fields of Word reckon."""
    found: dict[str, tuple[str, ...]] = {}
    for part, kind in stories(draft.package):
        root = parse_part(draft.package, part) if kind else None
        if root is not None:
            root = draft.view(root)
            name = kind.removesuffix("s")
            own = _notes_of_template(draft, name)
            apart = [note for note in root.iter(w(name)) if note.get(w("id")) not in own]
            words = tuple(one.own for one in own_paragraphs(root, (), apart) if one.own.strip("… "))
            found[name] = found.get(name, ()) + words
    return found


def _notes_of_template(draft: Returned, name: str) -> set[str | None]:
    """The ids of the notes in the body but for those that texts of the case hold, which come home with these."""
    texts = [field.elements for field in draft.fields if field.anchor.held is Held.PROSE]
    held = {
        mark for elements in texts for element in elements for mark in element.iter(w(f"{name}Reference"))
    }
    return {mark.get(w("id")) for mark in draft.body.iter(w(f"{name}Reference")) if mark not in held}
