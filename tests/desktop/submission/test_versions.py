"""Versions: sealed and kept all or nothing, chained, refused without a change or a reason."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from desktop.checks.findings import Finding
from desktop.faults import Fault
from desktop.records.report import Report
from desktop.records.store import Store
from desktop.scheme.compute import Figures
from desktop.submission.canonical import digest
from desktop.submission.keys import FOLDER, KEY_FILE, own_key
from desktop.submission.seal import holds, read_seal
from desktop.submission.versions import Written, export_final, records_of, write_again
from tests.desktop.records.conftest import SCHEME

KM = "T201_01.actual"
BLOCKING = Finding("R1", "R1", "force", (), None, None, "不符", "")


@pytest.fixture
def export(report: Report, data_dir: Path, tmp_path: Path):
    """Return what seals the report as it is."""
    out = tmp_path / "out"
    out.mkdir()

    def do(reason: str = "", findings: tuple[Finding, ...] = (), directory: Path = out) -> Written:
        figures = Figures(SCHEME, report.snapshot())
        return export_final(report, figures, findings, directory, data_dir, reason=reason)

    return do


def refused(export, *arguments: object, **named: object) -> str:
    with pytest.raises(Fault) as caught:
        export(*arguments, **named)
    return caught.value.code


def test_a_version_is_written_kept_and_locks(export, report: Report, store: Store, data_dir: Path):
    report.enter({KM: Decimal("12.50")})
    written = export()
    sealed = written.submission
    assert written.path.name == "2026_520327_凤冈县_交通年报_v1.xlsx"
    assert written.path.read_bytes() == report.submitted(1)
    assert report.submissions() == [sealed]
    assert (report.locked, sealed.previous, sealed.operation) == (1, "", 1)
    assert sealed.fingerprint == own_key(data_dir).fingerprint
    records = records_of(report, 1)
    seal = read_seal(records)
    assert seal is not None
    assert holds(seal, records)
    assert (digest(records), seal.code) == (sealed.digest, sealed.code)
    assert store.verify() == 2


def test_versions_are_chained(export, report: Report, tmp_path: Path):
    report.enter({KM: Decimal(1)})
    first = export().submission
    report.reopen("更正")
    report.enter({KM: Decimal(2)})
    second = export(" 更正\n里程 ").submission
    assert (second.version, second.previous, second.reason) == (2, first.digest, "更正 里程")
    identity = {key: text for key, _, text in records_of(report, 2) if key.startswith("identity:")}
    assert identity["identity:previous_digest"] == first.digest
    assert identity["identity:reason"] == "更正 里程"
    for number, one in ((1, first), (2, second)):
        path = write_again(report, number, tmp_path)
        assert (path.name, path.read_bytes()) == (one.file, report.submitted(number))


def test_nothing_new_is_no_version(export, report: Report):
    report.enter({KM: Decimal("12.5")})
    export()
    assert refused(export, "再报一次") == "submission.unchanged"
    report.reopen("更正")
    report.enter({KM: Decimal("12.50")})  # typed otherwise, and the same figure
    assert refused(export, "再报一次") == "submission.unchanged"
    assert (len(report.submissions()), report.locked) == (1, 0)


@pytest.mark.parametrize("reason", ["", "  ", "改"])
def test_a_second_version_needs_a_reason(export, report: Report, reason: str):
    report.enter({KM: Decimal(1)})
    export()
    report.reopen("更正")
    report.enter({KM: Decimal(2)})
    assert refused(export, reason) == "submission.reason-missing"


def test_findings_that_block_leave_no_trace(export, report: Report, data_dir: Path):
    report.enter({KM: Decimal(1)})
    assert refused(export, findings=(BLOCKING,)) == "workbook.blocked"
    assert (report.submissions(), report.locked) == ([], 0)
    assert not (data_dir / FOLDER).exists()


def test_a_folder_that_is_not_there_leaves_no_trace(export, report: Report, tmp_path: Path):
    report.enter({KM: Decimal(1)})
    assert refused(export, directory=tmp_path / "none") == "workbook.no-folder"
    assert (report.submissions(), report.locked) == ([], 0)
    report.enter({KM: Decimal(2)})


def test_records_that_refuse_leave_no_file(
    export, report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    report.enter({KM: Decimal(1)})

    def fail(*_: object) -> None:
        raise Fault("records.disk-full", path="", cause="")

    monkeypatch.setattr("desktop.records.journal.write_effect", fail)
    assert refused(export) == "records.disk-full"
    assert list((tmp_path / "out").iterdir()) == []
    assert report.submissions() == []


def test_a_torn_key_is_told_and_nothing_sealed(export, report: Report, data_dir: Path):
    report.enter({KM: Decimal(1)})
    own_key(data_dir)
    (data_dir / FOLDER / KEY_FILE).write_bytes(b"torn")
    assert refused(export) == "submission.key-unreadable"
    assert report.submissions() == []


def test_the_key_is_not_in_the_records(export, report: Report, data_dir: Path):
    report.enter({KM: Decimal(1)})
    export()
    private = own_key(data_dir).private.private_bytes_raw()
    pem = (data_dir / FOLDER / KEY_FILE).read_bytes().splitlines()[1]
    for path in data_dir.iterdir():
        if path.is_file():
            content = path.read_bytes()
            assert not any(secret in content for secret in (private, private.hex().encode(), pem))
    assert pem.strip()
