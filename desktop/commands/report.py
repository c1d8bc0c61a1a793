"""``report``: the draft of the annual report as a document, its text, names, chosen texts, changes.

Options that enter something may stand together with ``--out``; they are done first.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands.arguments import Parsers, UsageFault, add_command, period
from desktop.commands.context import Context
from desktop.commands.scheme import print_fault
from desktop.faults import Fault
from desktop.words import Language, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.narrative.draft import Draft, Figure
    from desktop.province.gathered import Gathered

SHOWN = 60
"""Characters of a text that are shown in a list for people; JSON has all of it."""


def add(parsers: Parsers, common: ArgumentParser, lang: Language) -> None:
    """Declare the command."""
    parser = add_command(parsers, "report", report, common, lang)
    parser.add_argument("period", metavar="PERIOD", type=period, help=say("cli.arg-period", lang))
    asked = parser.add_mutually_exclusive_group()
    for name in ("out", "compare"):
        about = say(f"report.arg-{name}", lang)
        asked.add_argument(f"--{name}", metavar="F.docx", type=Path, help=about)
    for name in ("values", "changes", "check", "edit"):
        asked.add_argument(f"--{name}", action="store_true", help=say(f"report.arg-{name}", lang))
    about = say("report.arg-texts", lang)
    asked.add_argument("--texts", metavar="SECTION", nargs="?", const="", help=about)
    for name in ("pdf", "force"):
        parser.add_argument(f"--{name}", action="store_true", help=say(f"report.arg-{name}", lang))
    about = say("report.arg-template", lang)
    parser.add_argument("--template", metavar="F.md", type=Path, help=about)
    for name, metavar in (("set", "CODE=TEXT"), ("take", "UNIT:KEY"), ("drop", "UNIT:KEY")):
        about = say(f"report.arg-{name}", lang)
        parser.add_argument(f"--{name}", metavar=metavar, action="append", default=[], help=about)
    parser.add_argument("--text", metavar="TEXT", help=say("report.arg-text", lang))


def report(context: Context, arguments: Namespace) -> int:
    """Do what the options say; without any, print every figure of the draft.

    1 when the text of the report has faults, or a document differs from the data. Raises Fault when
    nothing was received, a file is there already or cannot be written, a name or text is unknown.
    """
    year: str = arguments.period
    _check_options(arguments)
    if arguments.template is not None and not _install(context, year, arguments.template):
        return 1
    if arguments.edit:
        return _edit(context, year)
    if arguments.check:
        return _check(context, year)
    gathered = context.gathered(year)
    entered = _enter(context, gathered, arguments)
    if arguments.out is not None:
        return _write(context, gathered, arguments)
    if arguments.values:
        return _values(context, gathered)
    if arguments.texts is not None:
        return _texts(context, gathered, arguments.texts)
    if arguments.changes:
        return _changes(context, gathered)
    if arguments.compare is not None:
        return _compare(context, gathered, arguments.compare)
    if not entered and arguments.template is None:
        _print_draft(context, gathered)
    return 0


def _check_options(arguments: Namespace) -> None:
    if arguments.text is not None and len(arguments.take) != 1:
        raise UsageFault("report.text-of-what")
    if arguments.pdf and arguments.out is None:
        raise UsageFault("report.pdf-of-what")
    if arguments.out is not None and arguments.out.suffix.casefold() != ".docx":
        raise UsageFault("report.out-what", path=arguments.out)


# The text ---------------------------------------------------------------------------


def _install(context: Context, year: str, source: Path) -> bool:
    """Take an edition of the text as the province's; False, and its faults told, when it has any."""
    from desktop.faults import Faults
    from desktop.province.drafting import save_text

    try:
        text = source.read_bytes().removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except OSError as error:
        raise Fault("narrative.text-unreadable", path=source, cause=error) from error
    except UnicodeDecodeError as error:
        raise Fault("report.not-utf8", path=source) from error
    try:
        path = save_text(context.store, context.scheme, year, text)
    except Faults as faults:
        _tell_faults(context, faults.faults)
        return False
    context.out.record({"path": path}, say("report.installed", context.lang, path=path))
    return True


def _edit(context: Context, year: str) -> int:
    """Print where the province edits the text; it is put there first if it is not yet."""
    from desktop.province.drafting import save_text, template_text

    text, path = template_text(context.store, context.scheme, year)
    if not path.exists():
        save_text(context.store, context.scheme, year, text)
    context.out.record({"path": path}, str(path))
    return 0


def _check(context: Context, year: str) -> int:
    from desktop.province.drafting import template_text
    from desktop.scheme.template_check import lint_report
    from desktop.scheme.template_parser import parse_template

    text, path = template_text(context.store, context.scheme, year)
    faults = lint_report(text, context.scheme)
    if faults:
        _tell_faults(context, faults)
        return 1
    fields = {"path": path if path.exists() else None, "slots": len(parse_template(text).slots())}
    context.out.record(fields, say("report.sound", context.lang, **fields))
    return 0


def _tell_faults(context: Context, faults: Sequence[Fault]) -> None:
    for fault in faults:
        print_fault(context, fault)
    context.out.remark("report.faults", count=len(faults))


# Names, dates and texts of units -----------------------------------------------------


def _enter(context: Context, gathered: Gathered, arguments: Namespace) -> bool:
    """Enter names, take and drop texts; say whether there was anything to enter."""
    from desktop.province.drafting import drop_text, set_values, take_text

    values = dict(_code_and_value(told) for told in arguments.set)
    wanted = [_unit_and_key(context, told) for told in arguments.take]
    unwanted = [_unit_and_key(context, told) for told in arguments.drop]
    set_values(gathered, values)
    for code, value in values.items():
        fields = {"code": code, "value": value}
        context.out.record(fields, say("report.value-set", context.lang, **fields))
    for unit, key in wanted:
        taken = take_text(gathered, unit, key, arguments.text)
        fields = {"unit": unit, "key": key, "section": taken.section, "text": taken.text}
        context.out.record(fields, say("report.text-taken", context.lang, **fields))
    for unit, key in unwanted:
        drop_text(gathered, unit, key)
        fields = {"unit": unit, "key": key}
        context.out.record(fields, say("report.text-dropped", context.lang, **fields))
    return bool(arguments.set or arguments.take or arguments.drop)


def _code_and_value(told: str) -> tuple[str, str]:
    code, equals, value = told.partition("=")
    if not equals:
        raise UsageFault("report.set-what", text=told)
    return code.strip(), value


def _unit_and_key(context: Context, told: str) -> tuple[str, str]:
    unit, colon, key = told.replace("：", ":").rpartition(":")
    if not colon:
        raise UsageFault("report.take-what", text=told)
    return context.unit(unit).code, key.strip()


def _values(context: Context, gathered: Gathered) -> int:
    """Print every name and date of the report, entered or worked out."""
    from desktop.province.drafting import Drafts, make_draft

    entered = Drafts(gathered.store).values(gathered.period)
    figures = make_draft(gathered, context.lang).figures.values()
    printed = {one.formula: one for one in figures if not one.keys}
    for code, variable in gathered.scheme.variables.items():
        figure = printed.get(code)
        value = entered.get(code)
        if value is None and figure is not None and figure.state != "missing":
            value = figure.text
        fields = {
            "code": code,
            "name": variable.name if context.lang == "zh" else variable.name_en,
            "value": value,
            "entered": code in entered,
            "formula": variable.formula,
        }
        shown = value if value is not None else say("report.value-missing", context.lang)
        context.out.record(
            fields, say("report.value-line", context.lang, **{**fields, "value": shown})
        )
    return 0


def _texts(context: Context, gathered: Gathered, section: str) -> int:
    """Print what units wrote, for one section or all; those in the report are marked."""
    from desktop.province.drafting import offered_texts

    if section and section not in gathered.scheme.sections:
        raise Fault("report.no-section", code=section, known=tuple(gathered.scheme.sections))
    offers = offered_texts(gathered, section, context.lang)
    for one in offers:
        fields = {
            "section": one.section,
            "unit": one.unit,
            "unit_name": one.unit_name,
            "key": one.key,
            "title": one.title,
            "text": one.text,
            "taken": one.taken,
        }
        key = "report.offer-taken" if one.taken is not None else "report.offer"
        shown = _short(one.text if one.taken is None else one.taken)
        context.out.record(fields, say(key, context.lang, **{**fields, "text": shown}))
    if not offers:
        context.out.remark("report.no-texts")
    return 0


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[:SHOWN] + "…"


# The draft ---------------------------------------------------------------------------


def _write(context: Context, gathered: Gathered, arguments: Namespace) -> int:
    """Write the document, as a PDF too if asked for, and keep the draft for ``--changes``."""
    from desktop.narrative.document import write_document
    from desktop.narrative.page import for_libreoffice
    from desktop.province.drafting import keep_draft, ledger_of_figures, make_draft
    from desktop.submission.pdf import write_document_pdf
    from desktop.workbook.save import save

    target: Path = arguments.out
    printed = target.with_suffix(".pdf") if arguments.pdf else None
    for path in (target, printed):
        if path is not None and path.exists() and not arguments.force:
            raise Fault("cli.exists-already", path=path)
    draft = make_draft(gathered, context.lang)
    content = write_document(
        draft, list(ledger_of_figures(gathered, draft, context.lang)), context.lang
    )
    save(content, target)
    keep_draft(gathered, draft)
    fields: dict[str, object] = {
        "path": target,
        "figures": len(draft.figures),
        "missing": [one.tag for one in draft.missing],
        "partial": [one.tag for one in draft.partial],
    }
    if printed is None:
        context.out.record(fields, str(target))
    else:
        if not context.out.as_json:  # it stands, whatever becomes of the PDF
            context.out.record(fields, str(target))
        write_document_pdf(for_libreoffice(content), printed)
        context.out.record({**fields, "pdf": printed}, str(printed))
    _sum_up(context, draft)
    return 0


def _print_draft(context: Context, gathered: Gathered) -> None:
    from desktop.province.drafting import make_draft

    draft = make_draft(gathered, context.lang)
    for figure in draft.figures.values():
        _print_figure(context, figure)
    _sum_up(context, draft)


def _print_figure(context: Context, figure: Figure) -> None:
    from desktop.narrative.annex import coverage

    fields = {
        "tag": figure.tag,
        "section": figure.section,
        "text": figure.text,
        "value": figure.value,
        "state": figure.state,
        "formula": figure.formula,
        "keys": figure.keys,
        "coverage": coverage(figure.reach, context.lang),
        "missing": figure.reach.missing if figure.reach is not None else (),
        "line": figure.line,
    }
    context.out.record(fields, say("report.figure-line", context.lang, **fields))


def _sum_up(context: Context, draft: Draft) -> None:
    context.out.remark(
        "report.summary",
        count=len(draft.figures),
        missing=len(draft.missing),
        partial=len(draft.partial),
    )


def _changes(context: Context, gathered: Gathered) -> int:
    """Print the sentences that are others than in the draft kept last."""
    from desktop.province.drafting import Drafts, changed, make_draft

    last = Drafts(gathered.store).last(gathered.period)
    if last is None:
        raise Fault("report.nothing-kept", period=gathered.period)
    found = changed(gathered, last, make_draft(gathered, context.lang))
    for one in found:
        fields = {
            "section": one.section,
            "before": one.before,
            "after": one.after,
            "tags": one.tags,
            "units": one.units,
        }
        told = {
            **fields,
            "before": one.before or "—",
            "after": one.after or "—",
            "tags": one.tags or ("—",),
            "units": one.units or ("—",),
        }
        context.out.record(fields, say("report.change-line", context.lang, **told))
    made_at = last.made_at[:16].replace("T", " ")
    context.out.remark("report.changes", count=len(found), at=made_at)
    return 0


def _compare(context: Context, gathered: Gathered, path: Path) -> int:
    """Print the figures of an edited document that are not what the data say; 1 if there are any."""
    from desktop.narrative.read_back import compare, read_figures
    from desktop.province.drafting import make_draft
    from desktop.workbook.safe_zip import read_file

    found = read_figures(read_file(path), path.name)
    compared = compare(found, make_draft(gathered, context.lang))
    others = [one for one in compared if one.state != "same"]
    for one in others:
        fields = {
            "tag": one.tag,
            "state": one.state,
            "document": one.document,
            "now": one.now,
        }
        told = {**fields, "document": one.document or "—", "now": one.now or "—"}
        context.out.record(fields, say(f"report.compared-{one.state}", context.lang, **told))
    context.out.remark("report.compared", count=len(compared), others=len(others))
    return 1 if others else 0
