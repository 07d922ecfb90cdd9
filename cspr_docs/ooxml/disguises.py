"""What a file is that has the name of a Word document and is none.

Source: [MS-CFB] 2.2 (compound files), [MS-OFFCRYPTO] 2.2 and 2.3 (rights management, encryption), RTF 1.9.1,
ISO 32000-1 7.5.2, OpenDocument 1.3 part 2, 3.3 (the entry `mimetype`).
"""

from cspr_docs.problems import Problem, error

WORD_FILE_DAMAGED = error(
    "word-file-damaged",
    "A file is not a whole Word document: it was cut short, or it is something else under the name .docx. Open "
    "it in Word and save it again as 'Word document (.docx)', or fetch a fresh copy.",
)
WORD_FILE_PASSWORD = error(
    "word-file-password",
    "A Word file is locked with a password or by rights management, so that nothing in it can be checked. Take "
    "the protection off in Word (File, Info, Protect Document) and save it again.",
)
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BROKEN_PART = "this is not a whole Word file: a part of it cannot be read"
_AGAIN = "open it in Word and save it again as .docx, or ask for it again"
_AS_WORD = "open it in Word and save it again as 'Word document (.docx)'"

_BEGINNINGS = (
    (b"{\\rtf", "is a Rich Text file under another name", _AS_WORD),
    (b"%PDF", "is a PDF, not a Word document", "publish the Word file that it was made from"),
    (b"MIME-Version", "is a web archive, not a Word document", _AS_WORD),
    (b"\x7fELF", "is a program, not a Word document", "do not open it; ask whoever sent it"),
    (b"MZ", "is a program, not a Word document", "do not open it; ask whoever sent it"),
)
_MARKUP = (b"<html", b"<!doctype html", b"<?mso-application", b"<pkg:package", b"<w:worddocument")
_MIMETYPES = {
    b"application/vnd.oasis.opendocument.text": "is an OpenDocument text (.odt)",
    b"application/vnd.oasis.opendocument.spreadsheet": "is an OpenDocument spreadsheet (.ods)",
    b"application/vnd.oasis.opendocument.presentation": "is an OpenDocument presentation (.odp)",
    b"application/epub+zip": "is an electronic book (.epub)",
}


def unmasked(data: bytes, file: str) -> Problem | None:
    """What the bytes are, if their beginning tells that they are something else than a .docx file."""
    if not data:
        return damaged(file, "this is not a whole Word file: it is empty", "fetch a fresh copy")
    if data.startswith(COMPOUND):
        return _compound(data, file)
    for beginning, what, hint in _BEGINNINGS:
        if data.startswith(beginning):
            return damaged(file, f"this is not a whole Word file: it {what}", hint)
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<") and any(mark in head.lower() for mark in _MARKUP):
        return damaged(file, "this is not a whole Word file: it is a web or XML page", _AS_WORD)
    return None


def other_zip(mimetype: bytes, file: str) -> Problem:
    """What a zip file without [Content_Types].xml is; `mimetype` is its entry of that name, empty if it has none."""
    for known, what in _MIMETYPES.items():
        if mimetype.strip().startswith(known):
            return damaged(file, f"this {what}, not a Word document", _AS_WORD)
    message = "this is a zip file, but not a Word document"
    return damaged(file, message, "save it from Word as .docx")


def _compound(data: bytes, file: str) -> Problem:
    """A file of Word's old kind, or one that Word has encrypted: both are compound files."""
    if _named("DRMEncryptedDataSpace", data) or _named("DRMEncryptedTransform", data):
        message = "this file is locked by rights management (IRM), so that only some people can open it"
        hint = (
            "in Word, choose File, Info, Protect Document, Restrict Access, Unrestricted Access, and save it"
        )
        return Problem(WORD_FILE_PASSWORD, message, hint, file=file)
    if _named("EncryptedPackage", data):
        hint = (
            "in Word, choose File, Info, Protect Document, Encrypt with Password, empty the box, and save it"
        )
        return Problem(WORD_FILE_PASSWORD, "this file has a password", hint, file=file)
    what = "a Word 97 document (.doc)" if _named("WordDocument", data) else "an old Office file"
    return damaged(file, f"this is not a whole Word file: it is {what} under another name", _AS_WORD)


def _named(name: str, data: bytes) -> bool:
    """Whether the compound file has an entry of this name."""
    return name.encode("utf-16-le") in data


def damaged(file: str, message: str = _BROKEN_PART, hint: str = _AGAIN) -> Problem:
    """A file that is no whole Word document; unless told otherwise, since one of its parts is not whole."""
    return Problem(WORD_FILE_DAMAGED, message, hint, file=file)
