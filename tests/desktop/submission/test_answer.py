"""Receipts and returns: made from the version received, read by people, taken by the unit once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from desktop.faults import Fault
from desktop.records.answers import Answer
from desktop.records.report import Report
from desktop.records.store import Store
from desktop.scheme.compute import Figures
from desktop.submission.answer import (
    Sender,
    read_answer,
    receive,
    take_answer,
    write_receipt,
    write_return,
)
from desktop.submission.remarks import Wanted
from desktop.submission.verify import verify
from desktop.submission.versions import export_final
from desktop.workbook.export import workbook
from desktop.workbook.plan import MACHINE
from tests.desktop.records.conftest import COUNTY, SCHEME
from tests.desktop.workbook.libreoffice import convert
from tests.hostile import FORMULA_TEXTS, HOSTILE, bit_flipped

KEY = "T201_01.actual"
WANTED = (Wanted(KEY, "偏大，请核实", "R201_02"), Wanted("L02#1.name", "=名称写全"))
AUTHOR = "省交通运输厅规划处"


@pytest.fixture
def version(report: Report, tmp_path: Path, data_dir: Path) -> Path:
    """Return the file of version 1 of a small report, sealed and locked."""
    report.paste({KEY: Decimal("12.50")}, {"L02": [{"name": "桥"}]})
    figures = Figures(SCHEME, report.snapshot())
    out = tmp_path / "out"
    out.mkdir()
    return export_final(report, figures, (), out, data_dir).path


@pytest.fixture
def sender(tmp_path: Path) -> Sender:
    """Return the level above, with a data directory and a key of its own."""
    data = tmp_path / "above"
    data.mkdir()
    return Sender(data, AUTHOR, "请于3日内重报")


Write = Callable[..., Path]


@pytest.fixture
def returned(version: Path, sender: Sender, tmp_path: Path) -> Path:
    """Return the file of a return of that version with two remarks."""
    return write_return(receive(version), WANTED, tmp_path, sender)


@pytest.fixture
def receipt(version: Path, sender: Sender, tmp_path: Path) -> Path:
    """Return the file of the receipt of that version."""
    return write_receipt(receive(version), tmp_path, sender)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """Return a version and its return, made once for all who only read them."""
    folder = tmp_path_factory.mktemp("files")
    with Store.open(folder) as store:
        report = store.open_report(SCHEME, COUNTY, "2026")
        report.enter({KEY: Decimal("12.50")})
        figures = Figures(SCHEME, report.snapshot())
        version = export_final(report, figures, (), folder, folder).path
    answer = write_return(receive(version), WANTED[:1], folder, Sender(folder))
    return version.read_bytes(), answer.read_bytes()


def read(path: Path) -> Answer:
    answer = read_answer(path)
    assert answer is not None
    return answer


def texts(path: Path) -> tuple[str, list[str]]:
    """Return the name of the first sheet and its texts."""
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return sheet.title, [str(c.value) for row in sheet for c in row if c.value is not None]


def edited(path: Path, edit: Callable[[openpyxl.Workbook], None]) -> Path:
    """Return the file after somebody changed it in another program."""
    book = openpyxl.load_workbook(path)
    edit(book)
    book.save(path)
    return path


def test_a_receipt_says_when_and_which_code(report: Report, version, receipt):
    sealed = report.submissions()[0]
    answer = read(receipt)
    assert receipt.name == "2026_520327_凤冈县_交通年报_v1_回执.xlsx"
    assert (answer.kind, answer.version, answer.remarks) == ("receipt", 1, ())
    assert (answer.code, answer.digest, answer.author) == (sealed.code, sealed.digest, AUTHOR)
    sheet, said = texts(receipt)
    assert sheet == "回执"
    assert {sealed.code, version.name, sealed.sha256, AUTHOR} <= set(said)
    assert openpyxl.load_workbook(receipt)[MACHINE].sheet_state == "veryHidden"


def test_a_return_can_be_read_by_people(returned: Path):
    sheet, said = texts(returned)
    assert sheet == "退回单"
    at = said.index("偏大，请核实")
    assert said[at - 2 : at + 2] == [KEY, "12.5", "偏大，请核实", "R201_02"]
    assert {"L02#1.name", "桥", "=名称写全", "请于3日内重报"} <= set(said)
    cell = next(
        c
        for row in openpyxl.load_workbook(returned).worksheets[0]
        for c in row
        if c.value == "=名称写全"
    )
    assert cell.data_type == "s", "a remark never becomes a formula"


def test_a_return_brings_what_stood_in_each_cell(returned: Path):
    answer = read(returned)
    found = [(r.key, r.text, r.rule, r.value, r.version) for r in answer.remarks]
    assert found == [
        (KEY, "偏大，请核实", "R201_02", Decimal("12.50"), 1),
        ("L02#1.name", "=名称写全", "", "桥", 1),
    ]
    assert answer.note == "请于3日内重报"


@pytest.mark.parametrize(("which", "word"), [("receipt", "回执"), ("returned", "退回单")])
def test_verified_as_what_it_is(request, data_dir: Path, which: str, word: str):
    verdict = verify(request.getfixturevalue(which), data_dir)
    assert verdict.intact
    assert (verdict.altered, verdict.notes) == ((), ())
    assert f"第 1 版的{word}" in verdict.text()
    assert "key" not in verdict.text("en")


def test_an_answer_whose_words_were_changed_is_not_intact(returned: Path, data_dir: Path):
    spoiled = edited(returned, damage("remark:1", "没有问题"))
    assert verify(spoiled, data_dir).status == "broken"


def test_a_receipt_is_recorded_and_leaves_the_report_locked(report: Report, receipt):
    assert take_answer(report, read(receipt))
    assert report.receipts[1].code == report.submissions()[0].code
    assert report.locked == 1
    assert not take_answer(report, read(receipt))


def test_a_return_is_recorded_and_opens_the_report(report: Report, returned):
    assert take_answer(report, read(returned))
    assert [r.id for r in report.remarks] == [f"return@1@{KEY}", "return@2@L02#1.name"]
    assert report.locked == 0
    assert [e.kind for e in report.history()][:3] == ["reopen", "return", "submit"]
    assert not take_answer(report, read(returned))
    assert len(report.remarks) == 2


def test_a_return_undone_can_be_taken_again(report: Report, returned):
    take_answer(report, read(returned))
    report.undo()
    assert report.snapshot().remarks == ()
    assert take_answer(report, read(returned))
    ids = [remark.id for remark in report.remarks]
    assert ids == [f"return@3@{KEY}", "return@4@L02#1.name"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"unit": "520328"}, "answer.not-ours"),
        ({"period": "2025"}, "answer.not-ours"),
        ({"scheme": "other"}, "answer.other-scheme"),
        ({"version": 2}, "answer.no-version"),
        ({"digest": "0" * 64}, "answer.other-version"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_answer_to_something_else_is_refused(report: Report, returned, change, code, lang):
    before = report.operation
    with pytest.raises(Fault) as caught:
        take_answer(report, replace(read(returned), **change))
    assert caught.value.code == code
    assert returned.name in caught.value.text(lang)
    assert (report.operation, report.remarks, report.locked) == (before, (), 1)


def test_a_draft_and_an_answer_cannot_be_answered(report: Report, version, receipt, tmp_path):
    draft = tmp_path / "draft.xlsx"
    snapshot = report.snapshot()
    draft.write_bytes(workbook(SCHEME, snapshot, Figures(SCHEME, snapshot), (), draft=True))
    for path in (draft, receipt):
        with pytest.raises(Fault) as caught:
            receive(path)
        assert caught.value.code == "answer.not-final"


def test_a_report_without_its_machine_sheet_cannot_be_answered(version: Path):
    edited(version, lambda book: book.remove(book[MACHINE]))
    with pytest.raises(Fault) as caught:
        receive(version)
    assert caught.value.code == "reader.no-machine"


def test_an_altered_report_gets_no_receipt_but_can_be_returned(version, sender, tmp_path):
    def alter(book: openpyxl.Workbook) -> None:
        name = book.defined_names[KEY]
        sheet, cell = next(name.destinations)
        book[sheet][cell] = 99

    received = receive(edited(version, alter))
    with pytest.raises(Fault) as caught:
        write_receipt(received, tmp_path, sender)
    assert caught.value.code == "answer.not-intact"
    path = write_return(received, WANTED[:1], tmp_path, sender)
    assert read(path).remarks[0].value == Decimal("12.50"), "what was sealed, not what was altered"


def damage(key: str, text: str) -> Callable[[openpyxl.Workbook], None]:
    def edit(book: openpyxl.Workbook) -> None:
        for row in book[MACHINE]:
            if row[0].value == key:
                row[2].value = text

    return edit


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("identity:version", "2"),
        ("identity:version", "１"),
        ("identity:unit", "520328"),
        ("remark:1", "没有问题"),
        ("remark_key:1", "T201_02.actual"),
        ("remark_value:1", "13"),
        ("answered:digest", "0"),
        ("seal:digest", "0"),
        ("seal:key", "zz"),
        ("seal:signature", ""),
    ],
)
def test_an_answer_changed_on_its_way_is_refused(returned: Path, key: str, text: str):
    with pytest.raises(Fault) as caught:
        read_answer(edited(returned, damage(key, text)))
    assert caught.value.code == "answer.damaged"


def test_another_name_or_a_note_beside_it_does_no_harm(report: Report, returned: Path):
    def edit(book: openpyxl.Workbook) -> None:
        book.worksheets[0].title = "意见"
        book.worksheets[0]["H3"] = "已阅"

    renamed = edited(returned, edit).rename(returned.with_name("转发.xlsx"))
    assert take_answer(report, read(renamed))


@pytest.mark.libreoffice
def test_an_answer_saved_again_by_libreoffice_is_taken(
    report: Report, returned: Path, soffice: str, tmp_path: Path
):
    (again,) = convert(soffice, [returned], "xlsx", tmp_path / "room")
    assert take_answer(report, read(again))
    assert report.remarks[1].text == "=名称写全"


def test_a_report_is_no_answer(version: Path):
    assert read_answer(version) is None


def test_nothing_in_a_file_becomes_a_path(version: Path, sender: Sender, tmp_path: Path):
    received = receive(version)
    identity = {**received.book.identity, "name": "../../县\n" + "长" * 300, "unit": "C:\\a"}
    hostile = replace(received, book=replace(received.book, identity=identity))
    path = write_return(hostile, WANTED, tmp_path, sender)
    assert path.parent == tmp_path
    assert path.name.startswith("2026_C__a_.._.._县_长长")
    assert len(path.name.encode()) < 255


def test_the_store_stays_sound(report: Report, store: Store, receipt, returned):
    take_answer(report, read(receipt))
    take_answer(report, read(returned))
    store.verify()
    again = store.open_report(SCHEME, COUNTY, "2026")
    assert (again.remarks, again.receipts) == (report.remarks, report.receipts)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_one_fault_and_nothing_is_written(
    files: tuple[bytes, bytes], tmp_path: Path, name: str
):
    make, code = HOSTILE[name]
    path = tmp_path / "hostile.xlsx"
    path.write_bytes(make(files[0]))
    for read_it in (receive, read_answer):
        with pytest.raises(Fault) as caught:
            read_it(path)
        assert caught.value.code == code
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_answer_is_a_fault_or_says_the_same(files, tmp_path: Path, seed: int):
    """Bits turned where nothing hangs on them do no harm; anything else is noticed."""
    path, damaged = tmp_path / "good.xlsx", tmp_path / "damaged.xlsx"
    path.write_bytes(files[1])
    good = read(path)
    damaged.write_bytes(bit_flipped(files[1], seed))
    found = outcome(damaged)
    if isinstance(found, Answer):
        assert (found.remarks, found.own_digest) == (good.remarks, good.own_digest)
    else:
        assert found.startswith(("reader.", "answer."))


def outcome(path: Path) -> Answer | str:
    """Return what the file says, or the code of its fault."""
    try:
        return read(path)
    except Fault as fault:
        return fault.code


@pytest.mark.parametrize("text", FORMULA_TEXTS)
def test_text_that_looks_like_a_formula_stays_text(report, version, sender, tmp_path, text):
    asked = replace(sender, author=text, note=text)
    path = write_return(receive(version), [Wanted(KEY, text, text)], tmp_path, asked)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert {cell.data_type for row in sheet for cell in row if cell.value} <= {"s", "inlineStr"}
    answer = read(path)
    said = text.strip()
    assert (answer.author, answer.note, answer.remarks[0].text) == (said, said, said)
    take_answer(report, answer)
    assert report.remarks[0].rule == text
