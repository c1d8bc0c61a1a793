"""Arguments of the command line: argparse with its own sentences in the language asked for."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from desktop.faults import Fault
from desktop.words import Language, area, say

YEAR = re.compile(r"20\d\d\Z")

Parsers = Any
"""What ``add_subparsers`` returns; argparse gives the class no public name."""


class UsageFault(Fault):
    """What was typed is no command; the exit status is 2."""


class Parser(argparse.ArgumentParser):
    """A parser that raises a Fault instead of leaving the program, and speaks ``lang``."""

    lang: Language = "zh"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("add_help", False)
        kwargs.setdefault("allow_abbrev", False)
        super().__init__(*args, **kwargs)
        self._is_apart = False
        self.add_argument("-h", "--help", action="help", help=say("cli.help", self.lang))

    def error(self, message: str) -> NoReturn:
        """Raise the fault that says in ``lang`` what argparse found wrong."""
        raise UsageFault("cli.usage", problem=translated(message, self.lang), command=self.prog)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Let options stand between the words of a command too (``show UNIT PERIOD --json KEY``)."""
        if self._is_apart or self._subparsers is not None:
            return super().parse_known_args(args, namespace)
        self._is_apart = True  # the intermixed parsing comes back here twice
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._is_apart = False

    def format_help(self) -> str:
        """Return the help text with argparse's own headings in ``lang``."""
        text = super().format_help()
        for name, words in area("cli").items():
            if name.startswith("heading-"):
                text = text.replace(words["en"], words[self.lang])
        return text


def translated(message: str, lang: Language) -> str:
    """Return argparse's ``message`` in ``lang``; the sentences are the ``argparse-…`` of cli.toml.

    What is not among them stays English: saying it in the wrong language is better than not at all.
    """
    for name, words in area("cli").items():
        if name.startswith("argparse-"):
            pattern = re.sub(r"\\\{\d\\\}", "(.+?)", re.escape(words["en"]))
            if match := re.fullmatch(pattern, message):
                return words[lang].format(*match.groups())
    return message


def add_command(
    parsers: Parsers,
    name: str,
    run: Callable[..., int],
    common: argparse.ArgumentParser,
    lang: Language,
) -> Parser:
    """Add the command ``name``, which ``run`` does; its help is ``cli.command-<name>``."""
    about = say(f"cli.command-{name.replace(' ', '-')}", lang)
    parser: Parser = parsers.add_parser(
        name.rpartition(" ")[2], help=about, description=about, parents=[common]
    )
    parser.set_defaults(run=run)
    return parser


def add_report(parser: argparse.ArgumentParser, lang: Language) -> None:
    """Add the two arguments that name a report: UNIT and PERIOD."""
    parser.add_argument("unit", metavar="UNIT", help=say("cli.arg-unit", lang))
    parser.add_argument("period", metavar="PERIOD", type=period, help=say("cli.arg-period", lang))


def period(text: str) -> str:
    """Return ``text`` if it is a year from 2000 to 2099; Fault ``cli.period`` otherwise."""
    if not YEAR.match(text):
        raise Fault("cli.period", text=text)
    return text


def common_arguments(lang: Language, defaults: bool) -> argparse.ArgumentParser:
    """Return the options that stand before or after the command.

    Only those before it have defaults, so that one after it wins and none after it resets nothing.
    """
    parser = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    given: dict[str, Any] = {"default": None} if defaults else {}
    parser.add_argument("--data", metavar="DIR", help=say("cli.arg-data", lang), **given)
    parser.add_argument("--scheme", metavar="ID", help=say("cli.arg-scheme", lang), **given)
    flag: dict[str, Any] = {"default": False} if defaults else {}
    parser.add_argument("--json", action="store_true", help=say("cli.arg-json", lang), **flag)
    language: dict[str, Any] = {"default": lang} if defaults else {}
    parser.add_argument("--lang", choices=("zh", "en"), help=say("cli.arg-lang", lang), **language)
    return parser


def language_of(argv: Sequence[str]) -> Language:
    """Return the language that ``argv`` asks for, before it is parsed; Chinese otherwise."""
    words = list(argv)
    for at, word in enumerate(words):
        if word == "--lang=en" or (word == "--lang" and words[at + 1 : at + 2] == ["en"]):
            return "en"
    return "zh"
