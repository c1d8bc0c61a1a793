"""The sentences of a draft, each with the figures in it: what two drafts are compared by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from desktop.narrative.draft import Draft, Part, Run, Sentence

_PIECES = re.compile(r"[^。；！？]*(?:[。；！？]+[”’」』）]*|\Z)")
"""A sentence, or what is left at the end."""
BETWEEN_CELLS = "｜"


def sentences(draft: Draft) -> tuple[Sentence, ...]:
    """Return the sentences of ``draft`` in order; of a table each row is one, headings too."""
    return tuple(one for part in draft.parts for one in _of_part(part))


def _of_part(part: Part) -> Iterator[Sentence]:
    yield from split(part.section, part.runs)
    for row in part.rows:
        runs = [run for cell in row for run in (*cell, Run(BETWEEN_CELLS))][:-1]
        text = "".join(run.text for run in runs)
        yield Sentence(part.section, text, _tags(run for run in runs))


def split(section: str, runs: Iterable[Run]) -> Iterator[Sentence]:
    """Yield the sentences of a paragraph."""
    text, inside = "", list[Run]()
    for run in runs:
        for piece in _PIECES.findall(run.text) if run.text else [""]:
            if not piece and run.text:
                continue
            text += piece
            inside.append(run)
            if re.search(r"[。；！？]", piece):
                yield Sentence(section, text.strip(), _tags(inside))
                text, inside = "", []
    if text.strip():
        yield Sentence(section, text.strip(), _tags(inside))


def _tags(runs: Iterable[Run]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(run.figure.tag for run in runs if run.figure is not None))
