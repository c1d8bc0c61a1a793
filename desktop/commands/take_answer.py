"""What ``import`` does with a receipt or a return: it goes to the version that it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.commands.context import Context
from desktop.words import say

if TYPE_CHECKING:
    from desktop.records.answers import Answer
    from desktop.records.report import Report


def take(context: Context, report: Report, answer: Answer) -> int:
    """Record the answer with its version and print what that did; 0.

    Raises the faults of :func:`desktop.submission.answer.take_answer`.
    """
    from desktop.submission.answer import take_answer

    changes = take_answer(report, answer)
    words = {
        "version": answer.version,
        "code": answer.code,
        "author": answer.author,
        "at": answer.made_at[:19].replace("T", " "),
        "count": len(answer.remarks),
    }
    fields = {
        "kind": answer.kind,
        "version": answer.version,
        "code": answer.code,
        "made_at": answer.made_at,
        "author": answer.author,
        "note": answer.note,
        "fingerprint": answer.fingerprint,
        "taken": bool(changes),
        "remarks": [
            {"key": remark.key, "text": remark.text, "rule": remark.rule}
            for remark in answer.remarks
        ],
    }
    sentence = f"answer.took-{answer.kind}" if changes else "answer.taken-before"
    lines = [say(sentence, context.lang, **words)]
    lines.append(say("answer.sealed-by", context.lang, fingerprint=answer.fingerprint))
    if answer.note:
        lines.append(f"  {answer.note}")
    lines += [f"  {report.where(r.key)(context.lang)}  {r.text}" for r in answer.remarks]
    context.out.record(fields, "\n".join(lines))
    return 0
