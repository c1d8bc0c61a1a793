"""What is to be done with a file that was examined: one verdict, one sentence.

The order of the questions is the order in which a person would ask them: is it ours, is it final,
whose and of which year, was it altered, who sealed it, and is it news.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from desktop.faults import Fault
from desktop.province.received import Received
from desktop.province.register import Decision, Register, Taken, Verdict, now
from desktop.province.verdicts import Examined, is_year
from desktop.scheme.library import Library
from desktop.scheme.model import Scheme
from desktop.scheme.units import Unit, Units
from desktop.submission.keys import known_keys

_FILE_NAME = re.compile(r"(20[0-9]{2})_([0-9A-Za-z]{2,20})_")
_MOST_VERSIONS = 4
"""Digits of a version's number."""


class Ruling(NamedTuple):
    """A verdict with its sentence."""

    verdict: Verdict
    code: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Desk:
    """What decisions hang on besides the file."""

    register: Register
    units: Units
    scheme: Scheme
    data: Path
    period: str
    """The year that is collected."""
    scope: str
    """Code of the unit below which everybody reports here, "" for anybody."""
    accept_altered: bool = False
    accept_key: bool = False
    only: str = ""
    """SHA-256 of the one file that is looked at among others; "" for all of them."""
    because: str = ""
    """Why somebody lets in what was altered, or another key; it stands in the sentence."""

    def decide(
        self, file: str, name: str, sha256: str, found: Examined
    ) -> tuple[Decision, Received | None]:
        """Return the decision on a file and the version that it would take the place of."""
        identity, held = found.identity, None
        unit, period = identity.get("unit", ""), identity.get("period", "")
        version = number(identity.get("version", ""))
        try:
            self._usable(name, found)
            held = self.register.accepted_of(period, unit)
            ruling = self._rule(found, held, version)
        except Fault as fault:
            ruling = Ruling("refused", fault.code, fault.fields)
        fields = {k: v if isinstance(v, str | int) else str(v) for k, v in ruling.fields.items()}
        known = unit if unit in self.units else ""
        decision = Decision(
            file,
            sha256,
            ruling.verdict,
            ruling.code,
            fields,
            known,
            period if is_year(period) else "",
            version,
            found.altered,
            now(),
        )
        return decision, held

    # ------------------------------------------------------------ is it one of ours

    def _usable(self, name: str, found: Examined) -> None:
        """Raise the Fault that says why the file is no report that is awaited here."""
        if found.fault and found.status in ("foreign", "unreadable"):
            raise Fault(found.fault[0], **found.fault[1])
        self._is_final(name, found)
        self._is_of_scheme(name, found.identity)
        self._is_of_unit(name, found.identity)
        self._is_of_year(name, found.identity)
        if found.fault:
            raise Fault(found.fault[0], **found.fault[1])

    def _is_final(self, name: str, found: Examined) -> None:
        kind = found.identity.get("kind", "")
        if kind in ("draft", "blank", "receipt", "return"):
            raise Fault(f"province.{kind}", file=name)
        if found.status in ("missing", "unsealed"):
            raise Fault("province.no-seal", file=name)
        if found.status == "broken":
            raise Fault("province.broken-seal", file=name, count=found.altered_count)
        if not is_year(found.identity.get("period", "")) or not number(
            found.identity.get("version", "")
        ):
            raise Fault("province.bad-identity", file=name)

    def _is_of_scheme(self, name: str, identity: Mapping[str, str]) -> None:
        own = self.scheme.id
        if identity.get("scheme") != own:
            scheme = identity.get("scheme", "")
            raise Fault("province.foreign-scheme", file=name, scheme=scheme, own=own)
        theirs = identity.get("scheme_version", "")
        wanted = version_for(self.data, own, identity["period"])
        if theirs != wanted:
            code = "older" if _order(theirs) < _order(wanted) else "newer"
            raise Fault(f"province.scheme-{code}", file=name, version=theirs, own=wanted)

    def _is_of_unit(self, name: str, identity: Mapping[str, str]) -> None:
        code, told = identity.get("unit", ""), identity.get("name", "")
        if code not in self.units:
            raise Fault("province.unknown-unit", file=name, unit=code, name=told)
        unit = self.units.get(code)
        if (told, identity.get("level")) != (unit.name, unit.level):
            raise Fault("province.unit-differs", file=name, unit=code, name=told, own=unit.name)
        if self.scope and not stands_under(self.units, unit, self.scope):
            scope = self.units.get(self.scope).name
            where = self.units.path(code)
            raise Fault("province.outside", file=name, where=where, scope=scope)
        match = _FILE_NAME.match(name)
        if match and match[2] != code:
            other = self.units.get(match[2]).name if match[2] in self.units else match[2]
            raise Fault("province.wrong-unit", file=name, other=other, name=told, unit=code)

    def _is_of_year(self, name: str, identity: Mapping[str, str]) -> None:
        period = identity["period"]
        match = _FILE_NAME.match(name)
        if match and match[1] != period:
            raise Fault("province.wrong-year-name", file=name, other=match[1], period=period)
        if self.period and period != self.period:
            raise Fault("province.wrong-year", file=name, period=period, own=self.period)

    # ------------------------------------------------------------ is it good and new

    def _rule(self, found: Examined, held: Received | None, version: int) -> Ruling:
        fields = self._fields(found, held, version)
        if found.status == "altered" and not self.accept_altered:
            raise Fault("province.altered", **fields)
        changed = self._key_changed(found)
        if changed and not self.accept_key:
            raise Fault("province.key-changed", **fields, before=changed)
        if held is not None:
            self._compare(found, held, version, fields)
            if ruling := self._known(found, held, version, fields):
                return ruling
        if found.status == "altered":
            return self._let_in("accepted-altered", "province.accepted-altered", fields)
        if changed:
            return self._let_in("accepted", "province.accepted-key", {**fields, "before": changed})
        if held is not None:
            return Ruling("accepted", "province.accepted-version", fields)
        return Ruling("accepted", "province.accepted", fields)

    def _let_in(self, verdict: Verdict, code: str, fields: Mapping[str, Any]) -> Ruling:
        """Return the ruling on what somebody lets in, with the reason if one was given."""
        if not self.because:
            return Ruling(verdict, code, fields)
        return Ruling(verdict, f"{code}-because", {**fields, "because": self.because})

    def _known(
        self, found: Examined, held: Received, version: int, fields: Mapping[str, Any]
    ) -> Ruling | None:
        """Return the ruling on what is no news, None when it is."""
        if version < held.version:
            return Ruling("superseded", "province.older", fields)
        if found.status == "intact" and found.digest == held.digest:
            return Ruling("duplicate", "province.same-version", fields)
        return None

    def _compare(
        self, found: Examined, held: Received, version: int, fields: Mapping[str, Any]
    ) -> None:
        """Refuse what calls itself news and is not, or is another report under the same number."""
        if found.status == "altered":
            return
        is_intact = held.verdict == "accepted"  # what was altered by hand may come properly now
        if version > held.version and is_intact and found.body == held.body:
            raise Fault("province.unchanged", **fields)
        another = version == held.version and found.digest != held.digest
        if another and found.fingerprint == held.fingerprint:
            raise Fault("province.two-of-one", **fields)

    def _key_changed(self, found: Examined) -> str:
        """Return the fingerprint that the unit is known by, "" when this is it or none is known."""
        unit = found.identity["unit"]
        pinned = self.register.pinned(unit)
        known = pinned[0].fingerprint if pinned else known_keys(self.data).get(unit, "")
        return known if known and known != found.fingerprint else ""

    def _fields(self, found: Examined, held: Received | None, version: int) -> dict[str, Any]:
        identity = found.identity
        return {
            "name": identity.get("name", ""),
            "unit": identity.get("unit", ""),
            "period": identity.get("period", ""),
            "version": version,
            "check": found.code,
            "fingerprint": found.fingerprint,
            "count": found.altered_count,
            "held": held.version if held else 0,
            "held_check": held.code if held else "",
        }


def taken(
    desk: Desk,
    decision: Decision,
    found: Examined,
    content: bytes,
    name: str,
    held: Received | None,
    day: dt.date,
) -> Taken:
    """Return what is kept of a file that was accepted; ``day`` is when it came."""
    identity = found.identity
    is_late = day > deadline(desk.scheme, decision.period)
    return Taken(
        name=identity["name"],
        scheme_id=identity["scheme"],
        scheme_version=identity["scheme_version"],
        code=found.code,
        digest=found.digest,
        body=found.body,
        previous=identity.get("previous_digest", ""),
        fingerprint=found.fingerprint,
        file=name,
        received_at=decision.at,
        late=is_late
        and (held is None or held.late),  # a correction of what came in time is in time
        zero=found.zero,
        blocking=found.blocking,
        sections=found.sections,
        explained=found.explained,
        records=found.records,
        places=found.places,
        content=content,
    )


def deadline(scheme: Scheme, period: str) -> dt.date:
    """Return the last day on which a report of ``period`` is in time."""
    month, _, day = scheme.deadline.partition("-")
    return dt.date(int(period) + 1, int(month), int(day))


def stands_under(units: Units, unit: Unit, above: str) -> bool:
    """Say whether ``unit`` is ``above`` or stands below it, at any depth."""
    code = unit.code
    while code and code != above:
        code = units.get(code).superior
    return code == above


def scope_of(scheme: Scheme, units: Units) -> str:
    """Return the code of the authority that made the scheme, "" when it is no unit."""
    return next((unit.code for unit in units if unit.bureau == scheme.authority), "")


def number(text: str) -> int:
    """Return a version's number, 0 for what is none."""
    is_number = text.isascii() and text.isdigit() and len(text) <= _MOST_VERSIONS
    return int(text) if is_number else 0


def version_for(data: Path, scheme_id: str, period: str) -> str:
    """Return the version of a scheme by which ``period`` is reported.

    The newest of those made up to that year (2026.1 is of 2026), else the oldest at hand.
    """
    found = sorted(
        (e.version for e in Library(data).entries() if e.id == scheme_id), key=_order, reverse=True
    )
    made = [version for version in found if _order(version)[:1] <= (int(period),)]
    return made[0] if made else found[-1]


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isascii() and part.isdigit())
