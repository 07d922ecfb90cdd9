"""Where a value that the case does not write yet belongs: the file, and the place in it, by the tree convention."""

from dataclasses import dataclass
from pathlib import Path

from cspr_docs.casefile.missing import ROOT_FILE
from cspr_docs.casefile.node import Node
from cspr_docs.casefile.places import children
from cspr_docs.casefile.shape import Shape
from cspr_docs.casefile.splice.adding import ANY_SHAPE, inner_shape
from cspr_docs.problems import DataPath


@dataclass(frozen=True, slots=True)
class Target:
    """A file, there or not yet, that is to hold a value.

    Attributes:
        parts: the value's data path from the list or mapping that holds it; empty for a Markdown file.
        shape: of that list or mapping.
        holder: that list or mapping where the file has one already, else the file's own beginning.
    """

    path: Path
    parts: DataPath = ()
    shape: Shape = ANY_SHAPE
    holder: Node | None = None


def target_for(folder: Path, chain: tuple[Node, ...], path: DataPath, shape: Shape) -> Target:
    """Where a value goes whose path leads only as far as `chain`; `shape` is that of the case.

    Prose goes to a Markdown file where its siblings stand in such files, or where nothing else of its record is
    written; all else goes into the YAML file of its record. A case that stands in one file stays in one.
    """
    depth = len(chain) - 1
    while chain[depth].value is None:
        depth -= 1
    holder, parts, own = chain[depth], path[depth:], inner_shape(shape, path[:depth])
    empty = chain[depth + 1] if len(chain) > depth + 1 else None
    if empty is not None and empty.source.path == holder.source.path and not empty.source.is_folder:
        return Target(holder.source.path, parts[1:], inner_shape(own, parts[:1]), empty)
    is_prose = inner_shape(own, parts).is_prose
    beside = _markdown_folder(holder)
    if is_prose and len(parts) == 1 and beside is not None:
        return Target(beside / f"{parts[0]}.md")
    if depth == 0 and len(parts) > 1 and not _stands_in_one_file(holder):
        return _in_folder(folder, parts, own, is_prose=is_prose)
    if not holder.source.is_folder:
        return Target(holder.source.path, parts, own, holder)
    base = holder.source.path
    file = base.parent / f"{base.name}.yaml"
    if isinstance(holder.value, dict) and file.exists():
        return Target(file, parts, own)
    if len(parts) > 1 or is_prose:
        return _in_folder(base, parts, own, is_prose=is_prose)
    return Target(file, parts, own)


def _in_folder(folder: Path, parts: DataPath, shape: Shape, *, is_prose: bool) -> Target:
    """Inside a folder that stands for the list or mapping."""
    if len(parts) == 1:
        return Target(folder / f"{parts[0]}.md")
    file = folder / f"{parts[0]}.yaml"
    if is_prose and len(parts) == 2 and not file.exists() and isinstance(parts[1], str):
        return Target(folder / str(parts[0]) / f"{parts[1]}.md")
    return Target(file, parts[1:], inner_shape(shape, parts[:1]))


def _markdown_folder(holder: Node) -> Path | None:
    """The folder in which the fields of a record stand as Markdown files, if any of them does."""
    if not isinstance(holder.value, dict):
        return None
    texts = (node.source.path.parent for node in holder.value.values() if node.style == "md")
    return next(texts, None)


def _stands_in_one_file(root: Node) -> bool:
    """Whether the case writes its lists and mappings in its root file."""
    parts = [node for _, node in children(root) if isinstance(node.value, dict | tuple)]
    own = [node for node in parts if node.source.path == root.source.path]
    elsewhere = [node for node in parts if node.source.path.parent.name == root.source.path.parent.name]
    return root.source.path.name == ROOT_FILE and bool(own) and len(own) == len(elsewhere)
