"""A password on a workbook: opened again with it, refused without it."""

from __future__ import annotations

import io
from pathlib import Path

import msoffcrypto
import pytest
from msoffcrypto.exceptions import DecryptionError, InvalidKeyError

from desktop.faults import Fault
from desktop.submission.password import LONGEST, protected
from desktop.submission.verify import verify
from desktop.workbook.reader import read_workbook

PASSWORDS = ["a", "密码 123", " =1+1 ", "𠮷" * 10, "长" * LONGEST]


def opened(content: bytes, password: str) -> bytes:
    """Return the workbook inside, as any office program would get at it."""
    file = msoffcrypto.OfficeFile(io.BytesIO(content))
    assert file.is_encrypted()
    file.load_key(password=password, verify_password=True)
    out = io.BytesIO()
    file.decrypt(out, verify_integrity=True)
    return out.getvalue()


@pytest.mark.parametrize("password", PASSWORDS)
def test_it_opens_with_the_password(sealed: bytes, password: str):
    locked = protected(sealed, password)
    assert locked.startswith(bytes.fromhex("d0cf11e0a1b11ae1"))
    assert opened(locked, password) == sealed


@pytest.mark.parametrize("wrong", ["b", "A", "密码", "a "])
def test_it_does_not_open_with_another(sealed: bytes, wrong: str):
    with pytest.raises(InvalidKeyError):
        opened(protected(sealed, "a"), wrong)


def test_it_does_not_open_without(sealed: bytes):
    file = msoffcrypto.OfficeFile(io.BytesIO(protected(sealed, "a")))
    with pytest.raises(DecryptionError):
        file.load_key()


def test_aes_256_agile(sealed: bytes):
    file = msoffcrypto.OfficeFile(io.BytesIO(protected(sealed, "a")))
    assert file.type == "agile"
    assert file.info["passwordKeyBits"] == 256
    assert file.info["passwordHashAlgorithm"] == "SHA512"


def test_a_locked_change_is_noticed(sealed: bytes):
    locked = bytearray(protected(sealed, "a"))
    at = len(locked) // 2
    locked[at] ^= 1
    with pytest.raises((DecryptionError, InvalidKeyError)):
        opened(bytes(locked), "a")


def test_two_copies_are_not_alike(sealed: bytes):
    assert protected(sealed, "a") != protected(sealed, "a")


def test_our_own_reader_says_plainly_what_it_is(sealed: bytes, tmp_path: Path, data_dir: Path):
    path = tmp_path / "报表_加密.xlsx"
    path.write_bytes(protected(sealed, "a"))
    with pytest.raises(Fault) as caught:
        read_workbook(path)
    assert caught.value.code == "reader.password"
    assert path.name in caught.value.text()
    assert verify(path, data_dir).status == "unreadable"


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("", "mail.password-empty"),
        ("  ", "mail.password-empty"),
        ("长" * (LONGEST + 1), "mail.password-long"),
        ("a\0b", "mail.password-sign"),
        ("a\nb", "mail.password-sign"),
        ("a\ud800", "mail.password-sign"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_nobody_can_type_is_refused(sealed: bytes, password, code, lang):
    with pytest.raises(Fault) as caught:
        protected(sealed, password)
    assert caught.value.code == code
    assert caught.value.text(lang)
