"""``verify``: whether a workbook is what was sealed, and which cells are not."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands.arguments import Parsers, add_command
from desktop.commands.context import Context
from desktop.words import Language, say

if TYPE_CHECKING:
    from desktop.submission.verify import Verdict


def add(parsers: Parsers, common: ArgumentParser, lang: Language) -> None:
    """Declare the command."""
    parser = add_command(parsers, "verify", verify, common, lang)
    parser.add_argument("file", metavar="FILE", type=Path, help=say("cli.arg-verify-file", lang))
    parser.add_argument("--code", metavar="CODE", help=say("cli.arg-code", lang))
    parser.add_argument("--remember", action="store_true", help=say("cli.arg-remember", lang))


def verify(context: Context, arguments: Namespace) -> int:
    """Print the verdict on a file; 1 unless it is intact (and bears the code that was given)."""
    from desktop.submission.keys import remember
    from desktop.submission.seal import same_code
    from desktop.submission.verify import verify as judge

    verdict = judge(arguments.file, context.directory, context.lang)
    agrees = None
    if arguments.code is not None:
        agrees = verdict.seal is not None and same_code(arguments.code, verdict.seal.code)
    context.out.record(_fields(verdict, agrees, context.lang), _text(verdict, context.lang))
    if agrees is not None:
        name = "submission.code-same" if agrees else "submission.code-differs"
        code = verdict.seal.code if verdict.seal else ""
        context.out.remark(name, code=code, heard=arguments.code)
    if arguments.remember and verdict.intact:
        unit = verdict.identity["unit"]
        remember(context.directory, unit, verdict.fingerprint)
        context.out.remark("submission.remembered", unit=unit, fingerprint=verdict.fingerprint)
    elif arguments.remember:
        context.out.remark("submission.not-remembered")
    return 0 if verdict.intact and agrees is not False else 1


def _fields(verdict: Verdict, agrees: bool | None, lang: Language) -> dict[str, object]:
    identity, seal = verdict.identity, verdict.seal
    return {
        "file": verdict.file,
        "verdict": verdict.status,
        "reason": verdict.text(lang),
        "fault": verdict.fault.code if verdict.fault else None,
        "unit": identity.get("unit"),
        "bureau": identity.get("bureau"),
        "period": identity.get("period"),
        "kind": identity.get("kind"),
        "version": int(identity["version"]) if identity.get("version", "").isdecimal() else None,
        "code": seal.code if seal else None,
        "code_agrees": agrees,
        "digest": seal.digest if seal else None,
        "made_at": seal.made_at if seal else None,
        "fingerprint": verdict.fingerprint or None,
        "key": verdict.key if seal else None,
        "altered": [
            {
                "key": one.key,
                "place": one.place,
                "sealed": one.sealed,
                "found": one.found,
                "sheet": one.sheet or None,
                "cell": one.cell or None,
                "computed": one.computed,
            }
            for one in verdict.altered
        ],
        "notes": [note.text(lang) for note in verdict.notes],
    }


def _text(verdict: Verdict, lang: Language) -> str:
    blank = say("submission.blank", lang)
    lines = [verdict.text(lang)]
    lines += [
        say(
            "submission.altered-computed" if one.computed else "submission.altered-cell",
            lang,
            place=one.place,
            sealed=blank if one.sealed is None else one.sealed,
            found=blank if one.found is None else one.found,
        )
        for one in verdict.altered
    ]
    lines += [f"    {note.text(lang)}" for note in verdict.notes]
    return "\n".join(lines)
