"""A department's inbox: every unit's file in all the ways in which files come, and 30 that are none.

:func:`spoiled` makes the files that must be refused, each for another reason; :func:`deliver` puts
them among the good ones, loose, in archives and in mails, and says what is to become of each.
"""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from urllib.parse import quote

import openpyxl

from desktop.records.snapshot import Snapshot
from desktop.scheme.model import Scheme
from desktop.scheme.units import Unit, Units
from desktop.submission.mail import Letter, eml
from desktop.submission.password import protected
from tests.desktop.province.sealed_files import Sender
from tests.hostile import HOSTILE

KEY = "T201_01.actual"
MACHINE = "_jiaobao"
SHARE = 4
"""Reports in one mail."""
HOSTILE_NAMES = {
    "没有传完.xlsx": "truncated",
    "空文件.xlsx": "empty",
    "压缩炸弹.xlsx": "zip bomb",
    "实体炸弹.xlsx": "entities in the workbook",
    "越界路径.xlsx": "path upwards",
    "部件重名.xlsx": "two parts of a name",
    "选中了整行.xlsx": "16,384 columns",
    "旧格式.xls": ".xls renamed",
    "工作总结.docx": ".docx renamed",
    "其实是文本.xlsx": ".csv renamed",
    "盖章扫描件.pdf": "PDF",
    "现场照片.png": "a picture",
}
"""Name in the inbox → name in the table of hostile files."""


@dataclass(frozen=True)
class File:
    """A file on its way, and what is to become of it."""

    name: str
    content: bytes
    code: str
    """Of the sentence that it must get."""


def spoiled(good: Path, county: Snapshot, scheme: Scheme, room: Path) -> list[File]:
    """Return files that are no reports to be accepted, made from one that is."""
    content = good.read_bytes()
    files = []
    for name, kind in HOSTILE_NAMES.items():
        make, code = HOSTILE[kind]
        files.append(File(name, make(content), code))
    files += [
        File("加了密码.xlsx", protected(content, "密码"), "reader.password"),
        File("单位自己的表.xlsx", foreign(), "reader.foreign"),
        File("损坏.zip", b"PK\x03\x04 cut off", "province.archive-damaged"),
        File("一层又一层.zip", nested(content, 6), "province.too-deep"),
        File("忘了附件.eml", b"Subject: report\r\n\r\nsee the link", "province.mail-empty"),
    ]
    files += [File(f"{code}.xlsx", made, f"province.{code}") for code, made in tampered(good)]
    return files + list(strangers(county, scheme, room))


def foreign() -> bytes:
    """Return somebody's own table."""
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["指标", "数值"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def nested(content: bytes, depth: int) -> bytes:
    """Return an archive in an archive in …"""
    for level in range(depth):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("报表.xlsx" if level == 0 else f"第{level}层.zip", content)
        content = out.getvalue()
    return content


def tampered(good: Path) -> Iterator[tuple[str, bytes]]:
    """Yield what somebody with a spreadsheet program makes of a report, by its verdict."""

    def saved() -> bytes:
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    book = openpyxl.load_workbook(good)
    sheet, cell = book.defined_names[KEY].attr_text.replace("$", "").replace("'", "").split("!")
    before, book[sheet][cell] = book[sheet][cell].value, 1
    yield "altered", saved()
    book[sheet][cell] = before
    record = next(row for row in book[MACHINE] if row[0].value == KEY)
    record[2].value = "1"
    yield "broken-seal", saved()
    del book[MACHINE]
    yield "no-seal", saved()


def strangers(county: Snapshot, scheme: Scheme, room: Path) -> Iterator[File]:
    """Yield sealed reports of the wrong unit, scheme or key: well made, and not to be taken."""
    sender = Sender(room)
    own = county.unit

    def sealed(unit: Unit, by: Scheme) -> bytes:
        values = {**county.values, KEY: Decimal("123.45")}
        return sender.seal(replace(county, unit=unit, values=values), 1, by)

    unknown = Unit("520399", "新设县", "新设县交通运输局", "county", own.superior)
    far = Units().get("510104")
    by_code: Mapping[str, tuple[str, Unit, Scheme]] = {
        "unknown-unit": ("新设县.xlsx", unknown, scheme),
        "outside": ("外省.xlsx", far, scheme),
        "wrong-unit": ("2026_520325_道真县_交通年报_v1.xlsx", own, scheme),
        "scheme-older": ("旧制度.xlsx", own, replace(scheme, version="2025.1")),
        "foreign-scheme": ("另一套制度.xlsx", own, replace(scheme, id="other")),
        "key-changed": ("换了电脑.xlsx", own, scheme),
    }
    for code, (name, unit, by) in by_code.items():
        yield File(name, sealed(unit, by), f"province.{code}")


# ---------------------------------------------------------------------- on their way


def deliver(good: Iterable[File], bad: Iterable[File], inbox: Path) -> dict[str, str]:
    """Put everything into ``inbox``; return where each file lies in it → code it must get."""
    reports, others = list(good), list(bad)
    last = [file for file in others if file.code == "province.key-changed"]  # after its own report
    rest = iter(file for file in others if file not in last)
    letters = [reports[at : at + SHARE] for at in range(0, 4 * SHARE, SHARE)]
    packed, more, loose = reports[16:44], reports[44:70], reports[70:]
    found: dict[str, str] = {}

    def put(name: str, files: Iterable[File], make: Callable[[list[File]], bytes]) -> None:
        inside = list(files)
        path = inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(make(inside))
        found.update({f"{name}/{file.name}": file.code for file in inside})

    for form, letter in zip(NAMES, letters, strict=False):
        put(f"来信/{form}.eml", [*letter, next(rest)], lambda files, form=form: mail(files, form))
    put("来信/草稿.eml", [*letters[3], next(rest)], draft)
    put("来件/直接压缩.zip", [*packed, *(next(rest) for _ in range(5))], archive)
    put("来件/系统自带压缩.zip", [*more, *(next(rest) for _ in range(5))], archive_in_gbk)
    for number, file in enumerate([*loose, *rest]):
        where = f"散件/{number % 9}/{file.name}"
        found[where] = file.code
        (inbox / where).parent.mkdir(parents=True, exist_ok=True)
        (inbox / where).write_bytes(file.content)
    for file in last:
        (inbox / "补报").mkdir()
        (inbox / "补报" / file.name).write_bytes(file.content)
        found[f"补报/{file.name}"] = file.code
    return found


def archive(files: list[File]) -> bytes:
    """Return an archive that says that its names are UTF-8."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for file in files:
            made.writestr(file.name, file.content)
    return out.getvalue()


def archive_in_gbk(files: list[File]) -> bytes:
    """Return an archive as Windows' own program makes it: names in bare GBK."""
    stand_ins = {}
    for number, file in enumerate(files):
        name = file.name.encode("gbk")
        stand_ins[f"@{number:0>{len(name) - 2}}@"] = name
    made = archive([replace(f, name=s) for f, s in zip(files, stand_ins, strict=True)])
    for stand_in, name in stand_ins.items():
        made = made.replace(stand_in.encode("ascii"), name)
    return made


NAMES: Mapping[str, Callable[[str], bytes]] = {
    "RFC 2047": lambda name: (
        b'filename="=?gb2312?B?' + base64.b64encode(name.encode("gb18030")) + b'?="'
    ),
    "RFC 2231": lambda name: b"filename*=UTF-8''" + quote(name).encode("ascii"),
    "GBK": lambda name: b'filename="' + name.encode("gb18030") + b'"',
}
"""How a mail program writes the name of an attachment."""


def mail(files: list[File], form: str) -> bytes:
    """Return a mail with ``files`` attached, their names in one of the forms."""
    head = [
        b"Date: Fri, 8 Jan 2027 10:00:00 +0800",
        b'Content-Type: multipart/mixed; boundary="B"',
        b"",
    ]
    parts = [
        [
            b"--B",
            b"Content-Type: application/octet-stream",
            b"Content-Transfer-Encoding: base64",
            b"Content-Disposition: attachment; " + NAMES[form](file.name),
            b"",
            base64.encodebytes(file.content),
        ]
        for file in files
    ]
    return b"\r\n".join([*head, *(line for part in parts for line in part), b"--B--", b""])


def draft(files: list[File]) -> bytes:
    """Return a mail as the program itself writes it."""
    return eml(Letter((), "报送", "请查收"), [(file.name, file.content) for file in files])
