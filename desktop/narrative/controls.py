"""Figures as content controls of a document: a tag to find them again, a title that says what it is.

The tag is that of the figure (:attr:`Figure.tag`), shortened when it is longer than Word allows.
The title ends with what was printed, so that a document that was edited can be told from data that
changed, whichever draft the document was (see :mod:`desktop.narrative.read_back`).
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from desktop.narrative.draft import Figure, Run

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

LONGEST = 64
"""Characters of a tag or a title in Word; more make the file unreadable to it."""
SLOT = "#"
"""In the tag of a figure that has a name of its own."""
BETWEEN = "｜"
"""Between what a figure is and what was printed."""
MARK = (
    '<w:b/><w:highlight w:val="yellow"/>'
    '<w:bdr w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>'
)
"""Of a figure that nobody gave; the frame is seen without colours too."""
NAMED = 28
"""Characters of a title that are kept for what the figure is."""


def control_tag(tag: str) -> str:
    """Return the tag of a figure's control: a long one keeps its beginning and gets a digest."""
    if len(tag) <= LONGEST:
        return tag
    digest = hashlib.sha256(tag.encode()).hexdigest()[:8]
    return f"{tag[: LONGEST - 9]}~{digest}"


def title(tag: str, name: str, printed: str) -> str:
    """Return ``2.1#01 固定资产投资｜1200亿元``; a long text that was printed becomes a digest."""
    room = LONGEST - NAMED - len(BETWEEN)
    told = printed if len(printed) <= room else digest_of(printed)
    name = (f"{tag} {name}" if SLOT in tag else name).replace(BETWEEN, " ")
    return f"{name[: LONGEST - len(BETWEEN) - len(told)]}{BETWEEN}{told}"


def digest_of(printed: str) -> str:
    """Return what stands in a title for a text that is too long for it."""
    return "#" + hashlib.sha256(printed.encode()).hexdigest()[:16]


def tag_in_title(found: str) -> str:
    """Return the slot with which a title begins, "" when it does not.

    LibreOffice before 7.5 saves titles and loses tags.
    """
    first, _, _ = found.partition(" ")
    return first if SLOT in first else ""


def was_printed(found: str, text: str) -> bool | None:
    """Say whether ``text`` is what a control with the title ``found`` held when it was made.

    None when the title does not say: somebody changed it.
    """
    _, between, told = found.rpartition(BETWEEN)
    if not between:
        return None
    return told in (text, digest_of(text))


class Controls:
    """Makes the runs of one document: plain text, and controls with numbers of their own."""

    def __init__(self, names: dict[str, str]) -> None:
        """``names`` says by tag what each figure is."""
        self._names = names
        self._made = 0

    def element(self, run: Run, font: str = "") -> BaseOxmlElement:
        """Return a run, or the control around the run of a figure.

        It is no control of plain text: LibreOffice 7.4 writes the text of those several times.
        ``font`` is that of its Chinese signs, "" that of the paragraph. A figure that nobody gave
        is marked.
        """
        from docx.oxml.ns import nsdecls
        from docx.oxml.parser import parse_xml

        figure = run.figure
        if figure is None:
            return parse_xml(_run(run.text, font, declared=nsdecls("w")))
        self._made += 1
        inside = _run(run.text, font, marked=figure.state == "missing")
        return parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtPr>"
            f"<w:alias w:val={quoteattr(self._title(figure, run.text))}/>"
            f"<w:tag w:val={quoteattr(control_tag(figure.tag))}/>"
            f'<w:id w:val="{100_000 + self._made}"/></w:sdtPr>'
            f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
        )

    def _title(self, figure: Figure, printed: str) -> str:
        return title(figure.tag, self._names.get(figure.tag, figure.formula), printed)


def _run(text: str, font: str, *, marked: bool = False, declared: str = "") -> str:
    """Return a run; the hint gives “ ” and … the looks of Chinese signs."""
    east = f" w:eastAsia={quoteattr(font)}" if font else ""
    mark = MARK if marked else ""
    return (
        f'<w:r {declared}><w:rPr><w:rFonts w:hint="eastAsia"{east}/>{mark}</w:rPr>'
        f'<w:t xml:space="preserve">{escape(clean(text))}</w:t></w:r>'
    )


_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return ``text`` without the signs that XML cannot hold; a line break becomes a space."""
    return re.sub("[\t\r\n]+", " ", _FORBIDDEN.sub("", text))
