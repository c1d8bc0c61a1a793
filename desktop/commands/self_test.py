"""``self-test``: the whole way from entry to workbook in a directory of its own.

It tells whether a copy of the program is complete: run by the packaging of the frozen program and
by anyone who doubts an installation. No window is opened; Qt is only looked for.
"""

from __future__ import annotations

import importlib.util
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands.arguments import Parsers, add_command
from desktop.commands.context import Context
from desktop.faults import Fault, Faults
from desktop.resources import resource_path
from desktop.words import Language, say

if TYPE_CHECKING:
    from desktop.records.store import Store
    from desktop.scheme.model import Scheme
    from desktop.scheme.units import Unit

COUNTY, PERIOD = "520327", "2026"
RESOURCES = (
    "schemes/transport-annual/scheme.toml",
    "units/units.csv",
    "demo/indicators.toml",
    "icons/jiaobao.svg",
    "theme/light.toml",
    "theme/dark.toml",
    "report/styles.xml",
    "report/settings.xml",
    "report/fonts.xml",
    *(
        f"translations/{area}.toml"
        for area in (
            "answer",
            "checks",
            "cli",
            "doctor",
            "formula",
            "incoming",
            "mail",
            "narrative",
            "places",
            "reader",
            "records",
            "report",
            "scheme",
            "submission",
            "units",
            "workbook",
        )
    ),
)
"""Files that the program cannot do without."""
QT_PLUGINS = {"win32": ("qwindows.dll",), "darwin": ("libqcocoa.dylib",)}
QT_PLUGINS_ELSEWHERE = ("libqxcb.so", "libqoffscreen.so")
QT_TEXTS = "qtbase_zh_CN.qm"


def add(parsers: Parsers, common: ArgumentParser, lang: Language) -> None:
    """Declare the command."""
    add_command(parsers, "self-test", self_test, common, lang)


def self_test(context: Context, _: Namespace) -> int:
    """Print each step with its result; 1 when one is not good."""
    good = True
    with tempfile.TemporaryDirectory(prefix="jiaobao-self-test-") as folder:
        trial = _Trial(Path(folder), context.lang)
        steps: dict[str, Callable[[], str]] = {
            "resources": trial.resources,
            "scheme": trial.sound_scheme,
            "enter": trial.enter,
            "check": trial.check,
            "export": trial.export,
            "report": trial.report,
        }
        for name, step in steps.items():
            try:
                detail, is_ok = step(), True
            except (Fault, Faults, _Failed) as fault:
                detail, is_ok = str(fault), False
            good = good and is_ok
            words = say(f"cli.test-{name}", context.lang)
            text = say(
                f"cli.test-{'ok' if is_ok else 'bad'}", context.lang, step=words, detail=detail
            )
            context.out.record({"step": name, "ok": is_ok, "detail": detail}, text)
    return 0 if good else 1


class _Failed(Exception):
    """A step did not give what it should."""


@dataclass
class _Trial:
    """The steps, each a method that returns what it did in a few words or raises."""

    folder: Path
    lang: Language

    @cached_property
    def _scheme(self) -> Scheme:
        from desktop.scheme.loader import load_built_in

        return load_built_in()

    @cached_property
    def _unit(self) -> Unit:
        from desktop.scheme.units import Units

        return Units().get(COUNTY)

    def _store(self) -> Store:
        from desktop.records.store import Store

        return Store.open(self.folder)

    def _say(self, name: str, /, **fields: object) -> str:
        return say(f"cli.test-{name}", self.lang, **fields)

    def _entry(self) -> tuple[str, str]:
        """Return the first cell of the county's first form that is entered, and a figure for it."""
        from desktop.scheme.model import INPUT_MEASURES

        for section in self._scheme.sections:
            for indicator in self._scheme.shown(section, self._unit.level, PERIOD):
                if INPUT_MEASURES[0] in indicator.inputs():
                    return f"{indicator.code}.{INPUT_MEASURES[0]}", "12"
        raise _Failed(self._say("missing", names=PERIOD))

    def resources(self) -> str:
        """Look for the files that come with the program and for those of Qt."""
        missing = [name for name in RESOURCES if not resource_path(*name.split("/")).is_file()]
        missing += missing_qt_files(qt_directory())
        if missing:
            raise _Failed(self._say("missing", names=" ".join(missing)))
        return self._say("files", count=len(RESOURCES))

    def sound_scheme(self) -> str:
        """Let the linter look at the built-in scheme."""
        from desktop.scheme.linter import checked
        from desktop.scheme.loader import BUILT_IN, counts

        return self._say("counts", **counts(checked(resource_path("schemes", BUILT_IN))))

    def enter(self) -> str:
        """Enter a figure, take it back, do it again, and find it in the store opened anew."""
        key, text = self._entry()
        with self._store() as store:
            report = store.open_report(self._scheme, self._unit, PERIOD)
            value = report.parse(key, text)
            report.enter({key: value})
            report.undo()
            self._same(key, None, report.get(key))
            report.redo()
        with self._store() as store:
            report = store.open_report(self._scheme, self._unit, PERIOD, create=False)
            self._same(key, Decimal(text), report.get(key))
            store.verify()
        return f"{key} = {text}"

    def check(self) -> str:
        """Let the checks find that the cell which was not filled in is missing, and not the other."""
        from desktop.checks.engine import Checker
        from desktop.scheme.compute import Figures

        with self._store() as store:
            snapshot = store.snapshot(self._scheme, self._unit, PERIOD)
        findings = Checker(self._scheme, Figures(self._scheme, snapshot)).findings()
        key, _ = self._entry()
        missing = [finding for finding in findings if finding.rule == "required"]
        if not missing or any(finding.keys[0] == key for finding in missing):
            raise _Failed(self._say("findings", count=len(missing)))
        return self._say("findings", count=len(findings))

    def export(self) -> str:
        """Write a draft and read its values with the other library."""
        from desktop.checks.engine import Checker
        from desktop.scheme.compute import Figures
        from desktop.workbook.export import export
        from desktop.workbook.read_back import read_machine

        with self._store() as store:
            snapshot = store.snapshot(self._scheme, self._unit, PERIOD)
        figures = Figures(self._scheme, snapshot)
        findings = Checker(self._scheme, figures).findings()
        path = export(self._scheme, snapshot, figures, findings, self.folder, draft=True)
        values = read_machine(path)
        key, text = self._entry()
        self._same(key, ("number", text), values.get(key))
        return f"{path.name}  " + self._say("values", count=len(values))

    def report(self) -> str:
        """Write a document with a figure and a chart, and read the figure back."""
        from desktop.narrative.document import write_document
        from desktop.narrative.draft import Bars, Draft, Figure, Part, Run
        from desktop.narrative.read_back import read_figures

        key, text = self._entry()
        number = Decimal(text)
        figure = Figure(key, "", key, (key,), number, text, "value", None, 1)
        parts = (
            Part("paragraph", "", 1, (Run(text, figure),)),
            Part("chart", "", 2, (Run(key),), bars=(Bars(key, (number,)),)),
        )
        content = write_document(Draft(PERIOD, key, parts, {key: figure}), ())
        found = read_figures(content, "report.docx")
        self._same(key, text, found[key].text)
        return self._say("document", size=len(content) // 1024)

    def _same(self, key: str, wrote: object, read: object) -> None:
        if wrote != read:
            raise _Failed(self._say("different", key=key, wrote=wrote, read=read))


def qt_directory() -> Path | None:
    """Return where Qt's plugins and texts lie, without importing it; None when it is not there."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        return None
    directory = Path(next(iter(spec.submodule_search_locations)))
    return directory / "Qt" if (directory / "Qt").is_dir() else directory


def missing_qt_files(directory: Path | None) -> list[str]:
    """Return which of Qt's files that the window needs are not below ``directory``."""
    plugins = QT_PLUGINS.get(sys.platform, QT_PLUGINS_ELSEWHERE)
    wanted = [*(f"plugins/platforms/{name}" for name in plugins), f"translations/{QT_TEXTS}"]
    if directory is None:
        return ["PySide6"]
    return [name for name in wanted if not (directory / name).is_file()]
