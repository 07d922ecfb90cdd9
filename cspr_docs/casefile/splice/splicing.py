"""The new bytes of every file that a change of values concerns; nothing is written here.

Values that stand in a file already are replaced all at once, file by file. Those that are taken out or new come
after, one by one, each in the case as the one before has left it: so fields of one new record find each other. New
items of a list that a file writes a line an item come all at once: there may be hundreds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from cspr_docs.casefile.folder import read_folder
from cspr_docs.casefile.places import Places
from cspr_docs.casefile.reading import CaseFile, read_changed
from cspr_docs.casefile.shape import shape_of
from cspr_docs.casefile.source import Node, SourceFile, about_unfit, every_node, read_source, unfit_character
from cspr_docs.casefile.splice.adding import added, target_for, with_lines
from cspr_docs.casefile.splice.changing import changed_markdown, removed, replaced, same_text
from cspr_docs.casefile.splice.items import item_lines
from cspr_docs.casefile.splice.proof import differences
from cspr_docs.casefile.splice.writing import CHANGED_MEANWHILE, ChangedFile
from cspr_docs.casefile.splice.yaml_text import YamlText
from cspr_docs.problems import DataPath, Problem, Stop, path_text, stop_for
from schemas.case import Case

_SHAPE = shape_of(Case)


@dataclass(frozen=True, slots=True)
class Splice:
    """What a change makes of a case: the files that change, and the case that they make, without its identities."""

    files: tuple[ChangedFile, ...]
    after: CaseFile


def spliced(case_file: CaseFile, changes: Mapping[DataPath, str | None]) -> Splice:
    """What changes once each path has its text as a file writes it (`2026-03-03`, `true`); None takes it out.

    Line ends in the texts are read as LF and written as the file's own. A value of prose without a visible
    character is none. An item that an id in a path names and the case does not have is added.

    Raises:
        Stop: a text has characters that no document can hold, the case would not be valid with a change (every
            problem, at its place in the file as it would be), or the folder was changed since it was read.
    """
    if not changes:  # then there is nothing to prove
        return Splice((), replace(case_file, identities=None))
    wanted = {path: _settled(path, text) for path, text in changes.items()}
    places = ((path, text, unfit_character(text)) for path, text in wanted.items() if text is not None)
    if unfit := [
        Problem(*about_unfit(text[place], "is in the new text"), path)
        for path, text, place in places
        if place is not None
    ]:
        raise Stop(unfit)
    work = _Work(case_file.folder, _sources(case_file.places.root), case_file.places)
    written = {path: text for path, text in wanted.items() if case_file.places.at(path) is not None}
    work.replace({path: text for path, text in written.items() if text is not None}, case_file.places)
    for path in sorted(
        (path for path, text in written.items() if text is None), key=_deep_and_late, reverse=True
    ):
        work.take_out(path)
    new = {path: text for path, text in wanted.items() if text is not None and path not in written}
    for list_, items in _new_items(case_file, new).items():
        for path in tuple(work.add_items(list_, items)):
            del new[path]
    for path, text in new.items():
        work.add(path, text)
    after = _proved(case_file, work, wanted)
    return Splice(tuple(work.changed_files()), after)


_Items = dict[str, dict[DataPath, str]]
"""The values of new items by the items' ids."""


def _new_items(case_file: CaseFile, new: Mapping[DataPath, str]) -> dict[DataPath, _Items]:
    """By their list the items that a list of the case is to have beside those that it has, if any."""
    found: dict[DataPath, _Items] = {}
    for path, text in new.items():
        for end in range(1, len(path)):
            list_, id_, rest = path[:end], path[end], path[end + 1 :]
            is_new = _SHAPE.at(list_).has_ids and case_file.places.at((*list_, id_)) is None
            if is_new and isinstance(id_, str) and rest not in ((), ("id",)):
                found.setdefault(list_, {}).setdefault(id_, {})[rest] = text
                break
    return found


def _settled(path: DataPath, text: str | None) -> str | None:
    if text is None or (_SHAPE.at(path).is_prose and not text.strip()):
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _deep_and_late(path: DataPath) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts a list's items by number, so that taking out a later one leaves the earlier ones' numbers."""
    return tuple((1, part, "") if isinstance(part, int) else (0, 0, part) for part in path)


def _sources(root: Node) -> dict[Path, SourceFile]:
    """The files that the case was read from."""
    nodes = (node for node in every_node(root) if not node.source.is_folder and node.style != "name")
    return {node.source.path: node.source for node in nodes}


def _proved(case_file: CaseFile, work: "_Work", changes: Mapping[DataPath, str | None]) -> CaseFile:
    """The case with the changes, and with nothing else changed."""
    after = read_changed(case_file.folder, work.contents())
    wrong = differences(case_file.case, after.case, changes)
    if not wrong:
        return after
    if read_changed(case_file.folder, {}).case != case_file.case:
        message = (
            f"files in {case_file.folder.as_posix()} were changed after they were read; nothing was written"
        )
        hint = "save what is open in your editor and do it again"
        raise stop_for(CHANGED_MEANWHILE, message, hint, file=case_file.folder)
    raise AssertionError([path_text(path) for path in wrong])


@dataclass(slots=True)
class _Work:
    """The files of a case while a change is worked out, by their texts without byte-order marks."""

    folder: Path
    sources: dict[Path, SourceFile]
    places: Places | None  # of what the texts say now; read when it is asked for after a change
    texts: dict[Path, str] = field(default_factory=dict)

    def replace(self, changes: Mapping[DataPath, str], places: Places) -> None:
        """Gives values that stand in a file, empty fields among them, other texts."""
        by_file: dict[Path, list[tuple[DataPath, Node]]] = {}
        for path, text in changes.items():
            node = places.chain(path)[-1]
            own = node.value if isinstance(node.value, str) else None
            if same_text(own, text, is_exact=_SHAPE.at(path).is_prose):
                continue
            by_file.setdefault(node.source.path, []).append((path, node))
        for file, values in by_file.items():
            self.texts[file] = self._replaced(file, values, changes)
            self.places = None

    def _replaced(
        self, file: Path, values: list[tuple[DataPath, Node]], changes: Mapping[DataPath, str]
    ) -> str:
        text = self._text(file)
        if file.suffix == ".md":
            return changed_markdown(text, changes[values[0][0]])
        changed = YamlText(text)
        steps = {path: changed.steps_to(node) for path, node in values}
        for path, way in steps.items():
            is_exact = _SHAPE.at(path).is_prose
            changed = replaced(changed, way, changes[path], is_exact=is_exact)
        return changed.text

    def take_out(self, path: DataPath) -> None:
        """Takes a value out of the file that it stands in."""
        node = self._now().chain(path)[-1]
        file = node.source.path
        if file.suffix == ".md":
            self.texts[file] = ""
        elif node.value is not None:
            text = YamlText(self._text(file))
            self.texts[file] = removed(text, text.steps_to(node)).text
        self.places = None

    def add(self, path: DataPath, text: str) -> None:
        """Writes a value that the case does not have yet where it belongs."""
        places = self._now()
        chain = places.chain(path)
        if len(chain) == len(path) + 1:
            self.replace({path: text}, places)
            return
        target = target_for(self.folder, chain, path, _SHAPE)
        before = self._text(target.path)
        if target.path.suffix == ".md":
            self.texts[target.path] = changed_markdown(before, text)
        else:
            file = YamlText(before)
            steps = file.steps_to(target.holder) if target.holder is not None else ()
            self.texts[target.path] = added(file, steps, target.parts, target.shape, text).text
        self.places = None

    def add_items(self, list_: DataPath, items: "_Items") -> Iterator[DataPath]:
        """Writes new items below those of a list, if it stands in one file; gives the paths that are written.

        Of a list that has none yet the first is written where it belongs, which decides about the others.
        """
        chain = self._now().chain(list_)
        if len(chain) <= len(list_) or not chain[-1].value:
            id_, *others = items
            for path, value in items[id_].items():
                self.add((*list_, id_, *path), value)
                yield (*list_, id_, *path)
            items = {other: items[other] for other in others}
        node = self._now().chain(list_)[-1]
        file = node.source.path
        inner = node.value if isinstance(node.value, tuple) else ()
        if not inner or node.source.is_folder or any(item.source.path != file for item in inner):
            return
        text = YamlText(self._text(file))
        steps = text.steps_to(node)
        if any(map(text.is_flow, text.chain(steps))):
            return
        shape, column = _SHAPE.at((*list_, 0)), text.column(node.start)
        lines = (item_lines(id_, values, shape, column, text.line_end) for id_, values in items.items())
        self.texts[file] = with_lines(text, steps, "".join(lines)).text
        self.places = None
        yield from ((*list_, id_, *path) for id_, values in items.items() for path in values)

    def contents(self) -> dict[Path, bytes]:
        """Every file of the case as it would be, those that stay among them."""
        kept = {path: source.content for path, source in self.sources.items()}
        return kept | {path: self._bytes(path) for path in self.texts}

    def changed_files(self) -> list[ChangedFile]:
        """The files whose bytes are others now, by path."""
        files = []
        for path in sorted(self.texts):
            source = self._source(path)
            before = source.content if source is not None else None
            if before != self._bytes(path):
                files.append(ChangedFile(path, before, self._bytes(path)))
        return files

    def _now(self) -> Places:
        if self.places is None:
            root, _ = read_folder(self.folder, _SHAPE, self.contents())
            self.places = Places(root)
        return self.places

    def _source(self, path: Path) -> SourceFile | None:
        """The file as it was read; read now where no value of the case came from it, None where it is not there."""
        if path not in self.sources and path.exists():
            self.sources[path] = read_source(path, path.as_posix())
        return self.sources.get(path)

    def _text(self, path: Path) -> str:
        if path in self.texts:
            return self.texts[path]
        source = self._source(path)
        return source.text if source is not None else ""

    def _bytes(self, path: Path) -> bytes:
        text, source = self.texts[path], self._source(path)
        has_mark = source is not None and source.has_mark and bool(text)
        return SourceFile("", path, text, has_mark).content
