"""Pages of the annual report as they are printed, side by side; part of ``screenshots.py``."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parent.parent
PAGES = (1, 4)
"""The title, and a page of figures with a table."""
DOTS = 64
GAP = 12


def document_picture(data: Path, period: str) -> QImage | None:
    """Return pages of the report of ``period``; None where no PDF can be made or drawn."""
    from PySide6.QtGui import QImage

    has_office = shutil.which("soffice") or shutil.which("libreoffice")
    if not (has_office and shutil.which("pdftoppm")):
        return None
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.docx"
        command = [sys.executable, str(ROOT / "main.py"), "report", period, "--data", str(data)]
        subprocess.run(
            [*command, "--out", str(report), "--pdf"], check=True, stdout=subprocess.DEVNULL
        )
        images = []
        for page in PAGES:
            drawn = Path(folder) / f"page-{page}"
            pages = ["-f", str(page), "-l", str(page), "-singlefile", "-r", str(DOTS)]
            pdf = str(report.with_suffix(".pdf"))
            subprocess.run(["pdftoppm", "-png", *pages, pdf, str(drawn)], check=True)
            images.append(QImage(f"{drawn}.png"))
    return side_by_side(images)


def side_by_side(images: list[QImage]) -> QImage:
    """Return the pages on a grey ground."""
    from PySide6.QtGui import QColor, QImage, QPainter

    width = sum(image.width() + GAP for image in images) + GAP
    height = max(image.height() for image in images) + 2 * GAP
    whole = QImage(width, height, QImage.Format.Format_RGB32)
    whole.fill(QColor("#b8bcc2"))
    painter = QPainter(whole)
    left = GAP
    for image in images:
        painter.drawImage(left, GAP, image)
        left += image.width() + GAP
    painter.end()
    return whole
