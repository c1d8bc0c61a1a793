"""The command line itself: exit status, faults in one line, what a start loads."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from desktop import cli
from desktop.commands import units as units_command

ROOT = Path(__file__).resolve().parent.parent.parent


def python(*words: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run Python with ``words`` in the project's folder."""
    command = [sys.executable, *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, env=env)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["no-such-command"], "cli.usage"),
        (["check"], "cli.usage"),
        (["check", "520327", "26"], "cli.period"),
        (["check", "520327", "2026", "--colour"], "cli.usage"),
        (["export", "520327", "2026"], "cli.usage"),
        (["--lang", "fr", "units"], "cli.usage"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_wrong_usage_is_one_line_and_2(
    capsys: pytest.CaptureFixture[str], words: list[str], code: str, lang: str
) -> None:
    given = words if "--lang" in words else ["--lang", lang, *words]
    assert cli.main(given) == cli.WRONG
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"[{code}] ")
    assert told.err.count("\n") == 1
    if lang == "en" and "--lang" not in words:
        assert not any("\u4e00" <= sign <= "\u9fff" for sign in told.err)


def test_help_is_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == cli.DONE
    told = capsys.readouterr().out
    assert all(name.rstrip("_").replace("_", "-") in told for name in cli.COMMANDS)


def breaks(*_: object) -> int:
    raise RuntimeError("a defect\nof two lines")


def test_a_defect_is_one_line_and_a_log(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, data_dir: Path
) -> None:
    monkeypatch.setattr(units_command, "list_units", breaks)
    assert cli.main(["units"]) == cli.WRONG
    told = capsys.readouterr()
    log = data_dir / cli.LOG
    assert told.err.startswith("[cli.internal] ")
    assert told.err.count("\n") == 1
    assert str(log.resolve()) in told.err
    written = log.read_text("utf-8")
    assert "Traceback" in written
    assert "a defect" in written


def test_a_defect_is_told_even_where_no_log_can_be(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")
    monkeypatch.setattr(units_command, "list_units", breaks)
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    assert cli.main(["--data", str(blocked / "data"), "units"]) == cli.WRONG
    assert "[cli.internal]" in capsys.readouterr().err
    assert (tmp_path / cli.LOG).exists()


def test_interrupted(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(units_command, "list_units", interrupt)
    assert cli.main(["units"]) == cli.INTERRUPTED
    assert capsys.readouterr().err == ""


def test_json_is_utf8_whatever_the_code_page() -> None:
    done = python("main.py", "units", "--find", "凤冈", "--json", env={"PYTHONIOENCODING": "ascii"})
    assert '"name": "凤冈县"' in done.stdout.decode("utf-8")
    assert b"\r" not in done.stdout


def test_text_never_breaks_on_a_narrow_code_page() -> None:
    done = python("main.py", "units", "--find", "凤冈", env={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    assert b"520327" in done.stdout


def test_a_reader_that_goes_away_is_no_fault() -> None:
    command = [sys.executable, "main.py", "units"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(30) == cli.NO


HEAVY = ("PySide6", "openpyxl", "python_calamine", "sqlite_utils", "docx", "numpy", "pandas")


@pytest.mark.parametrize(
    "words", [["units", "--find", "凤冈"], ["enter", "520327", "2026", "T101_01.actual=1"]]
)
def test_a_command_loads_nothing_heavy(words: list[str], tmp_path: Path) -> None:
    start = ["--data", str(tmp_path)]
    python("main.py", *start, "enter", "520327", "2026", "T101_02.actual=1")  # makes the store
    code = (
        "import sys; from desktop import cli; status = cli.main(sys.argv[1:]);"
        f"print(status, [name for name in {HEAVY} if name in sys.modules])"
    )
    done = python("-c", code, *start, *words)
    assert done.stdout.decode("utf-8").splitlines()[-1] == "0 []"
