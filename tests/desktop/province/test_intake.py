"""Intake: one verdict for each file, whatever it is; interrupted, it goes on."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from desktop.faults import Fault
from desktop.province import intake as intake_module
from desktop.province.intake import Decided, expected_period, intake, interrupted
from desktop.province.register import Decision, Register
from desktop.province.verdicts import Examined
from desktop.records.store import Store
from tests.desktop.province.sealed_files import (
    FENGGANG,
    KEY,
    PERIOD,
    ZHENGAN,
    Sender,
    altered,
    county,
    desk,
    draft,
    resaved,
)
from tests.hostile import HOSTILE

Take = Callable[..., list[Decision]]
NAME = "2026_520327_凤冈县_交通年报_v1.xlsx"


@pytest.fixture
def take(store: Store, data_dir: Path, tmp_path: Path) -> Take:
    """Return what takes files (content, or name → content) in, one call after the other."""

    def take_in(*contents: bytes, period: str = PERIOD, **options: bool) -> list[Decision]:
        folder = tmp_path / f"in{len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        for number, content in enumerate(contents):
            (folder / f"{number:03}.xlsx").write_bytes(content)
        steps = intake(desk(store, data_dir, period, **options), [folder], 0)
        return [step.decision for step in steps]

    return take_in


def verdicts(decisions: list[Decision]) -> list[tuple[str, str]]:
    return [(one.verdict, one.code.removeprefix("province.")) for one in decisions]


def test_versions(take: Take, store: Store, sender: Sender):
    first, second = sender.final(figure="100"), sender.final(version=2, figure="200")
    assert verdicts(
        take(first, first, resaved(first), second, first, sender.final(figure="100"))
    ) == [
        ("accepted", "accepted"),
        ("duplicate", "duplicate"),
        ("duplicate", "same-version"),
        ("accepted", "accepted-version"),
        ("duplicate", "duplicate"),
        ("duplicate", "duplicate"),
    ]
    assert verdicts(take(sender.final(version=3, figure="200"))) == [("refused", "unchanged")]
    assert verdicts(take(sender.final(version=2, figure="300"))) == [("refused", "two-of-one")]
    assert verdicts(take(resaved(first))) == [("superseded", "older")]
    assert verdicts(take(sender.final(version=4, figure="400"))) == [
        ("accepted", "accepted-version")
    ]
    register = Register(store)
    assert [(r.version, r.verdict) for r in register.versions(PERIOD, FENGGANG)] == [
        (1, "superseded"),
        (2, "superseded"),
        (4, "accepted"),
    ]


def test_who_and_when(take: Take, sender: Sender):
    assert verdicts(
        take(
            sender.final(period="2025"),
            sender.final("110101"),
            draft(county()),
            sender.final(by_version="2025.1"),
            sender.final(by_version="2027.1"),
            sender.final(by_id="other"),
        )
    ) == [
        ("refused", "wrong-year"),
        ("refused", "outside"),
        ("refused", "draft"),
        ("refused", "scheme-older"),
        ("refused", "scheme-newer"),
        ("refused", "foreign-scheme"),
    ]


def test_altered_only_deliberately(take: Take, store: Store, sender: Sender):
    file = altered(sender.final(figure="1234.56"), "1234.56", "99")
    (refused,) = take(file)
    assert verdicts([refused]) == [("refused", "altered")]
    assert [(a.key, a.sealed, a.found) for a in refused.altered] == [(KEY, "1234.56", "99")]
    assert not Register(store).accepted(PERIOD)
    (accepted,) = take(file, accept_altered=True)
    assert verdicts([accepted]) == [("accepted-altered", "accepted-altered")]
    held = Register(store).accepted(PERIOD)[FENGGANG]
    assert str(held.snapshot(desk(store, store.path.parent).scheme).values[KEY]) == "99"
    assert held.content() == file
    assert verdicts(take(sender.final(version=2, figure="99"))) == [
        ("accepted", "accepted-version")
    ]


def test_the_first_key_is_pinned(take: Take, store: Store, sender: Sender, other_sender: Sender):
    take(sender.final(figure="100"))
    second = other_sender.final(version=2, figure="200")
    (refused,) = take(second)
    assert verdicts([refused]) == [("refused", "key-changed")]
    before, now = refused.fields["before"], refused.fields["fingerprint"]
    assert before in refused.text()
    assert now in refused.text("en")
    assert verdicts(take(second, accept_key=True)) == [("accepted", "accepted-key")]
    assert [pin.fingerprint for pin in Register(store).pinned(FENGGANG)] == [now, before]


def test_hostile_files_are_refused_all_at_once(take: Take, store: Store, sender: Sender):
    names = [name for name in HOSTILE if "bomb" not in name]
    good = sender.final()
    found = take(*(HOSTILE[name][0](good) for name in names), sender.final(ZHENGAN))
    assert {n: one.code for n, one in zip(names, found, strict=False)} == {
        name: HOSTILE[name][1] for name in names
    }
    assert [one.verdict for one in found] == ["refused"] * len(names) + ["accepted"]
    assert list(Register(store).accepted(PERIOD)) == [ZHENGAN], "a bad file stops no other"


def run(store: Store, data: Path, folder: Path, workers: int = 0) -> list[Decided]:
    return list(intake(desk(store, data), [folder], workers))


@pytest.fixture
def letters(tmp_path: Path, sender: Sender) -> Path:
    """Three good files, one of them twice, and one that is none."""
    folder = tmp_path / "来件"
    folder.mkdir()
    first, second = sender.final(), sender.final(ZHENGAN)
    for name, content in {"1": first, "2": b"no", "3": first, "4": second}.items():
        (folder / f"{name}.xlsx").write_bytes(content)
    return folder


EXPECTED = [
    ("accepted", "accepted"),
    ("refused", "reader.text"),
    ("duplicate", "duplicate"),
    ("accepted", "accepted"),
]


@pytest.mark.parametrize("stop_after", [0, 1, 2, 3])
def test_interrupted_it_goes_on(store: Store, data_dir: Path, letters: Path, stop_after: int):
    begun = intake(desk(store, data_dir), [letters], 0)
    before = list(islice(begun, stop_after))
    begun.close()
    again = run(store, data_dir, letters)
    assert verdicts([step.decision for step in again]) == EXPECTED
    assert [step.decision.at for step in before] == [s.decision.at for s in again][:stop_after]
    log = Register(store).log()
    assert [one.file[-6:] for one in log] == ["1.xlsx", "2.xlsx", "3.xlsx", "4.xlsx"]
    assert [(step.done, step.total) for step in again] == [(n, 4) for n in (1, 2, 3, 4)]


def test_finished_it_begins_anew(store: Store, data_dir: Path, letters: Path):
    run(store, data_dir, letters)
    anew = [step.decision.verdict for step in run(store, data_dir, letters)]
    assert anew == ["duplicate", "refused", "duplicate", "duplicate"]
    assert len(Register(store).log()) == 8


def test_processes_say_the_same(store: Store, data_dir: Path, letters: Path):
    assert verdicts([step.decision for step in run(store, data_dir, letters, 2)]) == EXPECTED


@pytest.mark.logs("examining")
def test_an_unforeseen_error_is_a_verdict(
    store: Store, data_dir: Path, letters: Path, monkeypatch: pytest.MonkeyPatch
):
    def broken(*_: object, **__: object) -> Examined:
        raise ZeroDivisionError

    monkeypatch.setattr(intake_module, "examine", broken)
    found = [step.decision for step in run(store, data_dir, letters)]
    assert {(one.verdict, one.code) for one in found} == {("refused", "province.not-examined")}
    assert not Register(store).accepted(PERIOD)


def test_a_fault_of_the_data_directory_is_nobodys_verdict(
    store: Store, data_dir: Path, letters: Path
):
    (data_dir / "keys").mkdir()
    (data_dir / "keys" / "known.json").write_text("{", "utf-8")
    with pytest.raises(Fault) as raised:
        run(store, data_dir, letters)
    assert raised.value.code == "submission.known-unreadable"
    assert Register(store).log() == []


@pytest.mark.parametrize(
    ("names", "year"),
    [
        (
            ["2026_520327_a.xlsx", "2025_520327_b.xlsx", "2026_520324.xlsx", "2026_520324_.xlsx"],
            "2026",
        ),
        (["2025_520327_a.xlsx", "2026_520327_a.xlsx"], "2026"),
        (["a.xlsx"], ""),
    ],
)
def test_the_year_of_most_names(store: Store, data_dir: Path, names: list[str], year: str):
    assert expected_period(desk(store, data_dir, ""), names) == year


def test_the_year_held_comes_before_names(take: Take, store: Store, data_dir: Path, sender: Sender):
    take(sender.final(), period="")
    assert expected_period(desk(store, data_dir, ""), ["2025_520327_a.xlsx"]) == PERIOD
    assert verdicts(take(sender.final(period="2025"), period="")) == [("refused", "wrong-year")]
    assert verdicts(take(sender.final(period="2025"), period="2025")) == [("accepted", "accepted")]


def test_file_name_and_content_must_agree(
    store: Store, data_dir: Path, tmp_path: Path, sender: Sender
):
    folder = tmp_path / "in"
    folder.mkdir()
    for name in (NAME, "2026_520324_正安县_v1.xlsx", "2025_520327_凤冈县_v1.xlsx"):
        (folder / name).write_bytes(sender.final())
    found = {step.what: step.decision.code for step in run(store, data_dir, folder)}
    assert found == {
        "2025_520327_凤冈县_v1.xlsx": "province.wrong-year-name",
        "2026_520324_正安县_v1.xlsx": "province.wrong-unit",
        NAME: "province.accepted",
    }


def test_what_was_interrupted_is_known(store: Store, data_dir: Path, letters: Path):
    register = Register(store)
    assert interrupted(register) is None
    list(islice(intake(desk(store, data_dir), [letters], 0), 1))
    found = interrupted(register)
    assert found is not None
    assert (found.paths, found.period, found.decided) == ((letters,), PERIOD, 1)
    list(intake(desk(store, data_dir), [letters], 0))
    assert interrupted(register) is None


def test_paths_that_are_gone_and_what_a_person_let_in_are_not_offered(
    store: Store, data_dir: Path, letters: Path, tmp_path: Path
):
    list(islice(intake(desk(store, data_dir, PERIOD, accept_altered=True), [letters], 0), 1))
    gone = tmp_path / "gone"
    gone.mkdir()
    (gone / "a.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (gone / "b.jpg").write_bytes(b"\xff\xd8\xff\xe1")
    list(islice(intake(desk(store, data_dir), [gone], 0), 1))
    assert interrupted(Register(store)) is not None
    for path in (*gone.iterdir(), gone):
        path.rmdir() if path.is_dir() else path.unlink()
    assert interrupted(Register(store)) is None
