"""Which scheme a report follows: its own if it is begun already, else the one chosen here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.scheme.library import Entry, Library
from desktop.scheme.loader import BUILT_IN, load_scheme

if TYPE_CHECKING:
    from desktop.records.store import ReportInfo, Store
    from desktop.scheme.model import Scheme
    from desktop.scheme.units import Unit

SETTING, SETTING_VERSION = "scheme", "scheme_version"


class Schemes:
    """The library of one data directory, and what of it new reports use.

    Nothing chosen means the newest version of the built-in scheme.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._loaded: dict[Path, Scheme] = {}
        self.library = Library(store.path.parent)

    def used(self) -> Entry:
        """Return the scheme that new reports are begun with.

        A chosen version that is gone gives way to the newest of its scheme, a scheme that is gone
        to the built-in one. Raises Fault ``scheme.unreadable``.
        """
        chosen = self._store.setting(SETTING)
        ids = [entry.id for entry in self.library.entries()]
        if chosen not in ids:
            return self.library.entry(BUILT_IN)
        return self.library.kept(chosen, self._store.setting(SETTING_VERSION))

    def use(self, entry: Entry) -> None:
        """Let new reports be begun with ``entry``; raises Fault when that cannot be kept."""
        self._store.set_setting(SETTING, entry.id)
        self._store.set_setting(SETTING_VERSION, entry.version)

    def scheme(self, entry: Entry) -> Scheme:
        """Return the scheme itself, read once; raises Fault ``scheme.unreadable``."""
        if entry.path not in self._loaded:
            self._loaded[entry.path] = load_scheme(entry.path)
        return self._loaded[entry.path]

    def of_report(self, unit: Unit, period: str, scheme_id: str = "") -> Scheme:
        """Return the scheme of the report of ``unit`` for ``period``, begun or not.

        Its own version, or the newest one when that is gone; with ``scheme_id`` the report under
        that scheme and no other. Raises Fault ``scheme.unknown-scheme`` when the scheme it was
        begun with, or the one asked for, is not at hand.
        """
        used = self.library.entry(scheme_id) if scheme_id else self.used()
        mine = [
            info
            for info in self._store.reports()
            if (info.unit.code, info.period) == (unit.code, period)
            and scheme_id in ("", info.scheme_id)
        ]
        if not mine:
            return self.scheme(used)
        info = next((info for info in mine if info.scheme_id == used.id), mine[0])
        return self.scheme(self.library.kept(info.scheme_id, info.scheme_version))

    def reports_of(self, entry: Entry) -> list[ReportInfo]:
        """Return the reports of this computer that follow ``entry``."""
        return [
            info
            for info in self._store.reports()
            if (info.scheme_id, info.scheme_version) == (entry.id, entry.version)
        ]
