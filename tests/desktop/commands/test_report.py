"""``report``: the draft, its document, text, names, chosen texts, changes, comparison."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from desktop.records.store import Store
from tests.desktop.commands.conftest import Run
from tests.desktop.province.accepted import accept, few


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data directory in which four units' reports were accepted."""
    path = tmp_path_factory.mktemp("report") / "data"
    path.mkdir()
    with Store.open(path) as store:
        accept(store, few())
    return path


@pytest.fixture(autouse=True)
def accepted(kept: Path, data_dir: Path) -> Path:
    """Have them accepted for this test alone."""
    shutil.copytree(kept, data_dir)
    return data_dir


@pytest.fixture
def written(run: Run, tmp_path: Path) -> Path:
    """Return the report as a document."""
    target = tmp_path / "报告.docx"
    assert run("report", "2026", "--out", str(target)).status == 0
    return target


TEXT = """# {PERIOD.year}年报告

## 一、投资 {#2.0}

### （一）完成情况 {#2.1}

完成投资{2.1#01: T201_01.actual / 10000 | 亿元 | 2位}，在{2.1#16: V07}。
"""
WRONG = TEXT.replace("T201_01.actual", "T201_99.actual")


def edition(folder: Path, text: str) -> str:
    path = folder / "edition.md"
    path.write_text(text, "utf-8")
    return str(path)


def rewritten(path: Path, old: str, new: str) -> None:
    """Change the text of a document as an editor does."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = parts["word/document.xml"].decode()
    assert old in body
    parts["word/document.xml"] = body.replace(old, new, 1).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


# The draft and its document ---------------------------------------------------------


def test_every_figure_in_json(run: Run):
    answer = run("report", "2026", "--json")
    assert answer.status == 0
    found = {record["tag"]: record for record in answer.records}
    invested = found["2.1#01"]
    assert invested["state"] == "value"
    assert invested["text"].endswith("亿元")
    assert invested["keys"] == ["T201_01.actual"]
    assert "已报" in invested["coverage"]


@pytest.mark.parametrize(("lang", "word"), [("zh", "缺数"), ("en", "missing")])
def test_a_summary_for_people(run: Run, lang: str, word: str):
    assert word in run("--lang", lang, "report", "2026").out.splitlines()[-1]


def test_a_document_and_what_it_lacks(run: Run, tmp_path: Path):
    target = tmp_path / "报告.docx"
    answer = run("report", "2026", "--out", str(target), "--json")
    (record,) = answer.records
    assert record["path"] == str(target)
    assert record["figures"] > 211
    assert "2.3#08" in record["missing"]  # a name that nobody entered
    assert target.read_bytes().startswith(b"PK")


def test_a_document_that_is_there_is_kept(run: Run, written: Path):
    before = written.read_bytes()
    again = run("report", "2026", "--out", str(written))
    assert (again.status, again.codes) == (2, ["cli.exists-already"])
    rewritten(written, "年全省", "年全国")
    assert run("report", "2026", "--out", str(written), "--force").status == 0
    assert written.read_bytes() == before


def test_without_libreoffice_the_document_stands(run: Run, tmp_path: Path, monkeypatch):
    monkeypatch.setattr("desktop.submission.pdf.find_libreoffice", lambda: None)
    target = tmp_path / "报告.docx"
    answer = run("report", "2026", "--out", str(target), "--pdf")
    assert (answer.status, answer.codes) == (2, ["report.pdf-no-program"])
    assert answer.out.splitlines()[0] == str(target)
    assert target.exists()


def test_when_nothing_was_received(run: Run):
    answer = run("report", "2025")
    assert (answer.status, answer.codes) == (2, ["consolidation.nothing-received"])


# The text ----------------------------------------------------------------------------


def test_the_text_is_sound_and_may_be_edited(run: Run, accepted: Path):
    (before,) = run("report", "2026", "--check", "--json").records
    assert before["path"] is None
    assert before["slots"] > 211
    path = Path(run("report", "2026", "--edit").out.strip())
    assert path == accepted / "report" / "2026.md"
    path.write_text(TEXT, "utf-8")
    assert run("report", "2026", "--edit").out.strip() == str(path)
    assert path.read_text("utf-8") == TEXT
    (after,) = run("report", "2026", "--check", "--json").records
    assert (after["path"], after["slots"]) == (str(path), 3)


def test_an_edition_is_taken_and_used(run: Run, tmp_path: Path):
    assert run("report", "2026", "--template", edition(tmp_path, TEXT)).status == 0
    tags = [record["tag"] for record in run("report", "2026", "--json").records]
    assert "2.1#01" in tags
    assert len(tags) == 3


def test_an_edition_with_faults_is_refused(run: Run, tmp_path: Path, accepted: Path):
    answer = run("report", "2026", "--template", edition(tmp_path, WRONG), "--json")
    assert answer.status == 1
    (record,) = answer.records
    assert record["row"] == 7
    assert not (accepted / "report").exists()


def test_faults_of_an_edition_that_was_edited(run: Run, tmp_path: Path, accepted: Path):
    (accepted / "report").mkdir()
    (accepted / "report" / "2026.md").write_text(WRONG, "utf-8")
    assert run("report", "2026", "--check").status == 1
    answer = run("report", "2026", "--out", str(tmp_path / "报告.docx"))
    assert answer.status == 2
    assert "T201_99" in answer.err


@pytest.mark.parametrize(
    ("content", "code"),
    [(None, "narrative.text-unreadable"), ("年报".encode("gb18030"), "report.not-utf8")],
)
def test_an_edition_that_cannot_be_read(run: Run, tmp_path: Path, content, code: str):
    path = tmp_path / "edition.md"
    if content is not None:
        path.write_bytes(content)
    answer = run("report", "2026", "--template", str(path))
    assert (answer.status, answer.codes) == (2, [code])


# Names and texts of units --------------------------------------------------------------


def value(run: Run, code: str):
    records = run("report", "2026", "--values", "--json").records
    return next((r["value"], r["entered"]) for r in records if r["code"] == code)


def test_names_are_entered_and_taken_back(run: Run):
    assert value(run, "V22") == ("105", False)
    assert value(run, "V11") == (None, False)
    assert run("report", "2026", "--set", "V11=天柱", "--set", "V07 = 贵阳").status == 0
    assert value(run, "V11") == ("天柱", True)
    assert value(run, "V07") == ("贵阳", True)
    run("report", "2026", "--set", "V11=")
    assert value(run, "V11") == (None, False)
    assert "（未填）" in run("report", "2026", "--values").out


@pytest.mark.parametrize("wrong", [["--set", "V99=甲"], ["--set", "V07"], ["--take", "520102"]])
def test_one_wrong_and_nothing_is_entered(run: Run, wrong: list[str]):
    assert run("report", "2026", "--set", "V11=天柱", *wrong).status == 2
    assert value(run, "V11") == (None, False)


def test_a_text_is_taken_edited_and_dropped(run: Run, written: Path):
    offers = run("report", "2026", "--texts", "--json").records
    one = next(offer for offer in offers if offer["text"])
    name = f"{one['unit']}:{one['key']}"
    taken = run("report", "2026", "--take", name, "--text", "改写的话。", "--json")
    assert taken.records[0]["text"] == "改写的话。"
    listed = run("report", "2026", "--texts", one["section"], "--json").records
    assert listed[0]["taken"] == "改写的话。"
    assert "改写的话" in run("report", "2026", "--changes").out
    assert run("report", "2026", "--drop", name).status == 0
    assert run("report", "2026", "--changes", "--json").records == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--set", "V11"], "report.set-what"),
        (["--set", "V99=甲"], "narrative.no-variable"),
        (["--take", "520102"], "report.take-what"),
        (["--take", "520102:N999_01"], "narrative.no-narrative"),
        (["--drop", "520102:N201_01"], "narrative.not-taken"),
        (["--text", "甲"], "report.text-of-what"),
        (["--pdf"], "report.pdf-of-what"),
        (["--out", "报告.pdf", "--pdf"], "report.out-what"),
        (["--values", "--changes"], "cli.usage"),
        (["--texts", "7.7"], "report.no-section"),
        (["--changes"], "report.nothing-kept"),
        (["--compare", "nowhere.docx"], "reader.no-file"),
    ],
)
def test_what_cannot_be_done(run: Run, words: list[str], code: str):
    answer = run("report", "2026", *words)
    assert (answer.status, answer.codes) == (2, [code])


# Afterwards ------------------------------------------------------------------------------


def test_what_changed_since_it_was_written(run: Run, written: Path):
    assert run("report", "2026", "--changes", "--json").records == []
    adjusted = run(
        "adjust", "2026", "520000", "T201_04.actual", "9123", "--reason", "更正", "--author", "甲"
    )
    assert adjusted.status == 0
    changed = run("report", "2026", "--changes", "--json").records
    tags = {tag for record in changed for tag in record["tags"]}
    assert "2.1#04" in tags
    (record,) = [record for record in changed if "2.1#04" in record["tags"]]
    assert "突破9100公里" in record["after"]
    assert record["before"] != record["after"]


def test_an_edited_document_is_compared(run: Run, written: Path):
    assert run("report", "2026", "--compare", str(written), "--json").records == []
    first = next(r for r in run("report", "2026", "--json").records if r["tag"] == "2.1#01")
    rewritten(written, f">{first['text']}<", ">9999亿元<")
    answer = run("report", "2026", "--compare", str(written), "--json")
    assert answer.status == 1
    assert answer.records == [
        {"tag": "2.1#01", "state": "document", "document": "9999亿元", "now": first["text"]}
    ]
    assert "9999亿元" in run("--lang", "en", "report", "2026", "--compare", str(written)).out
