"""Drafting, preview, writing and reading back, as the jobs do it."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from desktop.faults import Fault
from desktop.province.drafting import Drafts, save_text
from desktop.records.store import Store
from tests.ui.desk.conftest import result
from tests.ui.desk.drafted import drafted
from ui.desk.desk import ProvinceDesk
from ui.desk.report_desk import ReportDesk
from ui.desk.report_work import (
    Report,
    Written,
    prepare,
    preview,
    read_back,
    reopened,
    scheme_text,
    write_report,
)

SHORT = "# 报告\n\n{#2.1}\n\n投资{2.1#01: T201_01.actual / 10000 | 亿元 | 2位}。\n"
WRONG = SHORT.replace("T201_01", "T201_1")


@pytest.fixture
def room(desk: ProvinceDesk) -> ReportDesk:
    return drafted(desk)


def anew(room: ReportDesk) -> Report:
    return result(prepare(room.desk.office, room.gathered, room.report))


def test_everything_that_is_asked(room: ReportDesk) -> None:
    report = room.report
    assert not report.faults
    assert not report.is_own
    assert set(report.traces) == set(report.draft.figures)
    assert report.last is None
    assert report.changes == ()
    assert {one.section for one in report.offers} >= {"1.1", "2.1"}


def test_in_another_thread(room: ReportDesk) -> None:
    found: list[Report] = []
    beside = threading.Thread(target=lambda: found.append(anew(room)))
    beside.start()
    beside.join()
    assert found[0].draft == room.draft


def test_what_was_worked_out_is_used_again(room: ReportDesk, desk: ProvinceDesk) -> None:
    there = reopened(room.gathered, desk.store)
    assert there.store is desk.store
    assert there.sources is room.gathered.sources


def test_the_provinces_own_edition(room: ReportDesk, desk: ProvinceDesk) -> None:
    save_text(desk.store, desk.scheme, desk.period, SHORT)
    report = anew(room)
    assert report.is_own
    assert report.text == SHORT
    assert list(report.traces) == ["2.1#01"]


def test_an_edition_with_a_fault_is_no_draft(room: ReportDesk) -> None:
    room.report.path.parent.mkdir()
    room.report.path.write_text(WRONG, encoding="utf-8")
    report = anew(room)
    assert report.draft is None
    assert [one.row for one in report.faults] == [5]
    assert report.text == WRONG
    assert report.changes == ()


def test_an_edition_that_cannot_be_read(room: ReportDesk, desk: ProvinceDesk) -> None:
    room.report.path.parent.mkdir()
    room.report.path.write_bytes("# 报告\n".encode("gb18030"))
    report = anew(room)
    assert [one.code for one in report.faults] == ["narrative.text-encoding"]
    assert report.text == scheme_text(desk.store, desk.scheme)


def test_taken_texts_come_first_in_their_order(room: ReportDesk, desk: ProvinceDesk) -> None:
    some = [one for one in room.report.offers if one.section == "1.1"][:4]
    drafts = Drafts(desk.store)
    for one in (some[3], some[1]):
        drafts.take_text(desk.period, "1.1", one.unit, one.key, "采用")
    report = anew(room)
    order = [one for one in report.offers if one.section == "1.1"]
    assert [(one.unit, one.key, one.taken) for one in order[:2]] == [
        (some[3].unit, some[3].key, "采用"),
        (some[1].unit, some[1].key, "采用"),
    ]
    assert [one.unit for one in order[2:4]] == [some[0].unit, some[2].unit]
    assert [part.text for part in report.draft.parts if part.kind == "chosen"] == ["采用"] * 2


def test_a_preview_is_not_saved(room: ReportDesk) -> None:
    found = result(preview(room.desk.office, room.gathered, SHORT))
    assert list(found.draft.figures) == ["2.1#01"]
    assert not room.report.path.exists()


def test_a_preview_tells_faults(room: ReportDesk) -> None:
    found = result(preview(room.desk.office, room.gathered, WRONG))
    assert found.draft is None
    assert [(one.row, one.suggestion) for one in found.faults] == [(5, "T201_12.actual")]


@pytest.fixture
def short(room: ReportDesk, desk: ProvinceDesk) -> ReportDesk:
    save_text(desk.store, desk.scheme, desk.period, SHORT)
    room.report = anew(room)
    return room


def test_written_and_kept(short: ReportDesk, desk: ProvinceDesk, tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    written = result(write_report(desk.office, short.gathered, path))
    assert written == Written(path)
    assert path.read_bytes().startswith(b"PK")
    assert anew(short).last.figures == {"2.1#01": short.draft.figures["2.1#01"].text}


def test_given_up_before_it_is_written(
    short: ReportDesk, desk: ProvinceDesk, tmp_path: Path
) -> None:
    steps = write_report(desk.office, short.gathered, tmp_path / "报告.docx")
    for _ in range(3):
        next(steps)
    steps.close()
    assert not list(tmp_path.glob("报告*"))
    with Store.open(desk.office.data) as store:
        assert Drafts(store).last(desk.period) is None


def test_no_folder(short: ReportDesk, desk: ProvinceDesk, tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        result(write_report(desk.office, short.gathered, tmp_path / "没有" / "报告.docx"))
    assert caught.value.code == "workbook.no-folder"


def test_a_text_that_was_spoilt_meanwhile(
    short: ReportDesk, desk: ProvinceDesk, tmp_path: Path
) -> None:
    short.report.path.write_text(WRONG, encoding="utf-8")
    with pytest.raises(Fault) as caught:
        result(write_report(desk.office, short.gathered, tmp_path / "报告.docx"))
    assert caught.value.fields["row"] == 5


def test_as_a_pdf_too(
    short: ReportDesk, desk: ProvinceDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "desktop.submission.pdf.write_document_pdf",
        lambda content, target: target.write_bytes(b"%PDF" + content[:2]),
    )
    written = result(write_report(desk.office, short.gathered, tmp_path / "报告.docx", pdf=True))
    assert written.pdf.read_bytes() == b"%PDFPK"


def test_no_pdf_leaves_the_document(
    short: ReportDesk, desk: ProvinceDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.submission.pdf.find_libreoffice", lambda: None)
    written = result(write_report(desk.office, short.gathered, tmp_path / "报告.docx", pdf=True))
    assert written.fault.code == "report.pdf-no-program"
    assert written.path.exists()
    assert written.pdf is None


def test_given_up_while_a_pdf_is_made(
    short: ReportDesk, desk: ProvinceDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    monkeypatch.setattr(
        "desktop.submission.pdf.write_document_pdf",
        lambda content, target: (go_on.wait(5), target.write_bytes(b"%PDF")),
    )
    steps = write_report(desk.office, short.gathered, tmp_path / "报告.docx", pdf=True)
    for _ in range(7):
        next(steps)
    steps.close()
    go_on.set()
    assert [path.name for path in tmp_path.glob("报告*")] == ["报告.docx"]


def test_read_back(short: ReportDesk, desk: ProvinceDesk, tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    result(write_report(desk.office, short.gathered, path))
    assert [one.state for one in result(read_back(path, short.draft))] == ["same"]
    with pytest.raises(Fault) as caught:
        result(read_back(tmp_path / "没有.docx", short.draft))
    assert caught.value.code == "reader.no-file"
