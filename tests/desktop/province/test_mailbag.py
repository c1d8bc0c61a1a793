"""The mailbag: whatever lies in it comes out as single files."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from desktop.faults import Fault
from desktop.province.mailbag import DEEPEST, Mailbag
from desktop.submission.mail import Letter, eml
from tests.hostile import locked

NAME = "2026_520327_凤冈县.xlsx"


def packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def in_gbk(content: bytes) -> bytes:
    """An archive as Windows' own program names its entries."""
    plain = packed({"AAAAAAAAA.xlsx": content})
    return plain.replace(b"AAAAAAAAA", "遵义_凤冈".encode("gbk"))


def mail(*files: tuple[str, bytes]) -> bytes:
    return eml(Letter((), "报送", "正文"), files)


def bag(tmp_path: Path, files: dict[str, bytes]) -> Mailbag:
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return Mailbag([tmp_path])


def told(found: Mailbag, folder: Path) -> list[tuple[str, str]]:
    """File without the folder, and its content or the code of its fault."""
    return [
        (
            item.file.removeprefix(f"{folder}/"),
            item.fault.code if item.fault else item.content.decode("utf-8", "replace"),
        )
        for item in found
    ]


def test_everything_comes_out(tmp_path: Path):
    found = bag(
        tmp_path,
        {
            "1.xlsx": b"one",
            "遵义/2.xlsx": b"two",
            "3.zip": packed({"内/a.xlsx": b"a", "b.eml": mail((NAME, b"b"), (NAME, b"c"))}),
            "4.eml": mail(("5.zip", packed({"d.xlsx": b"d"}))),
            "6.zip": in_gbk(b"e"),
        },
    )
    assert found.total == 5
    assert told(found, tmp_path) == [
        ("1.xlsx", "one"),
        ("3.zip/内/a.xlsx", "a"),
        (f"3.zip/b.eml/{NAME}", "b"),
        (f"3.zip/b.eml/(2)/{NAME}", "c"),
        ("4.eml/5.zip/d.xlsx", "d"),
        ("6.zip/遵义_凤冈.xlsx", "e"),
        ("遵义/2.xlsx", "two"),
    ]
    assert found.total == 7


ODD = {
    "truncated archive": ("a.zip", packed({"a.xlsx": b"a" * 999})[:60], "province.archive-damaged"),
    "no archive": ("a.zip", b"hello", "province.archive-damaged"),
    "empty archive": ("a.zip", packed({}), "province.archive-empty"),
    "folders alone": ("a.zip", packed({"x/": b""}), "province.archive-empty"),
    "locked archive": ("a.zip", locked(packed({"a.xlsx": b"a"})), "province.archive-password"),
    "bomb": ("a.zip", packed({"a.xlsx": b" " * (30 * 2**20)}), "reader.bomb"),
    "large": ("a.zip", packed({"a.xlsx": b" " * (41 * 2**20)}), "reader.too-large"),
    "Outlook": ("a.msg", b"\xd0\xcf\x11\xe0", "province.outlook"),
    "mail without anything": ("a.eml", b"Subject: x\n\ny", "province.mail-empty"),
}


@pytest.mark.parametrize("name", ODD)
def test_what_cannot_be_opened_is_a_file_with_a_fault(tmp_path: Path, name: str):
    file, content, code = ODD[name]
    found = bag(tmp_path, {file: content, "z.xlsx": b"z"})
    (_, fault), last = told(found, tmp_path)
    assert fault == code
    assert last == ("z.xlsx", "z"), "the rest goes on"


def test_a_workbook_called_zip_is_a_workbook(tmp_path: Path):
    content = packed({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"})
    (item,) = bag(tmp_path, {"a.zip": content})
    assert (item.name, item.content) == ("a.zip", content)


def test_archives_in_archives_end_somewhere(tmp_path: Path):
    content = b"deep"
    for level in range(DEEPEST + 2):
        content = packed({f"{level}.zip" if level else "a.xlsx": content})
    (item,) = bag(tmp_path, {"a.zip": content})
    assert item.fault is not None
    assert item.fault.code == "province.too-deep"


def test_names_never_lead_out(tmp_path: Path):
    found = bag(tmp_path, {"a.zip": packed({"../../evil\n.xlsx": b"x", "/abs.xlsx": b"y"})})
    assert [item.name for item in found] == ["evil_.xlsx", "abs.xlsx"]
    assert [path.name for path in tmp_path.parent.rglob("*evil*")] == []


def test_a_path_given_twice_counts_once(tmp_path: Path):
    bag(tmp_path, {"a.xlsx": b"a"})
    assert len(list(Mailbag([tmp_path, tmp_path / "a.xlsx"]))) == 1


def test_names_are_known_before(tmp_path: Path):
    found = bag(tmp_path, {"1.xlsx": b"", "2.zip": packed({"x/3.xlsx": b""}), "4.zip": b"no"})
    assert list(found.names()) == ["1.xlsx", "2.zip", "x/3.xlsx", "4.zip"]


def test_nothing_there(tmp_path: Path):
    with pytest.raises(Fault) as raised:
        Mailbag([tmp_path / "none"])
    assert raised.value.code == "province.no-path"
