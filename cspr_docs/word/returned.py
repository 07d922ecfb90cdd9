"""A draft that a reviewer sent back: whose it is, what it was issued as, and its body as they want it read."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from lxml import etree

from cspr_docs.ooxml.disguises import damaged
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package, read_package
from cspr_docs.ooxml.parse import parse, parse_part
from cspr_docs.problems import DataPath, Problem, Stop, error
from cspr_docs.word.additions import BODY
from cspr_docs.word.anchored import AnchoredField, find_fields
from cspr_docs.word.anchors import Issue
from cspr_docs.word.comments import read_comments
from cspr_docs.word.emitter import PROGRAM
from cspr_docs.word.issue import issue_of
from cspr_docs.word.reading import PartSource, to_source
from cspr_docs.word.reading.source import View
from cspr_docs.word.reanchoring import reanchored
from cspr_docs.word.revisions import accepted, authors, rejected

NOT_A_DRAFT = error(
    "not-a-draft",
    "The Word file is none that this program made, or it has lost what marked it as one: some programs drop it "
    "when they save. Take the draft that 'cspr build' wrote, as it is or after people have edited it in Word. To bring "
    "home the edits of a draft that lost its mark, keep the file, build the draft anew and compare the two in Word. A "
    "draft of an older version is pulled like any other; before it leaves the house it is built again.",
)

_CORE, _APP = "docProps/core.xml", "docProps/app.xml"
_LAST_MODIFIED_BY = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy"
_MODIFIED = "{http://purl.org/dc/terms/}modified"


class Changes(StrEnum):
    """What is made of tracked changes."""

    ACCEPT = "accept"
    REJECT = "reject"


@dataclass(frozen=True)
class Returned:
    """An edited draft.

    Attributes:
        reviewer: who edited it: the authors of its tracked changes, or as `saved_by`.
        saved_by: whoever saved it, or the file's name; to them is put what no tracked change tells the author of.
        body: the body in the view that was asked for, without tracked changes.
        fields: each anchor with what stands at it.
        view: what makes the tracked changes of any part of it, or undoes them.
        is_from_libreoffice: whether LibreOffice saved it, which loses some of what Word keeps.
    """

    path: Path
    package: Package
    issue: Issue
    reviewer: str
    saved_by: str
    body: etree._Element
    source: PartSource
    fields: tuple[AnchoredField, ...]
    view: View
    is_from_libreoffice: bool

    @property
    def everybody(self) -> str:
        """Those who edited it, where nothing tells who of them."""
        return self.reviewer if self.reviewer == self.saved_by else f"{self.reviewer} and {self.saved_by}"

    @property
    def is_form(self) -> bool:
        """Whether somebody outside was to fill it in, so that it is no draft to be reviewed."""
        return any(anchor.is_asked for anchor in self.issue.anchors)

    @property
    def printed(self) -> frozenset[DataPath]:
        """The data paths of the values, or of prompts in their place, that it shows."""
        shown = ((one.anchor, one.elements) for one in self.fields)
        return frozenset(one.path for one, elements in shown if elements and (one.text or one.prompt))

    @property
    def saved_on(self) -> date | None:
        """The day on which somebody saved it; `None` where the file does not say."""
        core = parse_part(self.package, _CORE)
        said = "" if core is None else core.findtext(_MODIFIED) or ""
        try:
            return date.fromisoformat(said.strip()[:10])
        except ValueError:
            return None

    @cached_property
    def undone(self) -> "Returned":
        """The draft with all tracked changes rejected."""
        return to_returned(self.package, self.path, Changes.REJECT)

    def field(self, key: str) -> AnchoredField:
        """The value with this key."""
        return next(one for one in self.fields if one.anchor.key == key)


def read_returned(path: Path, changes: Changes = Changes.ACCEPT) -> Returned:
    """The edited draft.

    Raises:
        Stop: it is no whole Word file, or no draft of ours.
    """
    return to_returned(read_package(path), path, changes)


def to_returned(package: Package, path: Path, changes: Changes = Changes.ACCEPT) -> Returned:
    """The edited draft whose parts have been read already.

    Raises:
        Stop: it is no draft of ours, or damaged.
    """
    issue = issue_of_draft(package, path)
    try:
        return _returned(package, path, issue, changes)
    except (etree.XMLSyntaxError, KeyError) as error:
        raise Stop([damaged(path.as_posix())]) from error


def _returned(package: Package, path: Path, issue: Issue, changes: Changes) -> Returned:
    view = accepted if changes is Changes.ACCEPT else rejected
    root = parse(package[BODY])
    body = view(root)
    read_comments(package, body, lambda _: None)  # whoever asks for them later finds them whole
    is_from_libreoffice = b"LibreOffice" in package.get(_APP, b"")
    # LibreOffice writes page breaks behind a field, where the next heading begins a page: they go
    for mark in body.iter(w("bookmarkEnd")) if is_from_libreoffice else ():
        run = mark.getnext()
        if run is not None and [child.get(w("type")) for child in run if child.tag != w("rPr")] == ["page"]:
            run[:] = []
    core = parse_part(package, _CORE)
    saved_by = ("" if core is None else core.findtext(_LAST_MODIFIED_BY) or "").strip() or path.stem
    tracking = [name for name in authors(root) if name != PROGRAM]  # what the case brought in is nobody's
    return Returned(
        path=path,
        package=package,
        issue=issue,
        reviewer=" and ".join(tracking) or saved_by,
        saved_by=saved_by,
        body=body,
        source=to_source(package, view),
        fields=reanchored(body, find_fields(body, issue.anchors), issue.names),
        view=view,
        is_from_libreoffice=is_from_libreoffice,
    )


def issue_of_draft(package: Package, path: Path) -> Issue:
    """What the draft says of itself.

    Raises:
        Stop: it is no draft of ours.
    """
    issue = issue_of(package)
    if issue is not None:
        return issue
    message = "this is not a draft that this program made, or it has lost what marked it as one"
    hint = (
        "take a file that 'cspr build' wrote, as it is or after people have edited it in Word; to bring home edits of "
        "a draft that lost its mark, build it anew and compare the two in Word (Review, Compare)"
    )
    raise Stop([Problem(NOT_A_DRAFT, message, hint, file=path.as_posix())])
