"""Keys: the private one of this computer, and whose public ones have been seen.

The private key is made on first use and kept in ``<data>/keys/``, readable by its owner alone and
never in the database: who copies the records cannot seal in the unit's name. Public keys are told
apart by their fingerprint. A key is *known* when it is this computer's own, or when somebody has
remembered it for a unit (after reading the fingerprint over the telephone, say).
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from desktop.faults import Fault

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

FOLDER = "keys"
KEY_FILE = "seal.pem"
KNOWN_FILE = "known.json"
FINGERPRINT = 16
"""Hexadecimal digits of a fingerprint, shown in groups of four."""

Standing = Literal["own", "known", "unknown", "other"]
"""Of a key for a unit: own, remembered, never seen, or not the one remembered for this unit."""


@dataclass(frozen=True)
class SigningKey:
    """The private key of this computer."""

    private: Ed25519PrivateKey
    public: str
    """The public key, in hexadecimal."""

    def sign(self, message: bytes) -> str:
        """Return the signature, in hexadecimal."""
        return self.private.sign(message).hex()

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the public key."""
        return fingerprint(self.public)


def fingerprint(public: str) -> str:
    """Return the fingerprint of a public key: ``3f2a 9c01 77be 05d4``."""
    found = hashlib.sha256(bytes.fromhex(public)).hexdigest()[:FINGERPRINT]
    return " ".join(found[start : start + 4] for start in range(0, FINGERPRINT, 4))


def own_key(data: Path) -> SigningKey:
    """Return the key of the data directory, made if there is none.

    Raises Fault ``submission.key-unreadable`` when the file is there and is no key or cannot be
    read (it is never replaced), ``submission.key-not-written`` when none can be made.
    """
    path = data / FOLDER / KEY_FILE
    if not path.exists():
        _make(path)
    return _read(path)


def own_public(data: Path) -> str | None:
    """Return the public key of the data directory in hexadecimal, None when none was made yet."""
    path = data / FOLDER / KEY_FILE
    return _read(path).public if path.exists() else None


def _make(path: Path) -> None:
    """Put a new key at ``path``, whole and synced; one that came first is left there."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    private = Ed25519PrivateKey.generate()
    text = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _place(text, path, replace=False)
    except OSError as error:
        raise Fault("submission.key-not-written", path=path, reason=error) from error


def _read(path: Path) -> SigningKey:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        private = load_pem_private_key(path.read_bytes(), None)
    except OSError as error:
        raise Fault("submission.key-unreadable", path=path, reason=error) from error
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise Fault("submission.key-unreadable", path=path, reason=str(error)) from error
    if not isinstance(private, Ed25519PrivateKey):
        raise Fault("submission.key-unreadable", path=path, reason=type(private).__name__)
    return SigningKey(private, private.public_key().public_bytes_raw().hex())


def _place(content: bytes, path: Path, *, replace: bool) -> None:
    """Write a file that its owner alone may read, complete or not at all."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    beside.unlink(missing_ok=True)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if replace:
            beside.replace(path)
        else:
            _link(beside, path)
    finally:
        beside.unlink(missing_ok=True)
    if os.name != "nt":  # Windows has no handle on a directory to sync
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _link(beside: Path, path: Path) -> None:
    try:
        os.link(beside, path)
    except FileExistsError:
        return  # another program was faster: its key counts
    except OSError:  # a file system without links, such as a memory stick's
        if not path.exists():
            beside.rename(path)


def known_keys(data: Path) -> Mapping[str, str]:
    """Return unit → fingerprint of the keys that were remembered.

    Raises Fault ``submission.known-unreadable``.
    """
    path = data / FOLDER / KNOWN_FILE
    if not path.exists():
        return {}
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise Fault("submission.known-unreadable", path=path, reason=error) from error
    if not isinstance(found, dict):
        raise Fault("submission.known-unreadable", path=path, reason=type(found).__name__)
    return {str(unit): str(key) for unit, key in found.items()}


def remember(data: Path, unit: str, key: str) -> None:
    """Remember that ``unit`` seals with the key of this fingerprint, in place of any before."""
    keys = {**known_keys(data), unit: key}
    path = data / FOLDER / KNOWN_FILE
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _place(json.dumps(keys, indent=1, sort_keys=True).encode(), path, replace=True)
    except OSError as error:
        raise Fault("submission.key-not-written", path=path, reason=error) from error


def standing(data: Path, unit: str, public: str) -> Standing:
    """Return how a public key (hexadecimal) stands to ``unit`` on this computer."""
    if public == own_public(data):
        return "own"
    known = known_keys(data).get(unit)
    if known is None:
        return "unknown"
    return "known" if known == fingerprint(public) else "other"
