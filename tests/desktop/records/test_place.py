"""Where the records live."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from desktop.faults import Fault
from desktop.records.place import data_directory


def test_given_before_environment_before_platform(
    tmp_path: Path, data_dir: Path, monkeypatch: pytest.MonkeyPatch
):
    assert data_directory(str(tmp_path / "given" / "deep")) == tmp_path / "given" / "deep"
    assert data_directory() == data_dir
    monkeypatch.delenv("JIAOBAO_DATA")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    monkeypatch.setattr(platformdirs, "user_data_path", lambda name, appauthor: tmp_path / name)
    assert data_directory() == tmp_path / "jiaobao"
    assert (tmp_path / "given" / "deep").is_dir()
    assert data_dir.is_dir()


def test_a_file_in_the_way_is_a_fault(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(Fault, match="directory"):
        data_directory(str(tmp_path / "file"))
