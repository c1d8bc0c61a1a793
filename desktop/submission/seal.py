"""The seal 完整性校验: a digest of the canonical form, signed, with a code that can be read out.

It shows that nothing was altered since the export and which computer's key sealed it. It is no
electronic signature in the sense of the law: who signs for the figures signs on paper.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from desktop.submission.canonical import digest
from desktop.submission.keys import SigningKey
from desktop.workbook.sealing import SEAL, Record, Seal

DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O and U, which are misheard and misread."""
CODE_LENGTH, BITS = 8, 5
_MEANT = str.maketrans("ILO", "110", "- —–")
_SIGNED = "jiaobao-seal-1\n{digest}\n{made_at}\n"


def make_seal(records: Sequence[Record], key: SigningKey, made_at: str) -> Seal:
    """Return the seal over ``records``; ``made_at`` is an ISO time with offset."""
    found = digest(records)
    signature = key.sign(_message(found, made_at))
    return Seal(found, key.public, signature, code_of(found, key.public), made_at)


def code_of(found: str, public: str) -> str:
    """Return the code of a digest sealed with a key: ``7K3M-9XQ2``."""
    number = int.from_bytes(hashlib.sha256(f"{found}\n{public}\n".encode()).digest())
    number >>= 256 - CODE_LENGTH * BITS
    signs = ""
    for _ in range(CODE_LENGTH):
        number, rest = divmod(number, len(DIGITS))
        signs = DIGITS[rest] + signs
    return f"{signs[:4]}-{signs[4:]}"


def same_code(heard: str, code: str) -> bool:
    """Whether what was read out or typed is ``code``: O is 0, I and L are 1, case is nothing."""
    return heard.upper().translate(_MEANT) == code.translate(_MEANT)


def read_seal(records: Sequence[Record]) -> Seal | None:
    """Return the seal among the records of a machine sheet, None where it is missing or torn."""
    found: Mapping[str, str] = {
        key.removeprefix(SEAL): text for key, _, text in records if key.startswith(SEAL)
    }
    names = ("digest", "key", "signature", "code", "made_at")
    if not all(found.get(name) for name in names):
        return None
    return Seal(*(found[name] for name in names))


def holds(seal: Seal, records: Sequence[Record]) -> bool:
    """Whether ``seal`` is the one of ``records``: digest, code and signature all agree."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if len({key for key, _, _ in records}) != len(records):
        return False  # two records of one key: nobody could say which of them counts
    if seal.digest != digest(records):
        return False
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(seal.key))
        signature = bytes.fromhex(seal.signature)
        public.verify(signature, _message(seal.digest, seal.made_at))
    except (ValueError, InvalidSignature):
        return False
    return seal.code == code_of(seal.digest, seal.key)


def _message(found: str, made_at: str) -> bytes:
    return _SIGNED.format(digest=found, made_at=made_at).encode()
