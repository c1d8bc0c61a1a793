"""The sentences of a draft, each with the figures in it: what two drafts are compared by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from desktop.narrative.draft import Draft, Part, Run, Sentence

_PIECES = re.compile(r"[^。；！？\n]*(?:[。；！？\n]+[”’」』）]*|\Z)")
"""A sentence with its end, or what is left at the end."""
_END = re.compile(r"[。；！？\n]")
BETWEEN_CELLS = "｜"


def sentences(draft: Draft) -> tuple[Sentence, ...]:
    """Return the sentences of ``draft`` in order; of a table each row is one, headings too."""
    return tuple(one for part in draft.parts for one in _of_part(part))


def _of_part(part: Part) -> Iterator[Sentence]:
    yield from split(part.section, part.runs)
    for row in part.rows:
        text = BETWEEN_CELLS.join("".join(run.text for run in cell) for cell in row)
        figures = [run.figure for cell in row for run in cell if run.figure is not None]
        yield Sentence(part.section, text, tuple(dict.fromkeys(one.tag for one in figures)))


def split(section: str, runs: Iterable[Run]) -> Iterator[Sentence]:
    """Yield the sentences of a paragraph; an assertion may belong to several of them."""
    text, tags = "", dict[str, None]()
    for run in runs:
        for piece in filter(None, _PIECES.findall(run.text)):
            text += piece
            if run.figure is not None:
                tags[run.figure.tag] = None
            if _END.search(piece):
                if text.strip():
                    yield Sentence(section, text.strip(), tuple(tags))
                text, tags = "", {}
    if text.strip():
        yield Sentence(section, text.strip(), tuple(tags))
