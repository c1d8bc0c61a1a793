"""What is made of an exported workbook to send it, beside it and under its name."""

from __future__ import annotations

import email
import email.policy
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import msoffcrypto
import pytest

from desktop.records.snapshot import Snapshot
from desktop.scheme.model import Scheme
from desktop.submission import outgoing
from desktop.submission.outgoing import Outgoing
from desktop.workbook.plan import COVER

NAME = "2026_520327_凤冈县_交通年报_v1"


@pytest.fixture
def out(scheme: Scheme, snapshot: Snapshot, sealed: bytes, tmp_path: Path) -> Outgoing:
    """Return version 1 of a county's report, exported."""
    path = tmp_path / f"{NAME}.xlsx"
    path.write_bytes(sealed)
    values = {**snapshot.values, "sign.filler": "张三", "sign.phone": "0851-1"}
    return Outgoing(scheme, replace(snapshot, values=values), path, 1, "7K3M-9XQ2")


def attached(path: Path) -> tuple[str, str, bytes]:
    """Return the body of a draft, the name of its attachment and what is in it."""
    read: Any = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    (part,) = read.iter_attachments()
    return read.get_body().get_content(), part.get_filename(), part.get_content()


def test_the_mail_carries_the_workbook(out: Outgoing, sealed: bytes):
    path = out.write_mail("a@b.cn")
    assert path.name == f"{NAME}.eml"
    body, name, content = attached(path)
    assert (name, content) == (f"{NAME}.xlsx", sealed)
    for said in ("张三", "0851-1", "7K3M-9XQ2", out.scheme.authority, out.snapshot.unit.bureau):
        assert said in body
    assert "密码" not in body


def test_with_a_password_it_carries_the_locked_copy(out: Outgoing, sealed: bytes):
    locked = out.write_protected("密码1")
    assert locked.name == f"{NAME}_加密.xlsx"
    assert out.path.read_bytes() == sealed
    body, name, content = attached(out.write_mail("", locked))
    assert (name, content) == (locked.name, locked.read_bytes())
    assert "密码另行告知" in body
    assert "密码1" not in body
    file = msoffcrypto.OfficeFile(io.BytesIO(content))
    file.load_key(password="密码1", verify_password=True)


def test_what_one_copies_is_what_the_draft_says(out: Outgoing):
    letter = out.letter("a@b.cn")
    body, _, _ = attached(out.write_mail("a@b.cn"))
    assert letter.recipients == ("a@b.cn",)
    assert letter.body == body.replace("\r\n", "\n")


def test_a_draft_has_no_version_and_no_code(out: Outgoing):
    letter = replace(out, version=0, code="").letter()
    assert letter.subject.endswith("草稿")
    assert letter.recipients == ()


def test_the_pdf_is_of_cover_and_forms(out: Outgoing, monkeypatch: pytest.MonkeyPatch):
    asked = []
    monkeypatch.setattr(outgoing, "write_pdf", lambda *given: asked.append(given))
    assert out.write_pdf().name == f"{NAME}.pdf"
    ((content, sheets, target),) = asked
    assert content == out.path.read_bytes()
    assert {COVER, "表2-1", "表1-1"} <= sheets
    assert {"Cover", "Form 2-1", "Form 1-1"} <= sheets, "of a workbook in English too"
    assert not any("台账" in name or name in ("填报说明", "Instructions") for name in sheets)
    assert target == out.path.with_suffix(".pdf")
