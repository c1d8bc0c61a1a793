"""What every command needs: the store, the scheme, the units, one report with its figures."""

from __future__ import annotations

from argparse import Namespace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from desktop.commands.output import Output
from desktop.faults import Fault
from desktop.records.place import data_directory

if TYPE_CHECKING:
    from desktop.checks.engine import Checker
    from desktop.province.gathered import Gathered
    from desktop.records.report import Report
    from desktop.records.schemes import Schemes
    from desktop.records.store import Store
    from desktop.scheme.compute import Figures
    from desktop.scheme.library import Library
    from desktop.scheme.model import Scheme
    from desktop.scheme.units import Unit, Units
    from desktop.words import Language

CANDIDATES = 8
"""So many units are named when a name fits several."""


class Context:
    """Opens what a command asks for, when it asks, and closes it in the end."""

    def __init__(self, arguments: Namespace) -> None:
        self.lang: Language = arguments.lang
        self.out = Output(self.lang, arguments.json)
        self._given: str | None = arguments.data
        self._scheme_id: str | None = arguments.scheme
        self._store: Store | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._store is not None:
            self._store.close()

    @cached_property
    def directory(self) -> Path:
        """The data directory; made if it is not there."""
        return data_directory(self._given)

    @property
    def store(self) -> Store:
        """The records in the data directory."""
        if self._store is None:
            from desktop.records.store import Store

            self._store = Store.open(self.directory)
        return self._store

    @cached_property
    def library(self) -> Library:
        """The schemes at hand: the built-in one and those installed."""
        from desktop.scheme.library import Library

        return Library(self.directory)

    @cached_property
    def scheme(self) -> Scheme:
        """The newest version of the scheme asked for with ``--scheme``, else what new reports use.

        A report that is begun has its own, see :meth:`report`. Raises Fault when no such scheme is
        installed.
        """
        if self._scheme_id:
            return self.library.find(self._scheme_id)
        return self.schemes.scheme(self.schemes.used())

    @cached_property
    def schemes(self) -> Schemes:
        """Which scheme a report follows."""
        from desktop.records.schemes import Schemes

        return Schemes(self.store)

    @cached_property
    def units(self) -> Units:
        """All units, those of one's own among them."""
        from desktop.scheme.units import Units

        return Units(self.store.own_units())

    def unit(self, text: str) -> Unit:
        """Return the unit with the code or the only one with the name ``text``.

        Raises Fault ``cli.unit-several`` or ``cli.unit-unknown``, both with candidates.
        """
        if text in self.units:
            return self.units.get(text)
        found = self.units.find(text)
        exact = [u for u in found if text.split()[-1:] in ([u.name], [u.bureau])]
        if len(exact) == 1:
            return exact[0]
        near = exact or list(found)
        if not near:
            raise Fault("cli.unit-unknown", text=text)
        listed = "、" if self.lang == "zh" else ", "
        candidates = listed.join(f"{u.code} {self.units.path(u.code)}" for u in near[:CANDIDATES])
        code = "cli.unit-several" if exact else "cli.unit-near"
        raise Fault(code, text=text, candidates=candidates)

    def report(self, unit: str, period: str, *, create: bool = False) -> Report:
        """Return the report of ``unit`` for ``period``, under the scheme that it was begun with.

        Raises Fault when there is none, unless it may be begun.
        """
        found = self.unit(unit)
        scheme = self.schemes.of_report(found, period, self._scheme_id or "")
        return self.store.open_report(scheme, found, period, create=create)

    def gathered(self, period: str, area: str | None = None) -> Gathered:
        """Return what was received for ``period``, of the unit ``area`` and those under it.

        Raises Fault ``consolidation.nothing-received``.
        """
        from desktop.province.gathered import gather

        top = self.unit(area).code if area else ""
        return gather(self.store, self.scheme, self.units, period, top)

    def checked(self, report: Report) -> tuple[Figures, Checker]:
        """Return the figures of a report and its checks."""
        from desktop.checks.engine import Checker
        from desktop.scheme.compute import Figures

        figures = Figures(report.scheme, report.snapshot())
        return figures, Checker(report.scheme, figures, self.lang)
