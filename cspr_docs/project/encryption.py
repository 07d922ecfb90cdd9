"""What locks and opens: passphrases and keys of age. The only module that knows the library.

Source: the age file encryption format, version 1 (C2SP, age-encryption.org/v1).
"""

from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from cspr_docs.problems import Problem, Stop, error, stop_for
from cspr_docs.project.bundle import UNLOCK_DAMAGED

LOCK_NOT_INSTALLED = error(
    "lock-not-installed",
    "Locking a case needs a library that does not come with the program. The message says how to install it; "
    "nothing else needs it.",
)
LOCK_KEY = error(
    "lock-key",
    "A key for locking cannot be used. A public key is one line that begins with age1; a file with a secret key "
    "has a line that begins with AGE-SECRET-KEY-, as the program age-keygen writes it.",
)
UNLOCK_REFUSED = error(
    "unlock-refused",
    "The passphrase or key is not the one that the case was locked with. Nothing was written. Capitals, spaces "
    "and the keyboard's language count. Without the right one nobody can open the file, nor can we.",
)

_HEADER = b"age-encryption.org/v1\n"
_ARMOUR = b"-----BEGIN AGE ENCRYPTED FILE-----"
_BY_PASSPHRASE = _HEADER + b"-> scrypt "
_SECRET = "AGE-SECRET-KEY-"


@dataclass(frozen=True, slots=True)
class Key:
    """What locks or opens: a passphrase, or age public keys (`age1…`) and the files with the secret ones."""

    passphrase: str = ""
    recipients: tuple[str, ...] = ()
    identities: tuple[Path, ...] = ()


def age_library() -> ModuleType:
    """The library.

    Raises:
        Stop: it is not installed.
    """
    try:
        import pyrage
    except ImportError:
        message = "locking needs a library that is not installed"
        raise stop_for(LOCK_NOT_INSTALLED, message, 'install it with: pip install ".[lock]"') from None
    module: ModuleType = pyrage
    return module


def encrypted(content: bytes, key: Key) -> bytes:
    """The bytes, locked; every time others.

    Raises:
        Stop: a public key is none, or the library is not installed.
    """
    age = age_library()
    if key.passphrase:
        by_passphrase: bytes = age.passphrase.encrypt(content, key.passphrase)
        return by_passphrase
    problems, found = [], []
    for text in key.recipients:
        try:
            found.append(age.x25519.Recipient.from_str(text.strip()))
        except age.RecipientError:
            message = f"{text.strip()[:12]}… is no age public key"
            problems.append(Problem(LOCK_KEY, message, "it begins with age1"))
    if problems:
        raise Stop(problems)
    if not found:
        raise stop_for(LOCK_KEY, "there is nothing to lock with", "give a passphrase or a public key")
    for_keys: bytes = age.encrypt(content, found)
    return for_keys


def decrypted(content: bytes, key: Key, file: Path) -> bytes:
    """The bytes that were locked; `file` is what problems call them.

    Raises:
        Stop: they do not open, they are no locked file, or the library is not installed.
    """
    age = age_library()
    if not content.startswith((_HEADER, _ARMOUR)):
        message = f"{file.as_posix()} is no file that 'cspr lock' has written"
        raise stop_for(UNLOCK_DAMAGED, message, "name a file that ends in .age", file=file)
    secrets = [secret for path in key.identities for secret in _secrets(age, path)]
    decrypt, secret = (age.decrypt, secrets) if secrets else (age.passphrase.decrypt, key.passphrase)
    try:
        opened: bytes = decrypt(content, secret)
    except age.DecryptError as error:
        raise _not_opened(file, content, str(error), with_key=bool(secrets)) from None
    return opened


def _secrets(age: ModuleType, path: Path) -> list[object]:
    """The secret keys of a file as age-keygen writes it."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise stop_for(LOCK_KEY, f"{path.as_posix()} cannot be read", "check its name") from None
    texts = [line.strip() for line in lines if line.strip().startswith(_SECRET)]
    try:
        found = [age.x25519.Identity.from_str(text) for text in texts]
    except age.IdentityError:
        found = []
    if not found:
        hint = f"a line of it begins with {_SECRET}; a file that is itself encrypted is not read"
        raise stop_for(LOCK_KEY, f"{path.as_posix()} holds no age secret key", hint)
    return found


def _not_opened(file: Path, content: bytes, reason: str, *, with_key: bool) -> Stop:
    """Why the file does not open: the wrong secret, or a file that is not whole.

    The library tells 'decryption error' only of the contents: by then the passphrase or key was right.
    """
    name = file.as_posix()
    if reason == "decryption error" or "buffer" in reason or "header" in reason.casefold():
        message = f"{name} is damaged: it is not what was locked"
        return stop_for(UNLOCK_DAMAGED, message, "fetch a fresh copy; nothing was written", file=name)
    message = f"the passphrase is not the one that {name} was locked with"
    hint = "try again: capitals and spaces count; nobody can open the file without it"
    if with_key:
        message, hint = f"this key does not open {name}", "give the secret key for which it was locked"
    elif content.startswith(_HEADER) and not content.startswith(_BY_PASSPHRASE):
        message = f"{name} was locked for a key, not with a passphrase"
        hint = "give the secret key's file with --identity"
    return stop_for(UNLOCK_REFUSED, message, hint, file=name)


def needs_identity(file: Path) -> bool:
    """Whether the file was locked for public keys, so that no passphrase opens it."""
    try:
        with file.open("rb") as stream:
            start = stream.read(len(_BY_PASSPHRASE))
    except OSError:
        return False
    return start.startswith(_HEADER) and start != _BY_PASSPHRASE
