"""The options of ``export`` that get a workbook on its way: ``--mail``, ``--password``, ``--pdf``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands.context import Context
from desktop.faults import Fault
from desktop.words import Language, say

if TYPE_CHECKING:
    from desktop.scheme.compute import Figures

MAIL_TO = "mail_to"
"""The setting that holds the addresses given last."""


def add_options(parser: ArgumentParser, lang: Language) -> None:
    """Add the options."""
    parser.add_argument("--mail", action="store_true", help=say("cli.arg-mail", lang))
    parser.add_argument("--to", metavar="ADDRESS", default="", help=say("cli.arg-to", lang))
    parser.add_argument("--password", metavar="P", help=say("cli.arg-password", lang))
    parser.add_argument("--pdf", action="store_true", help=say("cli.arg-pdf", lang))


def check_options(context: Context, arguments: Namespace) -> None:
    """Refuse what cannot be done before a version is sealed for it.

    Raises Fault ``mail.address``, ``mail.password-…`` or ``mail.pdf-no-program``.
    """
    if arguments.password is not None:
        from desktop.submission.password import check_password

        check_password(arguments.password)
    if arguments.mail or arguments.to:
        from desktop.submission.mail import recipients_of

        recipients_of(arguments.to)
        if arguments.to:
            context.store.set_setting(MAIL_TO, arguments.to)
    if arguments.pdf:
        from desktop.submission.pdf import find_libreoffice

        if find_libreoffice() is None:
            raise Fault("mail.pdf-no-program")


def send_out(
    context: Context,
    arguments: Namespace,
    figures: Figures,
    path: Path,
    version: int = 0,
    code: str = "",
) -> None:
    """Make of the workbook at ``path`` what the options ask for and print the paths."""
    if not (arguments.mail or arguments.pdf or arguments.password is not None):
        return
    from desktop.submission.outgoing import Outgoing

    out = Outgoing(figures.scheme, figures.snapshot, path, version, code, context.lang)
    locked: Path | None = None
    if arguments.password is not None:
        locked = out.write_protected(arguments.password)
        _tell(context, "protected", locked)
    if arguments.pdf:
        _tell(context, "pdf", out.write_pdf())
    if arguments.mail:
        recipients = arguments.to or context.store.setting(MAIL_TO)
        _tell(context, "mail", out.write_mail(recipients, locked))


def _tell(context: Context, kind: str, path: Path) -> None:
    context.out.record({"path": path, "kind": kind}, str(path))
