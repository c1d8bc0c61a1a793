"""Findings in words: where, both numbers, what is wrong with them, what to do.

The English sentence says the comparison itself, with the indicators' English names, so that it is
complete where a scheme has no English message of its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from desktop.checks.amounts import cell_text, declared, value_text
from desktop.checks.findings import SHORTEST_EXPLANATION
from desktop.checks.hits import Hit
from desktop.checks.sides import summed_key
from desktop.scheme.keys import parse_key
from desktop.scheme.model import AuditClass, Column, Rule, Scheme
from desktop.scheme.places import measure_title, place
from desktop.scheme.values import Value
from desktop.words import Language, area, say

if TYPE_CHECKING:
    from desktop.checks.blame import Blame
    from desktop.checks.rules import LevelRule
    from desktop.checks.sides import Side
    from desktop.records.snapshot import Snapshot

RowNumber = Callable[[str, str], int]
Get = Callable[[str], Value | None]


def class_word(audit_class: AuditClass, lang: Language) -> str:
    """Return the word for a class: 强制, 准强制, 核实, 提示."""
    return say(f"checks.{audit_class}", lang)


class Wording:
    """Puts the hits of one report into words."""

    def __init__(
        self, scheme: Scheme, snapshot: Snapshot, get: Get, row_number: RowNumber, lang: Language
    ) -> None:
        self._scheme = scheme
        self._level = snapshot.unit.level
        self._period = snapshot.period
        self._get = get
        self._row_number = row_number
        self._lang = lang
        self._places: dict[str, str] = {}

    def place(self, key: str) -> str:
        """Return where ``key`` stands; in English with the indicator's name."""
        known = self._places.get(key)
        if known is not None:
            return known
        text = place(self._scheme, self._level, self._period, key, self._row_number, self._lang)
        parts = parse_key(key)
        if self._lang == "en" and parts and (indicator := self._scheme.indicators.get(parts.code)):
            name = indicator.name_en
            text = say("checks.place-named", self._lang, place=text, name=name)
        if "#" not in key:  # rows change their numbers, forms do not
            self._places[key] = text
        return text

    def amount(self, key: str, value: Value | None) -> str:
        """Return the figure ``value`` of ``key`` as a sentence has it."""
        return cell_text(self._scheme, summed_key(key), value, self._lang)

    def _column(self, key: str) -> Column | None:
        """Return the ledger column that a cell or a whole column ``key`` belongs to."""
        parts = parse_key(key)
        ledger = self._scheme.ledgers.get(parts.code) if parts else None
        return ledger.column(parts.field) if parts and ledger else None

    def _place_after(self, key: str, before: str) -> str:
        """Return where ``key`` stands, only its column when it is in the row of ``before``."""
        row, _, field = key.rpartition(".")
        if not row or row != before.rpartition(".")[0]:
            return self.place(key)
        column = self._column(key)
        return column.titled(self._lang) if column else measure_title(field, self._lang)

    def built_in(self, hit: Hit) -> str:
        """Return the whole sentence for a built-in check."""
        lang, check, more = self._lang, hit.check, dict(hit.more)
        key = hit.keys[0]
        decimals, unit = declared(self._scheme, key)
        fields = {"place": self.place(key), "value": value_text(hit.left, decimals, unit, lang)}
        sentence = check
        if check in ("minimum", "maximum", "length"):
            fields["limit"] = value_text(more.pop("limit"), 0, unit, lang)
        elif check == "decimals" and more["decimals"] == 0:
            sentence = "integer"
        elif check == "unique":
            fields["value"] = " ".join(value_text(v, 0, "", lang) for v in more["cells"])
            more["row"] = self._row_number(more["ledger"], more["row"])
        elif check == "prior":
            more["actual"] = value_text(more["actual"], decimals, unit, lang)
        elif check == "return":
            sentence = "return-rule" if more["rule"] else "return"
        elif check == "choice" and (column := self._column(key)):
            more["choices"] = column.choices_told(lang)
        elif check == "nil":
            ledger = self._scheme.ledgers[key.partition(".")[0]]
            fields |= {"code": ledger.code, "title": ledger.titled(lang)}
            sentence = "nil-feeds" if more["count"] else "nil"
        fields |= more
        advice = self._advice(hit.audit_class)
        if f"{check}-do" in area("checks"):
            own = say(f"checks.{check}-do", lang, **fields)
            advice = own + self._or(hit.audit_class)
        return say(
            "checks.finding",
            lang,
            sentence=say(f"checks.{sentence}", lang, **fields),
            advice=advice,
        )

    def rule(self, hit: Hit, compiled: LevelRule) -> str:
        """Return the whole sentence for a rule."""
        message = self._message(compiled.rule)
        row = hit.keys[0].partition("#")[2].partition(".")[0] if compiled.ledger else ""
        found: Blame | None = hit.more.get("blame")
        if found:
            sentence = self._demand(hit, found, row, message)
        else:
            sides = compiled.sides
            operands = self._operands((*sides.left.names, *sides.right.names), row)
            form = "checks.rule-list" if operands else "checks.rule-plain"
            if not message:
                fails = say("checks.rule-fails", self._lang, rule=compiled.code)
                message = say("checks.message", self._lang, message=fails)
            sentence = say(form, self._lang, operands=operands, message=message).strip()
        advice = self._advice(hit.audit_class)
        return say("checks.finding", self._lang, sentence=sentence, advice=advice)

    def _message(self, rule: Rule) -> str:
        """Return what the scheme says of a rule, as a sentence after another; "" for nothing."""
        own = rule.message if self._lang == "zh" else rule.message_en
        own = own.rstrip("。.")
        return say("checks.message", self._lang, message=own) if own else ""

    def _demand(self, hit: Hit, found: Blame, row: str, message: str) -> str:
        """Return what should hold, with the values of both sides and under what circumstances."""
        sides, lang = found.sides, self._lang
        after = in_row(sides.left.names[0], row) if sides.left.is_cell else ""
        given = self._operands(found.given, row, after)
        words = {"given": say("checks.given", lang, operands=given) if given else ""}
        left = self._side(sides.left, hit.left, row, self._measure(sides.right))
        if sides.relation == "filled":
            return say("checks.rule-filled", lang, left=left, message=message, **words)
        right = self._side(sides.right, hit.right, row, self._measure(sides.left), after)
        ending = "-date" if isinstance(hit.left, dt.date) else ""
        words |= {"left": left, "right": right, "message": message}
        relation = say(f"checks.{sides.relation}{ending}", lang)
        return say("checks.rule", lang, relation=relation, **words)

    def _advice(self, audit_class: AuditClass) -> str:
        return say(f"checks.do-{audit_class}", self._lang, length=SHORTEST_EXPLANATION)

    def _or(self, audit_class: AuditClass) -> str:
        return say(f"checks.or-{audit_class}", self._lang, length=SHORTEST_EXPLANATION)

    def _measure(self, side: Side) -> tuple[int, str]:
        """Return decimals and unit of measurement of a side that is one cell, else (0, "")."""
        return declared(self._scheme, summed_key(side.names[0])) if side.is_cell else (0, "")

    def _side(
        self, side: Side, value: Value | None, row: str, other: tuple[int, str], after: str = ""
    ) -> str:
        lang = self._lang
        other_decimals, other_unit = other
        if side.is_cell:
            key = in_row(side.names[0], row)
            return say(
                "checks.cell",
                lang,
                place=self._place_after(key, after),
                value=self.amount(key, value),
            )
        if side.is_constant:
            return value_text(value, 0, other_unit, lang)
        decimals = max((declared(self._scheme, summed_key(n))[0] for n in side.names), default=0)
        decimals = max(decimals, other_decimals)
        said = value_text(value, decimals, other_unit, lang)
        if side.names:
            operands = self._operands(side.names, row)
            return say("checks.computed", lang, value=said, operands=operands)
        return say("checks.ledger-sum", lang, ledgers=self._ledgers(side.ledgers), value=said)

    def _ledgers(self, codes: Iterable[str]) -> str:
        between = say("checks.between", self._lang)
        found = (self._scheme.ledgers[code] for code in codes)
        return between.join(
            say("checks.ledger-name", self._lang, code=ledger.code, title=ledger.titled(self._lang))
            for ledger in found
        )

    def _operands(self, names: Iterable[str], row: str, before: str = "") -> str:
        """Return the cells with their values, each once; PERIOD needs no mention."""
        said = []
        for name in dict.fromkeys(names):
            if name.startswith("PERIOD."):
                continue
            key = in_row(name, row)
            value = self.amount(key, self._get(key))
            where = self._place_after(key, before)
            said.append(say("checks.operand", self._lang, place=where, value=value))
            before = key
        return say("checks.between", self._lang).join(said)


def in_row(name: str, row: str) -> str:
    """Return the key of operand ``name`` of a row rule in ``row``; of other rules the name itself."""
    if not row or not name.startswith("L"):
        return name
    ledger, _, column = name.partition(".")
    return f"{ledger}#{row}.{column}"
