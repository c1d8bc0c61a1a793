"""The desk: what was received, what is worked out of it, what may be done to it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.faults import Fault
from desktop.province.register import Decision
from tests.desktop.province.sealed_files import Sender
from tests.ui.desk.conftest import worked_out
from ui.desk.desk import ProvinceDesk
from ui.desk.work import place_on_disk, take_in, work_out, write_consolidated

KEY, UNIT = "T201_01.actual", "520103"
SAID = {"reason": "核对通报", "author": "综合处", "document": ""}


def test_it_begins_with_the_newest_period_and_the_authority(desk: ProvinceDesk) -> None:
    assert (desk.period, desk.scope) == ("2026", "520000")
    assert desk.periods() == ["2027", "2026", "2025"]  # the next one can be begun
    assert desk.periods("2028") == ["2029", "2028", "2026", "2025"]
    assert [unit.level for unit in desk.collectors()] == ["dept", *["prefecture"] * 9]
    assert len(desk.board().lines) == 98


def test_moving_forgets(qtbot: QtBot, desk: ProvinceDesk) -> None:
    worked_out(desk)
    with qtbot.waitSignals([desk.figures_changed, desk.moved]):
        desk.move("2026", "520300")
    assert desk.figures is None
    assert {line.prefecture.code for line in desk.board().lines} == {"520300"}


def test_a_total_leads_to_its_figures(desk: ProvinceDesk) -> None:
    worked_out(desk)
    part = desk.part("520000")
    assert part is not None
    total = part.total(KEY)
    found = desk.trace("520000", KEY)
    assert total is not None
    assert sum(Decimal(str(one.adopted)) for one in found) == total.value
    assert all(one.file and one.sha256 and one.sheet == "表2-1" for one in found)
    assert desk.leading("520000", "T201_02.actual") == KEY
    assert desk.part("520300") is desk.part("520300")


def test_an_adjustment_is_a_layer_and_is_taken_back(desk: ProvinceDesk) -> None:
    worked_out(desk)
    before = desk.reported(UNIT, KEY)
    desk.adjust(UNIT, KEY, "1.25", **SAID)
    assert desk.figures is None
    assert desk.author == "综合处"
    worked_out(desk)
    (one,) = [one for one in desk.trace("520000", KEY) if one.unit.code == UNIT]
    assert (one.value, one.adopted) == (before, Decimal("1.25"))
    desk.undo_adjustment(UNIT, KEY)
    worked_out(desk)
    (one,) = [one for one in desk.trace("520000", KEY) if one.unit.code == UNIT]
    assert one.adopted == before
    with pytest.raises(Fault, match="nothing-to-undo"):
        desk.undo_adjustment(UNIT, KEY)


def test_nothing_received_is_said(new_desk: ProvinceDesk) -> None:
    with pytest.raises(Fault, match="nothing-received"):
        list(work_out(new_desk.office))
    assert new_desk.areas() == ()
    assert new_desk.trace("520000", KEY) == []


def test_the_consolidated_workbook(desk: ProvinceDesk, tmp_path: Path) -> None:
    target = tmp_path / "汇总.xlsx"
    list(write_consolidated(desk.office, target))
    assert target.read_bytes().startswith(b"PK")


def test_what_was_altered_is_let_in_alone(
    new_desk: ProvinceDesk, sender: Sender, tmp_path: Path
) -> None:
    folder = altered_mail(sender, tmp_path)
    list(take_in(new_desk.office, [folder]))
    refused = {one.unit: one for one in new_desk.log()}
    assert {one.code for one in refused.values()} == {"province.altered"}
    wanted = refused["520327"]
    list(take_in(new_desk.office, [place_on_disk(wanted)], wanted, "已电话核实"))
    assert set(new_desk.register.accepted("2026")) == {"520327"}
    assert "理由：已电话核实" in new_desk.log()[0].text()


def altered_mail(sender: Sender, folder: Path) -> Path:
    """Write an archive with two altered reports."""
    import zipfile

    from tests.desktop.province.sealed_files import altered

    path = folder / "收件.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for unit, name in (("520327", "凤冈县"), ("520324", "正安县")):
            content = altered(sender.final(unit, figure="4321.75"), "4321.75", "9.5")
            archive.writestr(f"2026_{unit}_{name}_交通年报_v1.xlsx", content)
    return path


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    decision = Decision(str(tmp_path / "无.zip" / "a.xlsx"), "", "refused", "province.altered", {})
    with pytest.raises(Fault, match="no-path"):
        place_on_disk(decision)


def test_a_return_is_written_and_the_board_says_so(
    qtbot: QtBot, new_desk: ProvinceDesk, sender: Sender, tmp_path: Path
) -> None:
    path = tmp_path / "2026_520327_凤冈县_交通年报_v1.xlsx"
    path.write_bytes(sender.final())
    list(take_in(new_desk.office, [path]))
    new_desk.log_moved()
    assert (KEY, "表2-1 第1行 本年实际") in new_desk.cells_of("520327")
    with qtbot.waitSignal(new_desk.received_changed):
        made = new_desk.return_to("520327", [(KEY, "请核对")], tmp_path, "综合处", "")
    assert made.exists()
    states = {line.unit.code: line.state for line in new_desk.board().lines}
    assert states["520327"] == "returned"
    with pytest.raises(Fault, match="not-held"):
        new_desk.return_to("520324", [(KEY, "请核对")], tmp_path, "综合处", "")


def test_reminders_and_the_exported_board(desk: ProvinceDesk, tmp_path: Path) -> None:
    codes = [group.unit.code for group, _ in desk.wanting()]
    assert "520000" not in codes  # the department is in
    desk.set_address("520300", "zy@example.org; b@example.org")
    assert desk.remind(tmp_path, codes) == 9
    assert len(list(tmp_path.glob("*.txt"))) == 9
    assert "zy@example.org" in (tmp_path / "2026_遵义市_催报.eml").read_text("utf-8")
    assert desk.letter("520300").subject in "2026 年交通年报催报：遵义市 还有 14 个单位未报"
    with pytest.raises(Fault, match="address"):
        desk.set_address("520300", "zy")
    assert desk.address("520300").startswith("zy@")
    desk.export_board(("单位", "状态"), [("凤冈县", "· 未报")], tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_text("utf-8-sig").splitlines() == [
        "单位,状态",
        "凤冈县,· 未报",
    ]


def test_the_log_while_the_first_files_decide_the_year(
    new_desk: ProvinceDesk, sender: Sender, tmp_path: Path
) -> None:
    (tmp_path / "2026_520327_凤冈县_交通年报_v1.xlsx").write_bytes(sender.final())
    new_desk.move("", new_desk.scope)
    list(take_in(new_desk.office, [tmp_path]))
    assert "520327" in {one.unit for one in new_desk.log()}
    new_desk.move("2024", new_desk.scope)
    assert "520327" not in {one.unit for one in new_desk.log()}
