"""Reports of counties as they arrive: sealed, in versions, by several keys; each made once."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from desktop.province.deciding import Desk
from desktop.province.register import Register
from desktop.records.snapshot import Snapshot
from desktop.records.store import Store
from desktop.scheme.compute import Figures
from desktop.scheme.loader import load_built_in
from desktop.scheme.model import Scheme
from desktop.scheme.units import Units
from desktop.scheme.values import Value
from desktop.submission.keys import own_key
from desktop.submission.seal import make_seal
from desktop.workbook.export import workbook
from desktop.workbook.sealing import Sealing
from tests.desktop.workbook.fills import random_fill

FENGGANG, ZHENGAN = "520327", "520324"
PERIOD, KEY = "2026", "T201_01.actual"
MADE_AT = "2027-01-05T09:00:00+08:00"


@cache
def scheme() -> Scheme:
    """Return the built-in scheme."""
    return load_built_in()


@cache
def units() -> Units:
    """Return all units."""
    return Units()


@cache
def county(unit: str = FENGGANG, period: str = PERIOD) -> Snapshot:
    """Return a county's report."""
    return replace(random_fill(scheme(), "county", 1), unit=units().get(unit), period=period)


class Sender:
    """The computer of a unit: what it exports is sealed with the key in its folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: dict[tuple[object, ...], bytes] = {}

    def final(
        self,
        unit: str = FENGGANG,
        version: int = 1,
        period: str = PERIOD,
        *,
        figure: str = "",
        **by_scheme: str,
    ) -> bytes:
        """Return a final version; ``figure`` is what :data:`KEY` says in it.

        ``by_scheme`` is what its scheme has otherwise than the built-in one: ``by_version``, ``by_id``.
        """
        values: Mapping[str, Value] = {KEY: Decimal(figure)} if figure else {}
        key = (unit, version, period, figure, *by_scheme.items())
        if key not in self._made:
            snapshot = county(unit, period)
            snapshot = replace(snapshot, values={**snapshot.values, **values})
            self._made[key] = self.seal(
                snapshot, version, replace(scheme(), **{k[3:]: v for k, v in by_scheme.items()})
            )
        return self._made[key]

    def seal(self, snapshot: Snapshot, version: int, by: Scheme) -> bytes:
        """Return ``snapshot`` as a sealed workbook."""
        key = own_key(self.folder)
        sealing = Sealing("", "更正" * (version > 1), lambda r: make_seal(r, key, MADE_AT))
        figures = Figures(by, snapshot)
        return workbook(by, snapshot, figures, (), draft=False, version=version, sealing=sealing)


def draft(snapshot: Snapshot) -> bytes:
    """Return ``snapshot`` as a draft."""
    return workbook(scheme(), snapshot, Figures(scheme(), snapshot), (), draft=True)


def altered(content: bytes, old: str, new: str) -> bytes:
    """Return a workbook in which the first cell of a form that says ``old`` says ``new``."""
    out, is_done = io.BytesIO(), False
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            part = source.read(info)
            wanted = f"<v>{old}</v>".encode()
            if not is_done and re.match(r"xl/worksheets/", info.filename) and wanted in part:
                part, is_done = part.replace(wanted, f"<v>{new}</v>".encode(), 1), True
            target.writestr(info, part, zipfile.ZIP_DEFLATED)
    assert is_done, f"nothing says {old}"
    return out.getvalue()


def resaved(content: bytes) -> bytes:
    """Return other bytes that say the same."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            target.writestr(info.filename, source.read(info), zipfile.ZIP_STORED)
    return out.getvalue()


def desk(store: Store, data: Path, period: str = PERIOD, **options: bool) -> Desk:
    """Return the province's desk over ``store``."""
    return Desk(Register(store), units(), scheme(), data, period, "520000", **options)
