"""Read what an exported workbook says of its values: the machine sheet, as the next reader finds it."""

from __future__ import annotations

from pathlib import Path

from desktop.faults import Fault
from desktop.workbook.plan import MACHINE


def read_machine(path: Path) -> dict[str, tuple[str, str]]:
    """Return key → (state, exact text) of every value in the workbook at ``path``.

    Raises Fault ``workbook.no-machine-sheet`` when the file is no exported workbook.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            if MACHINE not in book.sheet_names:
                raise Fault("workbook.no-machine-sheet", path=path)
            rows = book.get_sheet_by_name(MACHINE).to_python(skip_empty_area=False)
    except (CalamineError, OSError) as error:
        raise Fault("workbook.no-machine-sheet", path=path) from error
    found: dict[str, tuple[str, str]] = {}
    for key, state, *parts in rows:
        if ":" not in str(key):
            found[str(key)] = str(state), "".join(str(part) for part in parts)
    return found
