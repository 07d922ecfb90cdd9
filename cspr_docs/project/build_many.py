"""The verb build where there are many cases: of each what somebody has to hear, and no reading in vain."""

import hashlib
import json
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from cspr_docs.documents.drafts.inputs import NOT_READ, state_of, states_in
from cspr_docs.documents.drafts.manifest import read_manifest
from cspr_docs.documents.drafts.writing import DraftOutcome
from cspr_docs.files import sha256
from cspr_docs.problems import Problem, Severity, severity_of
from cspr_docs.project.attempt import Done
from cspr_docs.project.build import build, nothing_to_do
from cspr_docs.project.build_report import NOT_MADE, BuildRequest, BuildRow, Built, Edited, output_folder
from cspr_docs.project.engine import Engine, each
from cspr_docs.project.index import Index
from cspr_docs.project.workspace import shared_files

_QUIET = (DraftOutcome.UNCHANGED, NOT_MADE)
"""What becomes of documents in a case that needs nobody."""
_NEW = 2_000_000_000
"""Nanoseconds after which a change could no longer have the same time as one before: what is newer is not relied on."""


@dataclass(frozen=True, slots=True)
class BuiltShortly:
    """What a build did with one case: its errors, and of gaps and advice how often each code came.

    `state` is that of the case and its drafts where another build would do nothing and nobody has to hear of it.
    """

    rows: tuple[BuildRow, ...] = ()
    errors: tuple[Problem, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    state: bytes = b""


def build_each(folders: Sequence[Path], asked: BuildRequest, engine: Engine) -> Iterator[Done[BuiltShortly]]:
    """Builds each case; in the order of the cases what came of it."""
    around = _surroundings(asked)
    with Index(asked.space.output) as index:

        def known(folder: Path) -> BuiltShortly | None:
            if asked.edited is Edited.REPLACE:
                return None
            output = output_folder(folder, asked.space)
            state = _state(_inputs(around, folder), output)
            told = index.told(output.name, state) if state else None
            return BuiltShortly(counts=json.loads(told)) if told else None

        ends = each(partial(_build_shortly, asked, around), folders, engine, known)
        for folder, end in zip(folders, ends, strict=True):
            if end.result and end.result.state:
                told = json.dumps(dict(end.result.counts))
                index.keep(output_folder(folder, asked.space).name, end.result.state, told)
            yield end


def _build_shortly(asked: BuildRequest, around: str, folder: Path) -> BuiltShortly:
    request, inputs = asked.of(folder), _inputs(around, folder)
    built = build(request)
    errors = tuple(problem for problem in built.problems if severity_of(problem) is Severity.ERROR)
    rest = Counter(f"{severity_of(one)} {one.code}" for one in built.problems)
    counts = {told: times for told, times in rest.items() if not told.startswith(Severity.ERROR)}
    state = b"" if errors else _settled(request, inputs, built)
    return BuiltShortly(built.rows, errors, counts, state)


def _settled(request: BuildRequest, inputs: "_Inputs | None", built: Built) -> bytes:
    """The state of a case for which another build would do nothing; empty where it would, or somebody must hear of it.

    The drafts' state is taken before their content is looked at, and the inputs' before they were read: whatever
    changes afterwards makes another state.
    """
    state = _state(inputs, request.output)
    if not state or not inputs or inputs.newest > time.time_ns() - _NEW:
        return b""
    manifest = read_manifest(request.output)
    rows = nothing_to_do(request, manifest, manifest.looked_at)
    is_quiet = rows is not None and all(row.outcome in _QUIET for row in rows)
    return state if is_quiet and manifest.problems == built.problems else b""


@dataclass(frozen=True, slots=True)
class _Inputs:
    """The state of all that a case's drafts are made from, and the time of the newest change (nanoseconds)."""

    state: str
    newest: int


def _surroundings(asked: BuildRequest) -> str:
    """The state of all that the cases of one build have in common, and what is asked for."""
    space = asked.space
    templates = [f"{place} {sorted(states_in(str(place)))}" for place in space.templates]
    identities = f"{space.identities} {state_of(space.identities)}" if space.identities else ""
    words = (asked.today.isoformat(), str(asked.wanted), asked.edited, asked.program, identities, *templates)
    return sha256("\n".join(words).encode())


def _inputs(around: str, folder: Path) -> _Inputs | None:
    """The state of a case's inputs; `None` where its folder cannot be read."""
    try:
        found = sorted(states_in(str(folder), NOT_READ))
    except OSError:
        return None
    found.extend((str(file), state_of(file)) for file in shared_files(folder))
    newest = max((max(state[1:3]) for _, state in found), default=0)
    return _Inputs(f"{around}\n{folder} {found}", newest)


def _state(inputs: _Inputs | None, output: Path) -> bytes:
    """The state of a case and of what lies in its folder of drafts; empty where one cannot be read."""
    if inputs is None:
        return b""
    with suppress(OSError):
        return hashlib.sha256(f"{inputs.state}\n{sorted(states_in(str(output)))}".encode()).digest()
    return b""
