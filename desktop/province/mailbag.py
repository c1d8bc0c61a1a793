"""The mailbag: files, folders, archives and mails taken apart into single files, one at a time.

Nothing is unpacked to disk and no name from outside becomes a path. What cannot be opened is a
file too: it comes out with the fault that says why, and the rest goes on.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.faults import Fault
from desktop.province.letters import Attachment, attachments
from desktop.workbook.safe_zip import BROKEN, MOST_BYTES, MOST_RATIO, RATIO_FROM, read_file

MOST_ENTRIES = 20_000
"""Files in one archive."""
MOST_ARCHIVE = 4 * 2**30
"""Bytes of one archive on the disk."""
DEEPEST = 4
"""An archive in a mail in an archive … so far and no farther."""

_WORKBOOK_PARTS = ("[content_types].xml", "xl/workbook.xml", "content.xml")
_UTF8_FLAG, _SECRET_FLAG = 0x800, 1


@dataclass(frozen=True, slots=True)
class Item:
    """One file out of the bag."""

    file: str
    """Where it was found: ``收件/来件.zip/遵义/2026_520327_凤冈县_交通年报_v1.xlsx``."""
    name: str
    """Its own name."""
    content: bytes = b""
    fault: Fault | None = None
    """Why there is no content."""
    sent: dt.date | None = None
    """The day of the mail that it came with."""


class Mailbag:
    """Gives the files below ``paths``; ``total`` grows as archives and mails are opened."""

    def __init__(self, paths: Iterable[Path]) -> None:
        """Look what is there, opening nothing. Raises Fault ``province.no-path``."""
        self._files: dict[Path, Path] = {}
        for path in paths:
            if not path.exists():
                raise Fault("province.no-path", path=path)
            found = sorted(path.rglob("*")) if path.is_dir() else [path]
            for file in found:
                if not file.is_dir():
                    self._files.setdefault(file.absolute(), file)
        self.total = len(self._files)

    def names(self) -> Iterator[str]:
        """Yield the names of the files as far as they can be had without reading them."""
        for path in self._files.values():
            yield path.name
            if path.suffix.lower() == ".zip":
                try:
                    with zipfile.ZipFile(path) as archive:
                        yield from (_entry_name(info) for info in archive.infolist()[:MOST_ENTRIES])
                except BROKEN:
                    continue  # its own verdict will say so

    def __iter__(self) -> Iterator[Item]:
        for path in self._files.values():
            yield from self._open(path)

    def _open(self, path: Path) -> Iterator[Item]:
        if path.suffix.lower() == ".zip":
            try:
                is_small = path.stat().st_size <= MOST_ARCHIVE
                with path.open("rb") as file:
                    yield from self._archive(file, str(path), path.name, 1, None, is_small)
            except OSError as error:
                fault = Fault("reader.no-file", file=path.name, reason=error)
                yield Item(str(path), path.name, fault=fault)
            return
        try:
            content = read_file(path)
        except Fault as fault:
            yield Item(str(path), path.name, fault=fault)
            return
        yield from self._content(content, str(path), path.name, 0, None)

    def _content(
        self, content: bytes, file: str, name: str, depth: int, sent: dt.date | None
    ) -> Iterator[Item]:
        """Yield the file itself, or what is in it."""
        kind = name.lower().rpartition(".")[2]
        if kind not in ("zip", "eml", "msg"):
            yield Item(file, name, content, sent=sent)
        elif depth >= DEEPEST:
            yield Item(file, name, fault=Fault("province.too-deep", file=name), sent=sent)
        elif kind == "msg":
            yield Item(file, name, fault=Fault("province.outlook", file=name), sent=sent)
        elif kind == "eml":
            yield from self._mail(content, file, name, depth + 1)
        else:
            yield from self._archive(io.BytesIO(content), file, name, depth + 1, sent, True)

    def _mail(self, content: bytes, file: str, name: str, depth: int) -> Iterator[Item]:
        try:
            mail = attachments(content, name)
        except Fault as fault:
            yield Item(file, name, fault=fault)
            return
        self.total += len(mail.attachments) - 1
        for one in _told_apart(mail.attachments):
            yield from self._content(
                one.content, f"{file}/{one.name}", one.name.rpartition("/")[2], depth, mail.sent
            )

    def _archive(
        self,
        source: io.BytesIO | io.BufferedReader,
        file: str,
        name: str,
        depth: int,
        sent: dt.date | None,
        is_small: bool,
    ) -> Iterator[Item]:
        try:
            archive = _opened(source, name, is_small)
        except Fault as fault:
            yield Item(file, name, fault=fault, sent=sent)
            return
        infos = [info for info in archive.infolist() if not info.is_dir()]
        if any(info.filename.lower() in _WORKBOOK_PARTS for info in infos):
            source.seek(0)
            yield Item(file, name, source.read(MOST_BYTES + 1), sent=sent)  # a renamed workbook
            return
        self.total += len(infos) - 1
        with archive:
            seen: dict[str, int] = {}
            for info in infos:
                inside = _numbered(_entry_name(info), seen)
                own = inside.rpartition("/")[2]
                content = _unpacked(archive, info, own)
                if isinstance(content, Fault):
                    yield Item(f"{file}/{inside}", own, fault=content, sent=sent)
                else:
                    yield from self._content(content, f"{file}/{inside}", own, depth, sent)


def _opened(source: io.BytesIO | io.BufferedReader, name: str, is_small: bool) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(source)
    except BROKEN as error:
        raise Fault("province.archive-damaged", file=name) from error
    if not is_small or len(archive.infolist()) > MOST_ENTRIES:
        raise Fault("province.archive-large", file=name)
    if all(info.is_dir() for info in archive.infolist()):
        raise Fault("province.archive-empty", file=name)
    return archive


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes | Fault:
    """Return what is packed, no more than is allowed, or why not."""
    if info.flag_bits & _SECRET_FLAG:
        return Fault("province.archive-password", file=name)
    if info.file_size > MOST_BYTES:
        return Fault("reader.too-large", file=name, limit=MOST_BYTES // 2**20)
    if info.file_size > RATIO_FROM and info.file_size > MOST_RATIO * info.compress_size:
        return Fault("reader.bomb", file=name)
    try:
        with archive.open(info) as packed:
            content = packed.read(info.file_size + 1)
    except BROKEN:
        return Fault("reader.damaged", file=name)
    if len(content) != info.file_size:
        return Fault("reader.damaged", file=name)
    return content


def _entry_name(info: zipfile.ZipInfo) -> str:
    """Return the name of an entry; what is not marked as UTF-8 is that or GBK all the same."""
    name = info.filename
    if not info.flag_bits & _UTF8_FLAG:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    name = name.replace("\\", "/")
    return "".join(sign if sign.isprintable() else "_" for sign in name).strip("/") or "_"


def _told_apart(found: Iterable[Attachment]) -> Iterator[Attachment]:
    seen: dict[str, int] = {}
    for one in found:
        yield one._replace(name=_numbered(one.name, seen))


def _numbered(name: str, seen: dict[str, int]) -> str:
    """Return the name, or for the second of one name ``(2)/name``: its own name stays."""
    seen[name] = number = seen.get(name, 0) + 1
    return name if number == 1 else f"({number})/{name}"
