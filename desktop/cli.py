"""The command line: every capability without a window.

Exit status: 0 done, 1 the answer is no, 2 wrong usage or a fault, 130 interrupted. Answers go to
standard output, faults to standard error in one line ``[code] sentence``.
"""

from __future__ import annotations

import io
import logging
import os
import sys
import tempfile
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Self

from desktop.commands.arguments import Parser, common_arguments, language_of
from desktop.commands.context import Context
from desktop.faults import Fault, Faults
from desktop.records.place import data_directory
from desktop.words import Language, say

COMMANDS = (
    "demo",
    "units",
    "enter",
    "show",
    "check",
    "explain",
    "export",
    "blank",
    "import_",
    "receipt",
    "return_",
    "intake",
    "board",
    "explanations",
    "remind",
    "verify",
    "versions",
    "reopen",
    "history",
    "start_year",
    "consolidate",
    "trace",
    "adjust",
    "outliers",
    "revised",
    "report",
    "scheme",
    "backup",
    "self_test",
)
"""Modules of :mod:`desktop.commands`, in the order of the help."""

DONE, NO, WRONG, INTERRUPTED = 0, 1, 2, 130
LOG = "jiaobao.log"


def main(argv: Sequence[str]) -> int:
    """Run the command in ``argv`` (without the program's name) and return the exit status."""
    lang = language_of(argv)
    _make_streams_safe("--json" in argv)
    last_resort = _LastResort(lang)
    with last_resort:
        last_resort.status = _run(argv, lang, last_resort)
    return last_resort.status


def _run(argv: Sequence[str], lang: Language, last_resort: _LastResort) -> int:
    try:
        arguments = parser(lang).parse_args(argv)
        last_resort.given = arguments.data
        with Context(arguments) as context:
            status: int = arguments.run(context, arguments)
        sys.stdout.flush()
    except SystemExit as end:  # argparse has printed the help
        return int(end.code or 0)
    except Fault as fault:
        _complain(fault, lang)
        return WRONG
    except Faults as faults:
        for one in faults.faults:
            _complain(one, lang)
        return WRONG
    except BrokenPipeError:
        # Who reads the answers has gone (``… | head``). Python would complain once more at its
        # end, when it empties the buffer into the closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NO
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def parser(lang: Language) -> Parser:
    """Return the parser of all commands, speaking ``lang``."""
    Parser.lang = lang
    main_parser = Parser(
        prog="main.py",
        description=say("cli.about", lang),
        epilog=say("cli.epilog", lang),
        parents=[common_arguments(lang, defaults=True)],
    )
    common = common_arguments(lang, defaults=False)
    commands = main_parser.add_subparsers(
        dest="command", metavar="COMMAND", required=True, title=say("cli.commands", lang)
    )
    for name in COMMANDS:
        import_module(f"desktop.commands.{name}").add(commands, common, lang)
    return main_parser


def _make_streams_safe(as_json: bool) -> None:
    """Let no sign stop the output: JSON is UTF-8 everywhere, text replaces what cannot be shown."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if as_json:
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        else:
            sys.stdout.reconfigure(errors="replace")


def _complain(fault: Fault, lang: Language) -> None:
    sentence = " ".join(fault.text(lang).split())
    sys.stderr.write(f"[{fault.code}] {sentence}\n")


class _LastResort:
    """Turns a defect of the program into one line and a log file, as a context manager."""

    def __init__(self, lang: Language) -> None:
        self.status = WRONG
        self.given: str | None = None
        self._lang: Language = lang

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        if not isinstance(error, Exception):
            return False
        path = self._log(error)
        cause = f"{type(error).__name__}: {error}"
        _complain(Fault("cli.internal", cause=cause, path=path), self._lang)
        self.status = WRONG
        return True

    def _log(self, error: Exception) -> Path:
        """Write the traceback to a log file in the data directory and return its path."""
        try:
            path = data_directory(self.given) / LOG
            handler = logging.FileHandler(path, encoding="utf-8")
        except (OSError, Fault):  # the defect must be told even where nothing can be written
            path = Path(tempfile.gettempdir()) / LOG
            handler = logging.FileHandler(path, encoding="utf-8")
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        record = logging.LogRecord(
            __name__,
            logging.ERROR,
            __file__,
            0,
            "internal fault",
            None,
            (type(error), error, error.__traceback__),
        )
        handler.emit(record)
        handler.close()
        return path
