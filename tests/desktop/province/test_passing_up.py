"""The archive to pass up: the files as they came, the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from types import SimpleNamespace

from desktop.province.passing_up import archive


def held(file: str, content: bytes) -> SimpleNamespace:
    return SimpleNamespace(file=file, content=lambda: content)


def test_files_as_they_came() -> None:
    received = {"520327": held("b.xlsx", b"2"), "520102": held("a.xlsx", b"1")}
    packed = archive(received)
    with zipfile.ZipFile(io.BytesIO(packed)) as found:
        assert {name: found.read(name) for name in found.namelist()} == {
            "520102/a.xlsx": b"1",
            "520327/b.xlsx": b"2",
        }
        assert found.namelist() == ["520102/a.xlsx", "520327/b.xlsx"]
    assert archive(dict(reversed(received.items()))) == packed
