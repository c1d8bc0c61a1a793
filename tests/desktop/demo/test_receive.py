"""The demo's other side: what was made is sealed, mailed and taken in, in both years."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.demo import make, receive
from desktop.demo.make import YEARS, make_demo
from desktop.demo.receive import MAIL, receive_demo, sealed
from desktop.faults import Fault
from desktop.province.letters import attachments
from desktop.province.register import Register
from desktop.records.store import Store
from desktop.scheme.loader import load_built_in
from desktop.scheme.units import Units
from desktop.submission.verify import verify

SCHEME, UNITS = load_built_in(), Units()
CODES = ("520327", "520300")


@contextmanager
def made(data: Path) -> Iterator[Store]:
    """Open a store in which a county and its prefecture have their demo reports, and no others."""
    chosen = [UNITS.get(code) for code in CODES]
    data.mkdir()
    with pytest.MonkeyPatch.context() as patch, Store.open(data) as opened:
        for module in (make, receive):
            patch.setattr(module, "demo_units", lambda units, counties: chosen)
        list(make_demo(opened, SCHEME, UNITS))
        yield opened


@pytest.fixture
def store(data_dir: Path) -> Iterator[Store]:
    """Return a store whose reports are filled and not sent."""
    with made(data_dir) as opened:
        yield opened


@pytest.fixture(scope="module")
def received(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a store whose reports were sealed in another process, sent and taken in."""
    with made(tmp_path_factory.mktemp("received") / "data") as opened:
        steps = list(receive_demo(opened, SCHEME, UNITS, workers=1))
        assert [(step.done, step.total) for step in steps] == [(n, 8) for n in range(1, 9)]
        yield opened


@pytest.mark.parametrize("year", [str(year) for year in YEARS])
def test_everybody_is_received_from_mails_that_stay(received: Store, year: str) -> None:
    held = Register(received).accepted(year)
    assert held.keys() == set(CODES)
    for unit, one in held.items():
        report = received.open_report(SCHEME, UNITS.get(unit), year, create=False)
        assert report.locked == 1
        assert report.submitted(1) == one.content()
        mail = received.path.parent / MAIL / year / f"{Path(one.file).stem}.eml"
        (attached,) = attachments(mail.read_bytes(), mail.name).attachments
        assert (attached.name, attached.content) == (one.file, one.content())


def test_mails_come_about_the_deadline_and_some_are_late(received: Store) -> None:
    mails = list((received.path.parent / MAIL).rglob("*.eml"))
    assert len(mails) == len(CODES) * len(YEARS)
    for mail in mails:
        sent = attachments(mail.read_bytes(), mail.name).sent
        assert sent is not None
        assert (sent.year, sent.month) == (int(mail.parent.name) + 1, 1)
        late = Register(received).accepted(mail.parent.name)[mail.name.split("_")[1]].late
        assert late == (sent.day > int(SCHEME.deadline.partition("-")[2]))


def test_what_blocks_is_not_sent(store: Store) -> None:
    unit = UNITS.get(CODES[0])
    report = store.open_report(SCHEME, unit, "2025")
    report.enter({"T207_05.actual": Decimal(10**6)})  # more than there are people
    with pytest.raises(Fault) as caught:
        sealed(report.snapshot(), store.path.parent)
    assert caught.value.code == "workbook.blocked"
    with pytest.raises(Fault) as caught:
        list(receive_demo(store, SCHEME, UNITS))
    assert caught.value.code == "workbook.blocked"
    assert Register(store).accepted("2025") == {}


def test_what_is_not_accepted_stops_it(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receive, "scope_of", lambda scheme, units: "510000")
    with pytest.raises(Fault) as caught:
        list(receive_demo(store, SCHEME, UNITS))
    assert caught.value.code == "province.outside"


def test_a_sealed_report_verifies(store: Store, tmp_path: Path) -> None:
    data = store.path.parent
    prepared = sealed(store.snapshot(SCHEME, UNITS.get(CODES[0]), "2026"), data)
    path = tmp_path / prepared.submission.file
    path.write_bytes(prepared.content)
    assert verify(path, data).status == "intact"
