"""A PDF that opens only with a password.

Source: ISO 32000-2:2020, 7.6 (encryption), revision 6 of the standard security handler: AES with 256 bits.
"""

import io

import pikepdf


def with_password(content: bytes, password: str) -> bytes:
    """The PDF, encrypted; every time other bytes. Whoever has the password may do with it what they like.

    The owner's password is the same: an empty one would open the file without any. Names of files and properties
    are encrypted as well, and what reads the page aloud may read it.
    """
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        lock = pikepdf.Encryption(owner=password, user=password, R=6, aes=True, metadata=True)
        pdf.save(made, encryption=lock)
    return made.getvalue()
