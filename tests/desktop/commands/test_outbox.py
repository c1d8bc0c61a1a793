"""The options that get a workbook on its way, with drafts: no report needs to be complete."""

from __future__ import annotations

import email
import email.policy
from pathlib import Path
from typing import Any

import pytest

from desktop.submission import pdf

REPORT = ("520327", "2026")
NAME = "2026_520327_凤冈县_交通年报_草稿"


@pytest.fixture
def export(run, tmp_path: Path):
    """Return what exports a draft with some options and gives what was said."""
    run("enter", *REPORT, "T101_01.actual=12")

    def export_draft(*options: str):
        return run("export", *REPORT, "--out", str(tmp_path), "--draft", "--json", *options)

    return export_draft


def draft(folder: Path) -> Any:
    content = (folder / f"{NAME}.eml").read_bytes()
    return email.message_from_bytes(content, policy=email.policy.default)


def test_nothing_more_than_asked_for(export, tmp_path: Path) -> None:
    assert len(export().records) == 1
    assert {path.name for path in tmp_path.glob("2026*")} == {f"{NAME}.xlsx"}


def test_each_file_is_told(export, tmp_path: Path) -> None:
    told = export("--mail", "--password", "a").records[1:]
    assert [(record["kind"], Path(record["path"]).name) for record in told] == [
        ("protected", f"{NAME}_加密.xlsx"),
        ("mail", f"{NAME}.eml"),
    ]
    assert all(Path(record["path"]).is_file() for record in told)
    assert draft(tmp_path)["Subject"].endswith("草稿")


def test_the_address_is_remembered(export, tmp_path: Path) -> None:
    assert export("--mail").status == 0
    assert draft(tmp_path)["To"] is None
    assert export("--mail", "--to", "a@b.cn").status == 0
    assert export("--mail").status == 0
    assert draft(tmp_path)["To"] == "a@b.cn"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--mail", "--to", "a"), "mail.address"),
        (("--password", " "), "mail.password-empty"),
        (("--pdf",), "mail.pdf-no-program"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_written(
    export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options, code
) -> None:
    monkeypatch.setattr(pdf, "find_libreoffice", lambda: None)
    answer = export(*options)
    assert (answer.status, answer.codes) == (2, [code])
    assert list(tmp_path.glob("2026*")) == []


@pytest.mark.libreoffice
def test_the_pdf(export, tmp_path: Path) -> None:
    (_, told) = export("--pdf").records
    assert told == {"path": str(tmp_path / f"{NAME}.pdf"), "kind": "pdf"}
    assert Path(told["path"]).read_bytes().startswith(b"%PDF")
