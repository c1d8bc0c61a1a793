"""A password on a workbook: agile encryption (ECMA-376) with AES-256, as Excel and WPS open it.

It guards the file on its way. The seal is over the workbook inside and stays as it is.
"""

from __future__ import annotations

import io
import re

from desktop.faults import Fault

LONGEST = 255
"""Characters that Excel lets one type as a password."""
_UNTYPEABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def protected(content: bytes, password: str) -> bytes:
    """Return the workbook ``content`` encrypted with ``password``.

    It is opened again before it is given out. Raises the faults of :func:`check_password`, and
    ``mail.password-failed``.
    """
    from msoffcrypto.exceptions import DecryptionError, EncryptionError
    from msoffcrypto.format.ooxml import OOXMLFile

    check_password(password)
    locked, opened = io.BytesIO(), io.BytesIO()
    try:
        OOXMLFile(io.BytesIO(content)).encrypt(password, locked)
        again = OOXMLFile(locked)
        again.load_key(password, verify_password=True)
        again.decrypt(opened, verify_integrity=True)
    except (EncryptionError, DecryptionError) as error:
        raise Fault("mail.password-failed", reason=str(error)) from error
    if opened.getvalue() != content:
        raise Fault("mail.password-failed", reason="content differs")
    return locked.getvalue()


def check_password(password: str) -> None:
    """Raise Fault ``mail.password-empty``, ``mail.password-long`` or ``mail.password-sign``."""
    if not password.strip():
        raise Fault("mail.password-empty")
    if len(password) > LONGEST:
        raise Fault("mail.password-long", length=len(password), most=LONGEST)
    if found := _UNTYPEABLE.search(password):
        raise Fault("mail.password-sign", position=found.start() + 1)
