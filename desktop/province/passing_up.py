"""Passing up 上报: every file that counts in one archive, as it came, for who stands above.

Totals are not passed up but what they are made of: so each unit counts once, wherever it came from.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from desktop.province.received import Received
from desktop.workbook.save import NO_DATE


def archive(received: Mapping[str, Received]) -> bytes:
    """Return the archive of what counts of each unit; the same bytes for the same files.

    Raises Fault ``province.damaged`` when the store does not hold what it was given.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as found:
        for code, one in sorted(received.items()):
            found.writestr(zipfile.ZipInfo(f"{code}/{one.file}", NO_DATE), one.content())
    return packed.getvalue()
