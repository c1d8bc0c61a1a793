"""Keys: made once, readable by their owner alone, never replaced in silence."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from desktop.faults import Fault
from desktop.submission.keys import (
    FOLDER,
    KEY_FILE,
    KNOWN_FILE,
    fingerprint,
    known_keys,
    own_key,
    own_public,
    remember,
    standing,
)

needs_modes = pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")


def test_a_key_is_made_once(tmp_path: Path):
    assert own_public(tmp_path) is None
    key = own_key(tmp_path)
    assert own_key(tmp_path).public == key.public == own_public(tmp_path)
    assert [path.name for path in (tmp_path / FOLDER).iterdir()] == [KEY_FILE]
    assert len(key.fingerprint.replace(" ", "")) == 16


@needs_modes
def test_only_the_owner_may_read_it(tmp_path: Path):
    before = os.umask(0)
    try:
        own_key(tmp_path)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / FOLDER / KEY_FILE).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / FOLDER).stat().st_mode) == 0o700


def test_of_two_programs_the_first_key_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    first = own_key(tmp_path)
    monkeypatch.setattr(Path, "exists", lambda _: False)  # as a program sees it that came together
    assert own_key(tmp_path).public == first.public


@pytest.mark.parametrize("linking", [OSError, None])
def test_a_file_system_without_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, linking: type[OSError] | None
):
    if linking:

        def no_links(*_: object) -> None:
            raise linking

        monkeypatch.setattr(os, "link", no_links)
    assert own_key(tmp_path).public == own_public(tmp_path)


RSA_LIKE = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"


@pytest.mark.parametrize("content", [b"", b"no key", RSA_LIKE.encode(), b"\x00" * 100])
def test_a_file_that_is_no_key_is_a_fault_and_stays(tmp_path: Path, content: bytes):
    path = tmp_path / FOLDER / KEY_FILE
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(Fault) as caught:
        own_key(tmp_path)
    assert caught.value.code == "submission.key-unreadable"
    assert path.read_bytes() == content


def test_a_folder_in_the_place_of_the_key_is_a_fault(tmp_path: Path):
    (tmp_path / FOLDER / KEY_FILE).mkdir(parents=True)
    with pytest.raises(Fault) as caught:
        own_key(tmp_path)
    assert caught.value.code == "submission.key-unreadable"


def test_a_key_that_cannot_be_written_is_a_fault(tmp_path: Path):
    (tmp_path / FOLDER).write_text("a file")
    with pytest.raises(Fault) as caught:
        own_key(tmp_path)
    assert caught.value.code == "submission.key-not-written"


def test_keys_of_others_are_known_once_remembered(tmp_path: Path):
    own, theirs, third = (own_key(tmp_path / name).public for name in ("own", "theirs", "third"))
    here = tmp_path / "own"
    assert standing(here, "520327", own) == "own"
    assert standing(here, "520327", theirs) == "unknown"
    remember(here, "520327", fingerprint(theirs))
    remember(here, "520301", fingerprint(third))
    assert standing(here, "520327", theirs) == "known"
    assert standing(here, "520327", third) == "other"
    assert known_keys(here) == {"520327": fingerprint(theirs), "520301": fingerprint(third)}


@pytest.mark.parametrize("content", ["{", "[]", "\x00"])
def test_a_torn_list_of_known_keys_is_a_fault(tmp_path: Path, content: str):
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / KNOWN_FILE).write_text(content)
    with pytest.raises(Fault) as caught:
        known_keys(tmp_path)
    assert caught.value.code == "submission.known-unreadable"
