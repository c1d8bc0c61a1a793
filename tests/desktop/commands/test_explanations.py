"""``explanations``: read one by one, accepted or returned, taken back; those of totals."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.records.store import Store
from desktop.submission.answer import read_answer
from tests.desktop.commands.conftest import Run
from tests.desktop.province.accepted import accept, few
from tests.desktop.province.test_explanations import CELL, UNIT, explaining

ID = f"required@{CELL}"


@pytest.fixture
def accepted(data_dir: Path) -> None:
    """Have reports accepted, one of which explains something."""
    data_dir.mkdir()
    with Store.open(data_dir) as store:
        accept(store, [explaining(few()[0]), *few()[1:]])


@pytest.mark.usefixtures("accepted")
def test_listed_and_read(run: Run):
    listed = run("explanations", "2026", "--json")
    (one,) = listed.records
    assert listed.status == 1, "one is unread"
    assert (one["unit"], one["id"], one["state"]) == (UNIT, ID, "unread")
    assert (one["explanation"], one["keys"]) == ("确属实际情况", [CELL])

    words = ("explanations", "2026", "南明区", ID, "--accept", "--author", "张三", "--json")
    (marked,) = run(*words).records
    assert (marked["state"], marked["author"]) == ("accepted", "张三")
    again = run("explanations", "2026", UNIT)
    assert again.status == 0
    assert "已采纳（张三" in again.out
    assert "未读 0，已采纳 1" in again.out
    assert run("explanations", "2026", "--unread", "--json").records == []

    (undone,) = run("explanations", "2026", "--undo", "--json").records
    assert (undone["unit"], undone["id"]) == (UNIT, ID)
    assert run("explanations", "2026", UNIT, ID, "--lang", "en").out.count("unread") == 2


def test_what_was_returned_is_in_the_return(run: Run, sealed_file: Path, tmp_path: Path):
    run("intake", str(sealed_file))
    (first, *_) = run("explanations", "2026", "520327", "--json").records
    remark = ("--remark", "请附会议纪要", "--author", "张三")
    assert run("explanations", "2026", "520327", first["id"], "--return", *remark).status == 0
    out = ("--out", str(tmp_path))
    (made,) = run("return", "2026", "520327", *out, "--json").records
    answer = read_answer(Path(made["path"]))
    assert answer is not None
    (told,) = [one for one in answer.remarks if "请附会议纪要" in one.text]
    assert (told.key, told.rule) == (first["keys"][0], first["rule"])
    assert first["explanation"] in told.text


@pytest.mark.usefixtures("accepted")
@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((UNIT, "R9", "--accept", "--author", "张三"), "explanations.unknown"),
        ((UNIT, ID, "--accept"), "explanations.no-author"),
        ((UNIT, ID, "--return", "--author", "张三"), "explanations.no-remark"),
        ((UNIT, "--accept", "--author", "张三"), "explanations.usage"),
        (("--accept", "--author", "张三"), "explanations.usage"),
        (("520327",), "explanations.not-held"),
        (("--undo",), "explanations.nothing-to-undo"),
        ((UNIT, ID, "--accept", "--return"), "cli.usage"),
    ],
)
def test_what_is_refused(run: Run, words: tuple[str, ...], code: str):
    answer = run("explanations", "2026", *words)
    assert (answer.status, answer.codes) == (2, [code])
    assert run("explanations", "2026", *words, "--lang", "en").status == 2


@pytest.mark.usefixtures("accepted")
def test_the_province_explains_a_total(run: Run):
    check = ("consolidate", "2026", "--check", "--json")
    found = next(f for f in run(*check).records if f["class"] in ("核实", "准强制"))
    said = ("--explain", f"{found['id']}=未报县待补，已电话核对", "--author", "张三")
    told = {f["id"]: f for f in run(*check, *said).records}[found["id"]]
    assert (told["explanation"], told["blocks"]) == ("未报县待补，已电话核对", False)
    later = {f["id"]: f for f in run(*check).records}[found["id"]]
    assert later["explained"]
    run(*check, "--explain", f"{found['id']}=", "--author", "张三")
    assert not {f["id"]: f for f in run(*check).records}[found["id"]]["explained"]


@pytest.mark.usefixtures("accepted")
@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("R9@520000=不存在", "explanations.total-unknown"),
        ("R208_14@520000", "explanations.total-form"),
        ("R208_14@520000=未报县待补报", "checks.not-explainable"),
    ],
)
def test_totals_that_are_not_explained(run: Run, told: str, code: str):
    words = ("consolidate", "2026", "--explain", told, "--author", "张三")
    answer = run(*words)
    assert (answer.status, answer.codes) == (2, [code])
