"""The tree convention: a folder is a mapping, a .yaml file a mapping or a list, a .md file a text.

`case.yaml` is the root; `chronology.yaml` fills `chronology`; `final_report/lived_experience.md` fills
`final_report.lived_experience`. Where the schema has a list of items with ids, a folder is that list, and its
entries are named by id: `findings/f1.yaml`, `findings/f1/why.md`. Of a Word file that the schema has
(`word_files`) the value is its hash.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from cspr_docs.casefile.places import merge
from cspr_docs.casefile.shape import Shape
from cspr_docs.casefile.source import (
    AS_ON_DISK,
    CANNOT_OPEN,
    Node,
    SourceFile,
    about_unfit,
    broken_node,
    read_source,
    unfit_character,
)
from cspr_docs.casefile.word_files import without_lonely, word_file_node
from cspr_docs.casefile.wording import UNKNOWN_FIELD, WRONG_FORM
from cspr_docs.casefile.yaml_reader import read_yaml_file
from cspr_docs.files import why_unread
from cspr_docs.problems import DataPath, Problem, Stop, advice, error, path_text
from cspr_docs.problems.suggestion import did_you_mean, nearest
from schemas.base import Written

ROOT_FILE = "case.yaml"
UNFINISHED = "UNFINISHED.txt"
"""Stands in a new case folder as long as it is being written, and says so."""
IDENTITIES_FILE = "identities.yaml"
SHARED_FILE = "partnership.yaml"
"""Beside the case folders: the partnership is the same for all its cases, so it is written once."""
REVIEWS = "reviews"
"""The folder of what reviewers sent back and a person must still decide."""
BESIDE_THE_CASE = frozenset(("attachments", "output", REVIEWS))
"""Folders of a case folder that hold no part of the case."""
_LEFT_BEHIND = re.compile(
    r"\..*|~\$.*|.*~|#.*#|.*\.(bak|orig|swp|tmp)|readme(\.\w+)?|thumbs\.db|desktop\.ini", re.I
)
_RENAMED = {".yml": ".yaml", ".txt": ".md", ".markdown": ".md"}


def read_folder(
    folder: Path, shape: Shape, contents: Mapping[Path, bytes] = AS_ON_DISK
) -> tuple[Node, tuple[Problem, ...]]:
    """The whole case folder as one node, and what is wrong with its files; broken where files were unreadable.

    `contents` are the bytes of files that stand for those on disk, or are not there yet; their paths begin with
    `folder` as the caller gives it.
    """
    reader = _Folder(folder.resolve(), contents)
    node = reader.root(SourceFile(folder.as_posix(), folder, is_folder=True), shape)
    return node, tuple(reader.problems)


def shared_file(folder: Path) -> Path:
    """Where the partnership that several cases share is written: beside the case folder."""
    return (folder.parent if folder.name else Path("..")) / SHARED_FILE


NO_CASE_FILE = error(
    "no-case-file",
    "The folder has no file case.yaml, so it holds no case. Give the folder that has it, or make a new case with "
    "`cspr new`.",
)
ID_NOT_NAME = error(
    "id-not-name",
    "The file or folder of an item is named by its id, but the id written inside is another one. Make them the "
    "same, or leave out the id inside.",
)
LINK = error(
    "link",
    "A file in the case folder is a link to another folder or to a place outside the case. Such a link could bring "
    "another case's text into this one. Put the file itself in its place.",
)
WRONG_ENDING = error(
    "wrong-ending",
    "The file looks like a part of the case, but its name has another ending, so it would be left out in silence. "
    "Facts are in .yaml files and texts in .md files, in small letters: rename it.",
)
NOT_READ = advice(
    "not-read",
    "The file is no part of the case and was left out. Only .yaml and .md files are read. Move it to attachments/ "
    "so that nobody thinks it is in the documents.",
)


class _Folder:
    """Walks a case folder and gathers what is wrong with it."""

    def __init__(self, top: Path, contents: Mapping[Path, bytes]) -> None:
        self.problems: list[Problem] = []
        self._top = top
        self._contents = contents
        self._given = _by_folder(contents)

    def root(self, folder: SourceFile, shape: Shape) -> Node:
        """The whole case: what case.yaml and every other file say, and the partnership from beside the folder."""
        parts = self._mapping(folder, shape, (), {ROOT_FILE, IDENTITIES_FILE})
        root, alone = without_lonely(merge(self._root_file(folder), parts, (), self.problems), shape)
        self.problems += alone
        path, name = shared_file(folder.path), Path(SHARED_FILE).stem
        is_written = path in self._contents or path.is_file()
        if is_written and isinstance(root.value, dict) and name not in root.value:
            return root._replace(value={**root.value, name: self._yaml(path, path.as_posix())})
        return root

    def _root_file(self, folder: SourceFile) -> Node:
        """The fields that case.yaml holds; a broken node where it is missing or holds none."""
        file = SourceFile((Path(folder.name) / ROOT_FILE).as_posix(), folder.path / ROOT_FILE)
        if not (file.path in self._contents or file.path.exists()):
            message = f"{folder.name} holds no case: there is no file {ROOT_FILE} in it"
            hint = "`cspr new` makes a case folder with everything in it"
            if (folder.path / UNFINISHED).exists():
                hint = "`cspr new` was stopped while it wrote this folder; say the same command again to finish it"
            self._tell(folder, NO_CASE_FILE, message, hint)
            return broken_node(folder)
        if not self._stays_inside(file):
            return broken_node(file)
        node = self._yaml(file.path, file.name)
        if node.is_broken or isinstance(node.value, dict):
            return node
        if node.value is None:
            return node._replace(value={})
        message = f"{ROOT_FILE} holds a {'list' if isinstance(node.value, tuple) else 'text'} and no fields"
        hint = "each line of the outermost level is a field: its name, a colon and its value"
        self._tell(node.source, WRONG_FORM, message, hint, node.start)
        return node._replace(value=None, style="broken")

    def _mapping(self, source: SourceFile, shape: Shape, path: DataPath, without: Iterable[str] = ()) -> Node:
        """A folder as fields."""
        node = Node({}, source)
        for entry in self._entries(source, without):
            value = self._field(entry, shape, path)
            if value is not None:
                node = merge(node, Node({_name(entry): value}, source), path, self.problems)
        return node

    def _items(self, source: SourceFile, shape: Shape, path: DataPath) -> Node:
        """A folder as a list of items, each named by its id."""
        node = Node((), source)
        for entry in self._entries(source):
            is_read = self._is_read(entry, could_be_a_part=True)
            inner = (*path, _name(entry))
            value = self._value(entry, shape.items or Shape(), inner) if is_read else broken_node(entry)
            node = merge(node, Node((self._with_id(value, entry),), source), path, self.problems)
        return node

    def _with_id(self, item: Node, entry: SourceFile) -> Node:
        """The item with the id that its file's or folder's name gives it."""
        name = _name(entry)
        given = Node(name, entry, style="name")
        if not isinstance(item.value, dict):
            return item._replace(value={"id": given}) if item.value is None else item
        written = item.value.get("id")
        if written is not None and written.value not in (None, name):
            message = f'the id here is "{written.value}", and the name of the file or folder says "{name}"'
            hint = "make them the same, or leave the id out: the name is enough"
            self._tell(written.source, ID_NOT_NAME, message, hint, written.start)
        return item._replace(value={"id": given, **item.value, **({"id": given} if written is None else {})})

    def _value(self, entry: SourceFile, shape: Shape, path: DataPath) -> Node:
        """What a file or folder says of the value at a data path."""
        if not entry.is_folder:
            return self._yaml(entry.path, entry.name) if entry.path.suffix == ".yaml" else self._text(entry)
        if shape.fields is not None:
            return self._mapping(entry, shape, path)
        if shape.has_ids:
            return self._items(entry, shape, path)
        is_list = shape.items is not None
        what = "a list whose items have no id" if is_list else "a single value"
        message = f'"{path_text(path)}" is {what}, and cannot be a folder'
        self._tell(entry, WRONG_FORM, message, f"write it as {entry.name}.{'yaml' if is_list else 'md'}")
        return broken_node(entry)

    def _yaml(self, path: Path, name: str) -> Node:
        node, problems = read_yaml_file(path, name, self._contents)
        self.problems += problems
        return node

    def _text(self, entry: SourceFile) -> Node:
        """A Markdown file's text."""
        try:
            source = read_source(entry.path, entry.name, self._contents)
        except Stop as stop:
            self.problems += stop.problems
            return broken_node(entry)
        unfit = unfit_character(source.text)
        if unfit is not None:
            self._tell(source, *about_unfit(source.text[unfit]), unfit)
            return broken_node(source)
        text = source.text.replace("\r\n", "\n").replace("\r", "\n")
        return Node(text if text.strip() else None, source, 0, len(source.text), "md")

    def _entries(self, folder: SourceFile, without: Iterable[str] = ()) -> list[SourceFile]:
        """What the folder holds, in natural order, without what programs leave behind."""
        ignored = {*without, *(BESIDE_THE_CASE if folder.path.resolve() == self._top else ())}
        try:
            on_disk = set(folder.path.iterdir()) if folder.path.exists() else set()
        except OSError as refused:
            message = f"{folder.name} cannot be opened: {why_unread(refused)}"
            self._tell(folder, CANNOT_OPEN, message, "check that you may read it")
            return []
        given = self._given.get(folder.path, set())
        entries = []
        for path in on_disk | given:
            if path.name not in ignored and not _LEFT_BEHIND.fullmatch(path.name):
                is_folder = path.is_dir() or (path in given and path not in self._contents)
                name = (Path(folder.name) / path.name).as_posix()
                entries.append(SourceFile(name, path, is_folder=is_folder))
        return [entry for entry in sorted(entries, key=_order) if self._stays_inside(entry)]

    def _stays_inside(self, entry: SourceFile) -> bool:
        """Whether the entry is no link, or a link to a file of the case; a problem where it is another."""
        if not entry.path.is_symlink():
            return True
        target = entry.path.resolve()
        if target.is_relative_to(self._top) and not target.is_dir():
            return True
        message = "this link leads out of the case folder or to another folder"
        self._tell(entry, LINK, message, "put the file itself in its place", None)
        return False

    def _field(self, entry: SourceFile, shape: Shape, path: DataPath) -> Node | None:
        """The value of a field that a file or folder fills; None where it is no part of the case.

        Under a name that no field has, a broken value stands in the tree: so the ids in it are not called
        unknown as well.
        """
        name, known = _name(entry), shape.fields or {}
        if name in known and known[name].written is Written.FILE:
            node, problems = word_file_node(entry, self._contents)
            self.problems += problems
            return node
        files = (part for part, inner in known.items() if inner.is_prose or not inner.is_single)
        meant = name if name in known else nearest(name, files)
        is_root = not path and Path(name).stem.lower() == Path(ROOT_FILE).stem
        if not self._is_read(entry, could_be_a_part=is_root or meant is not None):
            return None if is_root or meant is None else broken_node(entry)
        if name in known:
            return self._value(entry, known[name], (*path, name))
        message = f'there is no field "{name}" in {path_text(path) or "a case"}'
        hint = did_you_mean(name, known) or "put what is no part of the case into attachments/"
        self._tell(entry, UNKNOWN_FIELD, message, hint, None)
        return broken_node(entry)

    def _is_read(self, entry: SourceFile, *, could_be_a_part: bool) -> bool:
        """Whether the entry is a folder or ends in .yaml or .md; a problem where it does not.

        `could_be_a_part` tells whether its name is one that a part of the case could have.
        """
        ending = entry.path.suffix
        if entry.is_folder or ending in (".yaml", ".md"):
            return True
        doubled = Path(entry.path.stem).suffix.lower()  # Notepad writes people.yaml.txt
        meant = doubled if doubled in (".yaml", ".md") else _RENAMED.get(ending.lower(), ending.lower())
        if ending.lower() in (".yml", ".yaml", ".md") or (could_be_a_part and meant in (".yaml", ".md")):
            message = f"this file is not read: its name must end in {meant}"
            hint = f"rename it to {entry.path.stem.removesuffix(meant)}{meant}"
            self._tell(entry, WRONG_ENDING, message, hint, None)
        else:
            message = "this file is no part of the case: only .yaml and .md files are read"
            self._tell(
                entry, NOT_READ, message, "move it to attachments/, or write its text into a .md file", None
            )
        return False

    def _tell(self, source: SourceFile, code: str, message: str, hint: str, offset: int | None = 0) -> None:
        self.problems.append(source.problem(code, message, hint, offset=offset))


def _name(entry: SourceFile) -> str:
    """The name of the field or item that a file or folder fills."""
    return entry.path.name if entry.is_folder else entry.path.stem


def _order(entry: SourceFile) -> tuple[list[tuple[int, str]], bool, str]:
    """Natural order of the names (f2 before f10); of two with one name the file comes before the folder."""
    parts = re.split(r"(\d+)", entry.path.stem)
    natural = [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
    return natural, entry.is_folder, entry.path.suffix


def _by_folder(contents: Iterable[Path]) -> dict[Path, set[Path]]:
    """The files, and the folders that they need, by the folder that each stands in."""
    found: dict[Path, set[Path]] = {}
    for file in contents:
        path = file
        while path.parent != path and path not in found.setdefault(path.parent, set()):
            found[path.parent].add(path)
            path = path.parent
    return found
