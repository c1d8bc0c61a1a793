"""Where the records live: one directory, one database file in it."""

from __future__ import annotations

import os
from pathlib import Path

from desktop.faults import Fault

DATABASE = "jiaobao.db"


def data_directory(given: str | None = None) -> Path:
    """Return the data directory, made if it is not there.

    ``given`` (``--data DIR``) comes first, then the environment's ``JIAOBAO_DATA``, then the
    user-data directory of the platform. Raises Fault ``records.directory`` when it cannot be made.
    """
    chosen = given or os.environ.get("JIAOBAO_DATA")
    if chosen:
        directory = Path(chosen).expanduser()
    else:
        import platformdirs

        directory = platformdirs.user_data_path("jiaobao", appauthor=False)
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Fault("records.directory", path=directory, cause=error) from error
    return directory.resolve()
