"""What holds for every test: no display, no warning, no message of Qt, no log record unasked for.

Each test has a data directory of its own in ``JIAOBAO_DATA``. A test marked ``libreoffice`` or
``xvfb`` is left out where that program is missing, and the summary names it.
"""

from __future__ import annotations

import importlib.util
import logging
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports PySide6
os.environ["OPENPYXL_LXML"] = "False"  # as in the program, see desktop/workbook/__init__.py

settings.register_profile("repeatable", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))

LEFT_OUT: dict[str, list[str]] = {}
TO_INSTALL = {
    "libreoffice": "LibreOffice Calc (libreoffice-calc-nogui)",
    "writer": "LibreOffice Writer (libreoffice-writer-nogui)",
    "xvfb": "Xvfb (xvfb xauth)",
    "qt": "Qt's system libraries (python3 build/system_packages.py window)",
}


def has_libreoffice(part: str) -> bool:
    """Say whether LibreOffice is here with the part that a library is: Calc, Writer."""
    command = shutil.which("soffice") or shutil.which("libreoffice")
    if command is None:
        return False
    program = Path(command).resolve()
    return program.suffix == ".exe" or program.with_name(part).exists()


def has_xvfb() -> bool:
    """Say whether a display can be made up."""
    return shutil.which("Xvfb") is not None and shutil.which("xauth") is not None


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Know pytest-qt's options also when it is switched off for want of Qt's libraries."""
    if pluginmanager.is_blocked("pytest-qt"):
        parser.addini("qt_api", "unused without pytest-qt")
        parser.addini("qt_log_level_fail", "unused without pytest-qt")
        parser.addini("qt_log_ignore", "unused without pytest-qt")


def pytest_configure(config: pytest.Config) -> None:
    """Declare what a test may say of itself."""
    config.addinivalue_line("markers", "logs(text): the test expects this warning in the log")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out the window's tests where Qt cannot be loaded."""
    if config.pluginmanager.is_blocked("pytest-qt") and collection_path == config.rootpath.joinpath(
        "tests", "ui"
    ):
        LEFT_OUT.setdefault("qt", []).append("tests/ui")
        return True
    return None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what this machine cannot run and remember the names for the summary."""
    missing = [
        name
        for name, present in (
            ("libreoffice", has_libreoffice("libsclo.so")),
            ("writer", has_libreoffice("libswlo.so")),
            ("xvfb", has_xvfb()),
        )
        if not present
    ]
    if config.pluginmanager.is_blocked("pytest-qt"):
        missing.append("qt")
    for item in items:
        needs = {mark.name for mark in item.iter_markers()}
        if {"qtbot", "qapp"} & set(getattr(item, "fixturenames", ())):
            needs.add("qt")
        for name in missing:
            if name in needs:
                LEFT_OUT.setdefault(name, []).append(item.nodeid)
                item.add_marker(pytest.mark.skip(reason=f"needs {TO_INSTALL[name]}"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the tests that were left out and what to install for them."""
    for name, tests in sorted(LEFT_OUT.items()):
        terminalreporter.section(f"left out: needs {TO_INSTALL[name]}", yellow=True)
        for test in tests:
            terminalreporter.line(test)


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the program a data directory that is this test's own, not yet made."""
    path = tmp_path / "data"
    monkeypatch.setenv("JIAOBAO_DATA", str(path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return path


@pytest.fixture(autouse=True)
def _no_unexpected_log(
    caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest
) -> Iterator[None]:
    """Fail a test that logs a warning which it did not announce with ``@pytest.mark.logs``."""
    yield
    expected = [str(mark.args[0]) for mark in request.node.iter_markers("logs")]
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    told = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
    surprises = [text for text in told if not any(part in text for part in expected)]
    assert not surprises, f"unexpected log records: {surprises}"
    for part in expected:
        assert any(part in text for text in told), f"expected in the log, but absent: {part}"


@pytest.fixture(scope="session")
def soffice() -> str:
    """Return the command of LibreOffice; only for tests marked ``libreoffice``."""
    command = shutil.which("soffice") or shutil.which("libreoffice")
    assert command is not None
    return command


if importlib.util.find_spec("numpy") or importlib.util.find_spec("pandas"):
    # openpyxl and sqlite_utils would import them and every start would be slower than it is.
    pytest.exit("numpy and pandas must not be installed beside this program", returncode=3)
