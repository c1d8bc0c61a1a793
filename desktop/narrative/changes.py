"""What a draft says otherwise than the one before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from desktop.narrative.draft import Sentence

LIKE = 0.5
"""Share of tags in common from which two sentences are one that changed."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A sentence before and now; one of them is None when it came or went."""

    section: str
    before: Sentence | None
    after: Sentence | None

    @property
    def tags(self) -> tuple[str, ...]:
        """Return the figures of both."""
        found = [one.tags for one in (self.before, self.after) if one is not None]
        return tuple(dict.fromkeys(tag for tags in found for tag in tags))


def changes(before: Sequence[Sentence], after: Sequence[Sentence]) -> list[Changed]:
    """Return the sentences that differ, section by section in the order of ``after``.

    Two belong together when they have a figure in common, else when they stand at the same place
    between sentences that did not change.
    """
    found: list[Changed] = []
    was, now = _by_section(before), _by_section(after)
    for section in dict.fromkeys((*now, *was)):
        found += _in_section(section, was.get(section, []), now.get(section, []))
    return found


def figures_changed(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[str, ...]:
    """Return the tags of the figures whose text is another, came or went."""
    return tuple(
        tag for tag in dict.fromkeys((*after, *before)) if before.get(tag) != after.get(tag)
    )


def _by_section(sentences: Sequence[Sentence]) -> dict[str, list[Sentence]]:
    found: dict[str, list[Sentence]] = {}
    for one in sentences:
        found.setdefault(one.section, []).append(one)
    return found


def _in_section(
    section: str, before: Sequence[Sentence], after: Sequence[Sentence]
) -> list[Changed]:
    was, now = ([one.text for one in side] for side in (before, after))
    found: list[Changed] = []
    for name, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if name != "equal":
            found += _paired(section, list(before[a:b]), list(after[c:d]))
    return found


def _paired(section: str, before: list[Sentence], after: list[Sentence]) -> list[Changed]:
    """Pair sentences by the figures in them, what is left over by its order."""
    pairs: list[tuple[Sentence | None, Sentence | None]] = []
    left = list(before)
    alone: list[Sentence] = []
    for now in after:
        was = max(left, key=lambda one: _alike(one, now), default=None)
        if was is not None and _alike(was, now) >= LIKE:
            left.remove(was)
            pairs.append((was, now))
        else:
            alone.append(now)
    pairs += zip_longest(left, alone)
    order = {id(one): place for place, one in enumerate(after)}
    pairs.sort(key=lambda pair: order.get(id(pair[1]), len(after)))
    return [Changed(section, *pair) for pair in pairs]


def _alike(one: Sentence, other: Sentence) -> float:
    tags = {*one.tags, *other.tags}
    return len({*one.tags} & {*other.tags}) / len(tags) if tags else 0.0
