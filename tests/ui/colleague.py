"""What colleagues and the level above do to a workbook outside the program."""

from __future__ import annotations

import time
from collections.abc import Generator, Mapping, Sequence
from pathlib import Path

import openpyxl

from desktop.progress import Progress
from desktop.scheme.compute import Figures
from desktop.submission.answer import Sender, receive, write_receipt, write_return
from desktop.submission.remarks import Wanted
from desktop.submission.versions import export_final
from desktop.workbook.blank import blank_name, blank_workbook
from ui.exchange import data_directory_of
from ui.session import Session


def given_out(session: Session, folder: Path, section: str = "") -> Path:
    """Write the report, filled, for a colleague."""
    snapshot = session.report.snapshot()
    path = folder / blank_name(snapshot, section)
    path.write_bytes(blank_workbook(session.scheme, snapshot, section=section, filled=True))
    return path


def typed(path: Path, contents: Mapping[str, object]) -> Path:
    """Put contents into the cells of these keys and return the path."""
    book = openpyxl.load_workbook(path)
    for key, content in contents.items():
        sheet, cell = book.defined_names[key].attr_text.replace("$", "").split("!")
        book[sheet.strip("'")][cell] = content
    book.save(path)
    return path


def sealed(session: Session, folder: Path, reason: str = "") -> Path:
    """Seal the report as its next version and return the file."""
    data = data_directory_of(session)
    figures = Figures(session.scheme, session.report.snapshot())
    written = export_final(session.report, figures, session.findings(), folder, data, reason=reason)
    session.follow_lock()
    return written.path


def receipt_for(session: Session, path: Path, folder: Path) -> Path:
    """Write the receipt for a version."""
    return write_receipt(receive(path), folder, Sender(data_directory_of(session), "省厅"))


def return_for(session: Session, path: Path, folder: Path, remarks: Sequence[Wanted]) -> Path:
    """Write a return with remarks on a version."""
    sender = Sender(data_directory_of(session), "省厅", "请更正")
    return write_return(receive(path), remarks, folder, sender)


def slow(steps: int, result: object = None) -> Generator[Progress, None, object]:
    """Work for a while, some milliseconds a step."""
    for step in range(steps):
        time.sleep(0.005)
        yield Progress(step, steps, "")
    return result
