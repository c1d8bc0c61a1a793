"""What people do today: every sheet of every workbook by pandas, then one table of each sheet.

Run by the Python of the environment that ``build/peers.py`` makes, never imported:

    python peer_pandas.py FOLDER ROUNDS     prints the seconds of each round for one workbook
"""

from __future__ import annotations

import sys
import time
import warnings
from pathlib import Path

import pandas as pd


def collect(paths: list[Path]) -> int:
    """Return the number of rows of all tables together."""
    books = [pd.read_excel(path, sheet_name=None) for path in paths]
    return sum(len(pd.concat([book[name] for book in books])) for name in books[0])


def main(folder: str, rounds: str) -> None:
    """Print the times; what was imported for them is loaded before."""
    warnings.simplefilter("ignore")
    paths = sorted(Path(folder).glob("*.xlsx"))
    collect(paths[:1])
    for _ in range(int(rounds)):
        start = time.perf_counter()
        collect(paths)
        print((time.perf_counter() - start) / len(paths))


if __name__ == "__main__":
    main(*sys.argv[1:])
