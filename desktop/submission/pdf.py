"""Workbooks and documents as PDFs to print and sign, made by LibreOffice where it is installed.

Of a workbook cover and forms are printed. LibreOffice prints every sheet that is seen or has a print area. So it is handed a copy of the
workbook in which all others are hidden and have none. The file that was sealed is never opened.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from desktop.faults import Fault
from desktop.workbook.save import save

PATIENCE = 180.0
"""Seconds that LibreOffice may take; a cold start with a large report takes about 15."""
_SHEET = re.compile(r'<sheet [^>]*?\bname="([^"]*)"[^>]*>')
_AREA = re.compile(
    r'<definedName (?=[^>]*"_xlnm\.Print_Area")[^>]*\blocalSheetId="(\d+)"[^>]*>[^<]*</definedName>'
)
_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
"""Where it is installed without being on the search path."""


def find_libreoffice() -> str | None:
    """Return the command of LibreOffice, None where it is not installed."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    return next((place for place in _PLACES if Path(place).is_file()), None)


def write_pdf(content: bytes, sheets: Collection[str], target: Path) -> None:
    """Write the named ``sheets`` of an exported workbook to ``target`` as a PDF.

    Raises Fault ``mail.pdf-no-program`` (says how else to print), ``mail.pdf-slow``,
    ``mail.pdf-failed``, or one of :func:`desktop.workbook.save.save`.
    """
    _write(_WORKBOOK, only(content, sheets), target)


def write_document_pdf(content: bytes, target: Path) -> None:
    """Write a Word document to ``target`` as a PDF.

    Raises Fault ``report.pdf-…`` as :func:`write_pdf` does ``mail.pdf-…``.
    """
    _write(_DOCUMENT, content, target)


class _Kind(NamedTuple):
    """What is printed."""

    name: str
    export: str
    """LibreOffice's name of the way to a PDF."""
    area: str
    """Of the sentences that say how else to print it."""


_WORKBOOK = _Kind("print.xlsx", "calc_pdf_Export", "mail")
_DOCUMENT = _Kind("print.docx", "writer_pdf_Export", "report")


def _write(kind: _Kind, content: bytes, target: Path) -> None:
    program = find_libreoffice()
    if program is None:
        raise Fault(f"{kind.area}.pdf-no-program")
    with tempfile.TemporaryDirectory(prefix="jiaobao-pdf-") as folder:
        source = Path(folder) / kind.name
        source.write_bytes(content)
        made = _convert(program, source, kind)
        save(made, target)


def only(content: bytes, sheets: Collection[str]) -> bytes:
    """Return a copy of an exported workbook in which only ``sheets`` will be printed."""

    def without_others(xml: str) -> str:
        printed = [name in sheets for name in _SHEET.findall(xml)]
        xml = _AREA.sub(lambda area: area[0] if printed[int(area[1])] else "", xml)
        return _SHEET.sub(lambda tag: tag[0] if tag[1] in sheets else _hidden(tag[0]), xml)

    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for info in source.infolist():
            part = source.read(info)
            if info.filename == "xl/workbook.xml":
                part = without_others(part.decode("utf-8")).encode("utf-8")
            target.writestr(info, part)
    return out.getvalue()


def _hidden(tag: str) -> str:
    return tag.replace('state="visible"', 'state="hidden"')


def _convert(program: str, source: Path, kind: _Kind) -> bytes:
    room = source.parent
    command = [
        program,
        f"-env:UserInstallation={(room / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        f"pdf:{kind.export}",
        "--outdir",
        str(room),
        str(source),
    ]
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows alone: no black box flashes up
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
            creationflags=flags,
            env=_environment(),
        )
    except subprocess.TimeoutExpired as error:
        raise Fault(f"{kind.area}.pdf-slow", seconds=int(PATIENCE)) from error
    except OSError as error:
        raise Fault(f"{kind.area}.pdf-failed", reason=error) from error
    made = source.with_suffix(".pdf")
    if not made.is_file():
        reason = done.stderr.decode("utf-8", "replace").strip()[-300:] or str(done.returncode)
        raise Fault(f"{kind.area}.pdf-failed", reason=reason)
    return made.read_bytes()


def _environment() -> dict[str, str]:
    """Return the environment without what a frozen program tells its own libraries."""
    kept = dict(os.environ)
    original = kept.pop("LD_LIBRARY_PATH_ORIG", None)
    if hasattr(sys, "_MEIPASS"):
        kept.pop("LD_LIBRARY_PATH", None)
        if original is not None:
            kept["LD_LIBRARY_PATH"] = original
    return kept
