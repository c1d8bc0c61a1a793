"""The 退回单 for what was accepted: findings of the checks here, and what somebody remarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from desktop.checks.findings import Finding
from desktop.faults import Fault
from desktop.province.received import Received as Held
from desktop.province.register import Register
from desktop.province.verdicts import open_findings
from desktop.records.submissions import sha256
from desktop.scheme.keys import parse_key
from desktop.scheme.model import Scheme
from desktop.submission.answer import Received, Sender, received_in, write_return
from desktop.submission.canonical import Contents
from desktop.submission.remarks import Wanted
from desktop.workbook.sealing import LEFT_OUT


def findings_of(held: Held, scheme: Scheme) -> list[Finding]:
    """Return what the checks of ``scheme`` say of a version that was accepted, explained or not."""
    left_out = {
        key.removeprefix(LEFT_OUT) for key, _, _ in held.records if key.startswith(LEFT_OUT)
    }
    return open_findings(scheme, held.snapshot(scheme), left_out)


def return_accepted(
    register: Register,
    held: Held,
    scheme: Scheme,
    remarks: Sequence[Wanted],
    directory: Path,
    sender: Sender,
) -> tuple[Path, Received]:
    """Write the 退回单 for an accepted version into ``directory``; note it in the register.

    It has ``remarks`` and every finding that waits for something; one that lies in no cell of the
    file goes into the note. Raises Fault ``answer.no-remark`` when there is neither, and the faults
    of :func:`desktop.submission.answer.write_return`.
    """
    received = received_in(held.content(), Path(held.file))
    blocking = [finding for finding in findings_of(held, scheme) if finding.blocks]
    wanted, beside = list(remarks), []
    for finding in blocking:
        key = next((key for key in finding.keys if is_cell(key, received.found)), "")
        if key:
            wanted.append(Wanted(key, finding.message, finding.rule))
        else:
            beside.append(finding.message)
    if not wanted and not beside:
        raise Fault("answer.no-remark")
    sender = replace(sender, note="\n".join(filter(None, (sender.note, *beside))))
    path = write_return(received, wanted, directory, sender)
    register.add_return(held, path.name, sha256(path.read_bytes()), len(wanted))
    return path, received


def is_cell(key: str, found: Contents) -> bool:
    """Say whether a remark can stand on ``key``: a value, or a blank cell of a row that is there."""
    parts = parse_key(key)
    if key in found.values:
        return True
    return bool(parts and parts.row and parts.field and found.row_number(parts.code, parts.row))
