"""Save a workbook whole or not at all, the same bytes for the same report.

openpyxl writes the package; the cells, drawn on canvases, are put into its sheets here. The file is
made beside its target, synced, read back and only then put in its place: a full disk, a file that
is open elsewhere or a power cut leave the old file as it was.
"""

from __future__ import annotations

import errno
import io
import os
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.faults import Fault
from desktop.workbook.canvas import Canvas

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

NO_DATE = (1980, 1, 1, 0, 0, 0)
"""Time of every part: the earliest that a zip can say."""
_DIMENSION = re.compile(r'<dimension ref="[^"]*"\s*/>')
_EMPTY = re.compile(r"<sheetData\s*/>|<sheetData></sheetData>")
_LEVEL = 6


def package(book: Workbook, canvases: Sequence[Canvas]) -> bytes:
    """Return the file: openpyxl's package with the cells of ``canvases``, sheet by sheet."""
    from desktop.workbook.in_memory import InMemoryWriter

    bare = io.BytesIO()
    InMemoryWriter(book, zipfile.ZipFile(bare, "w", zipfile.ZIP_STORED)).save()
    paths = {sheet.path.lstrip("/"): sheet.title for sheet in book.worksheets}
    drawn = {canvas.name: canvas for canvas in canvases}
    out = io.BytesIO()
    with (
        zipfile.ZipFile(bare) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            info = zipfile.ZipInfo(name, NO_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            if (title := paths.get(name)) is None:
                target.writestr(info, content)
                continue
            with target.open(info, "w") as part:
                for piece in _filled(content.decode("utf-8"), drawn[title]):
                    part.write(piece.encode("utf-8"))
    return out.getvalue()


def _filled(xml: str, canvas: Canvas) -> Iterator[str]:
    """Yield the sheet ``xml`` with the cells of ``canvas`` in it, never all of them at once."""
    xml, found = _DIMENSION.subn(f'<dimension ref="{canvas.dimension()}"/>', xml, count=1)
    place = _EMPTY.search(xml)
    if not found or place is None:
        raise AssertionError(f"no place for the cells of {canvas.name}")
    yield f"{xml[: place.start()]}<sheetData>"
    yield from canvas.pieces()
    yield f"</sheetData>{xml[place.end() :]}"


def save(content: bytes, target: Path) -> None:
    """Put ``content`` at ``target``, or raise a Fault and leave what was there.

    ``workbook.no-folder``, ``no-permission`` (also: open in another program), ``no-room``,
    ``is-folder``, ``cannot-write``.
    """
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
        try:
            _write(content, beside)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
        _sync_folder(target.parent)
    except OSError as error:
        raise _fault(error, target) from error


def _write(content: bytes, beside: Path) -> None:
    with beside.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if beside.read_bytes() != content:
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(beside))


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows cannot open a folder; NTFS journals the renaming
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


_CODES = {
    errno.ENOENT: "no-folder",
    errno.ENOTDIR: "no-folder",
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
    errno.EROFS: "no-permission",
    errno.ENOSPC: "no-room",
    errno.EISDIR: "is-folder",
}


def _fault(error: OSError, target: Path) -> Fault:
    code = _CODES.get(error.errno or 0, "cannot-write")
    return Fault(f"workbook.{code}", path=str(target), reason=error)
