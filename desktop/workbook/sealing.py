"""What a sealed version bears: its place in the chain of versions and the seal itself.

The workbook knows neither keys nor signatures: whoever exports hands in :class:`Sealing`, is given
the records that the machine sheet will hold, and gives back what shall stand beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

Record = tuple[str, str, str]
"""(key, state, text): one row of the machine sheet."""

SEAL = "seal:"
"""What the keys of the seal's own records begin with; all other records are sealed."""
LEFT_OUT = "left_out:"
"""``left_out:L02``: a ledger that stayed with the unit, and its title."""
UNPLACED = "unplaced:"
"""``unplaced:<key>``: a value that stands on no sheet that people see."""


@dataclass(frozen=True, slots=True)
class Seal:
    """完整性校验: digest and signature over all other records of the machine sheet."""

    digest: str
    """SHA-256 of the canonical form, in hexadecimal."""
    key: str
    """The public key (Ed25519), in hexadecimal."""
    signature: str
    """Over digest and ``made_at``, in hexadecimal."""
    code: str
    """校验码 for the cover: eight characters in two groups."""
    made_at: str
    """ISO local time with offset."""

    def records(self) -> list[Record]:
        """Return the seal as records of the machine sheet."""
        return [(SEAL + name, "text", text) for name, text in asdict(self).items()]


@dataclass(frozen=True, slots=True)
class Sealing:
    """How a final edition becomes a version."""

    previous: str
    """Digest of the version before; "" for the first."""
    reason: str
    """Why there is another version; "" may stand with the first."""
    seal: Callable[[Sequence[Record]], Seal]
