"""``backup``, ``restore``, ``doctor``: keep the records, put them back, look whether all is well."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands.arguments import Parsers, add_command
from desktop.commands.context import Context
from desktop.progress import finish
from desktop.words import Language, say

if TYPE_CHECKING:
    from desktop.records.backups import Backup
    from desktop.records.doctor import Finding

OWNER_ONLY = 0o600


def add(parsers: Parsers, common: ArgumentParser, lang: Language) -> None:
    """Declare the commands."""
    parser = add_command(parsers, "backup", backup, common, lang)
    parser.add_argument("--out", metavar="PATH", type=Path, help=say("cli.arg-backup-out", lang))
    parser.add_argument("--list", action="store_true", help=say("cli.arg-backup-list", lang))
    parser = add_command(parsers, "restore", restore, common, lang)
    parser.add_argument("file", metavar="FILE", type=Path, help=say("cli.arg-restore", lang))
    add_command(parsers, "doctor", doctor, common, lang)


def backup(context: Context, arguments: Namespace) -> int:
    """Write a backup into the data directory, or where ``--out`` says; ``--list`` those there."""
    from desktop.records import backups

    data = context.directory
    if arguments.list:
        for one in backups.kept(data):
            _print(context, one)
        return 0
    target = arguments.out
    if target is None:
        target = data / backups.FOLDER
        target.mkdir(exist_ok=True)
    _print(context, finish(backups.backup(data, target)))
    return 0


def _print(context: Context, one: Backup) -> None:
    shown = {**asdict(one), "made_at": one.made_at[:19].replace("T", " "), "size": one.size // 1024}
    context.out.record(asdict(one), say("records.backup-line", context.lang, **shown))


def restore(context: Context, arguments: Namespace) -> int:
    """Put a backup in the place of the records; what was there is moved aside and named."""
    from desktop.records.backups import restore

    aside = finish(restore(context.directory, arguments.file))
    text = say("records.restored", context.lang, path=arguments.file)
    if aside is not None:
        text += say("records.moved-aside", context.lang, path=aside)
    context.out.record({"restored": arguments.file, "aside": aside}, text)
    return 0


def doctor(context: Context, _arguments: Namespace) -> int:
    """Say what is well, what was mended and what is ill; 1 when something is ill."""
    from desktop.records.doctor import examine

    found = finish(examine(context.directory, keys))
    for one in found:
        mark = say(f"doctor.{one.verdict}", context.lang)
        text = one.text(context.lang)
        fields = {"verdict": one.verdict, "code": one.code, "text": text, **one.fields}
        context.out.record(fields, f"{mark}  {text}")
    return 1 if any(one.verdict == "ill" for one in found) else 0


def keys(data: Path) -> Iterator[Finding]:
    """Look at the private key: that it can be read, and by its owner alone."""
    from desktop.records.doctor import Finding
    from desktop.submission.keys import FOLDER, KEY_FILE, fingerprint, own_public

    public = own_public(data)
    if public is None:
        yield Finding("well", "doctor.no-key")
        return
    path = data / FOLDER / KEY_FILE
    if os.name != "nt" and path.stat().st_mode & 0o077:
        path.chmod(OWNER_ONLY)
        yield Finding("mended", "doctor.key-closed", {"path": path})
    yield Finding("well", "doctor.key", {"fingerprint": fingerprint(public)})
