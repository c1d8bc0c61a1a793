"""The 退回单 for what was accepted: findings of the checks here, explanations
that were returned, and what somebody remarks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from desktop.faults import Fault
from desktop.province.explanations import REMARK, explained_in
from desktop.province.marks import Marks
from desktop.province.received import Received as Held
from desktop.province.register import Register
from desktop.province.verdicts import findings_of
from desktop.records.submissions import sha256
from desktop.scheme.keys import parse_key
from desktop.scheme.model import Scheme
from desktop.submission.answer import Received, Sender, received_in, write_return
from desktop.submission.canonical import Contents
from desktop.submission.remarks import Wanted
from desktop.words import say

QUOTED = 200
"""Characters of an explanation that are told again when it is returned."""


def return_accepted(
    register: Register,
    held: Held,
    scheme: Scheme,
    remarks: Sequence[Wanted],
    directory: Path,
    sender: Sender,
) -> tuple[Path, Received]:
    """Write the 退回单 for an accepted version into ``directory``; note it in the register.

    It has ``remarks``, every finding that waits for something and every explanation that was marked
    as returned; what lies in no cell of the file goes into the note. Raises Fault ``answer.no-remark`` when there is neither, and the faults
    of :func:`desktop.submission.answer.write_return`.
    """
    received = received_in(held.content(), Path(held.file))
    wanted, beside = list(remarks), []
    for keys, text, rule in _from_checks(register, held, scheme):
        key = next((key for key in keys if is_cell(key, received.found)), "")
        if key:
            wanted.append(Wanted(key, text, rule))
        else:
            beside.append(text)
    if not wanted and not beside:
        raise Fault("answer.no-remark")
    sender = replace(sender, note="\n".join(filter(None, (sender.note, *beside))))
    path = write_return(received, wanted, directory, sender)
    register.add_return(held, path.name, sha256(path.read_bytes()), len(wanted))
    return path, received


def _from_checks(
    register: Register, held: Held, scheme: Scheme
) -> Iterator[tuple[Sequence[str], str, str]]:
    """Yield what waits for something, then what was marked as returned: cells, sentence, rule."""
    findings = findings_of(held, scheme)
    for finding in findings:
        if finding.blocks:
            yield finding.keys, finding.message, finding.rule
    for one in explained_in(held, findings, Marks(register.store)):
        if one.mark is not None and one.mark.mark == "returned":
            said = one.text if len(one.text) <= QUOTED else one.text[:QUOTED] + "…"
            text = say("explanations.remark", remark=one.mark.remark, text=said)
            yield one.keys, text, "" if one.rule == REMARK else one.rule


def is_cell(key: str, found: Contents) -> bool:
    """Say whether a remark can stand on ``key``: a value, or a blank cell of a row that is there."""
    parts = parse_key(key)
    if key in found.values:
        return True
    return bool(parts and parts.row and parts.field and found.row_number(parts.code, parts.row))
