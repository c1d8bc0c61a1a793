"""A draft that was edited in Word or WPS → its figures, and what has become of them.

Only the texts of the content controls are compared, by tag; nothing is ever taken over from the
document. Its package is checked for sizes and entities before anything is parsed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, cast
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from desktop.faults import Fault
from desktop.narrative.controls import control_tag, tag_in_title, was_printed
from desktop.narrative.draft import Draft
from desktop.workbook.safe_zip import xml_parts

MAIN = "word/document.xml"
LONGEST = 32 * 2**20
"""Bytes of text that a report can have, unpacked."""
DEEPEST = 200
"""Elements one inside the other; Word writes a few dozen."""
PIECE = 2**16
_REFUSED = {
    "reader.password": "report.password",
    "reader.other-document": "report.old-format",
    "reader.damaged": "report.damaged",
    "reader.unsafe-xml": "report.unsafe-xml",
    "reader.empty-file": "reader.empty-file",
    "reader.bomb": "reader.bomb",
    "reader.unsafe-names": "reader.unsafe-names",
    "reader.double-parts": "reader.double-parts",
}
_LEFT_OUT = {"del", "moveFrom", "Fallback", "rubyPr", "rt", "instrText", "delText"}
"""What is not seen: deleted or moved away, a second form of the same, readings above."""
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}

State = Literal["same", "document", "data", "both", "differs", "gone", "unknown"]
"""Changed in the document, in the data, in both; it cannot be told in which; the control is gone;
a control that no figure of the draft has."""


@dataclass(slots=True)
class Control:
    """A content control as it stands in a document."""

    tag: str = ""
    title: str = ""
    pieces: list[str] = field(default_factory=list)
    is_prompt: bool = False
    """Whether it shows Word's own prompt to type something: its text was deleted."""

    @property
    def text(self) -> str:
        """What is seen in it."""
        return "" if self.is_prompt else "".join(self.pieces).strip("\n")


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that a document says of one figure: its controls in their order."""

    controls: tuple[Control, ...]

    @property
    def text(self) -> str:
        """What is seen in all of them."""
        return "".join(control.text for control in self.controls)


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure of the document or of the draft."""

    tag: str
    state: State
    document: str
    """As it stands in the document, "" when it is gone."""
    now: str
    """As the data say it, "" when the draft has no such figure."""


def read_figures(content: bytes, name: str) -> dict[str, Found]:
    """Return what stands in the controls of a .docx, by tag; ``name`` is for the faults.

    Raises Fault ``report.not-a-document``, ``password``, ``old-format``, ``damaged``,
    ``unsafe-xml``, ``no-figures``, or one of the reader's (too large, a bomb, doubled parts).
    """
    try:
        parts, names = xml_parts(content, name, lambda part: part == MAIN)
    except Fault as fault:
        code = _REFUSED.get(fault.code, "report.not-a-document")
        raise Fault(code, **fault.fields) from fault
    if MAIN not in names:
        raise Fault("report.not-a-document", file=name)
    if len(parts[MAIN]) > LONGEST:
        raise Fault("reader.bomb", file=name)
    try:
        controls = list(_controls(parts[MAIN]))
    except (ParseError, _TooDeep) as error:
        raise Fault("report.damaged", file=name) from error
    if not controls:
        raise Fault("report.no-figures", file=name)
    by_tag: dict[str, list[Control]] = {}
    for control in controls:
        by_tag.setdefault(control.tag, []).append(control)
    return {tag: Found(tuple(several)) for tag, several in by_tag.items()}


def compare(found: Mapping[str, Found], draft: Draft) -> list[Compared]:
    """Return every figure of ``draft`` with what the document says, then those unknown to it."""
    printed = _printed(draft)
    compared = [_compared(tag, found.get(tag), now) for tag, now in printed.items()]
    unknown = [
        Compared(tag, "unknown", one.text, "") for tag, one in found.items() if tag not in printed
    ]
    return compared + unknown


def _printed(draft: Draft) -> dict[str, tuple[str, ...]]:
    """Return by the tag of the control what a document of ``draft`` shows, piece by piece."""
    pieces: dict[str, list[str]] = {}
    for part in draft.parts:
        for runs in (part.runs, *(cell for row in part.rows for cell in row)):
            for run in runs:
                if run.figure is not None:
                    pieces.setdefault(control_tag(run.figure.tag), []).append(run.text)
    return {tag: tuple(texts) for tag, texts in pieces.items()}


def _compared(tag: str, one: Found | None, now: tuple[str, ...]) -> Compared:
    text = "".join(now)
    if one is None:
        return Compared(tag, "gone", "", text)
    return Compared(tag, _state(one, now), one.text, text)


def _state(one: Found, now: tuple[str, ...]) -> State:
    if one.text == "".join(now):
        return "same"
    if len(one.controls) % len(now):
        return "document"  # an assertion of several pieces lost one of them
    # A paragraph that was copied has its figures twice.
    pairs = list(zip(one.controls, now * (len(one.controls) // len(now)), strict=True))
    if all(control.text == text for control, text in pairs):
        return "same"
    touched = [was_printed(control.title, control.text) for control, _ in pairs]
    moved = [was_printed(control.title, text) for control, text in pairs]
    if None in touched:
        return "differs"
    if all(touched):
        return "data"
    return "document" if all(moved) else "both"


class _TooDeep(Exception):
    """Elements stand in each other as in no document."""


def _controls(xml: bytes) -> Iterator[Control]:
    """Yield the controls with a tag as they end; the text of one inside belongs to both."""
    path: list[str] = []
    open_controls: list[Control] = []
    hidden = 0
    for event, element in _events(xml):
        name = element.tag.rpartition("}")[2]
        if event == "start":
            path.append(name)
            if len(path) > DEEPEST:
                raise _TooDeep
            hidden += name in _LEFT_OUT
            if name == "sdt":
                open_controls.append(Control())
            continue
        path.pop()
        hidden -= name in _LEFT_OUT
        if not open_controls:
            element.clear()
            continue
        if name == "sdt":
            done = open_controls.pop()
            done.tag = done.tag or tag_in_title(done.title)
            if done.tag:
                yield done
        elif "sdtPr" in path:
            _describe(open_controls[-1], name, element)
        elif not hidden:
            for control in open_controls:
                control.pieces.append(_seen(name, path[-1], element))
        element.clear()


def _events(xml: bytes) -> Iterator[tuple[str, Element]]:
    """Yield the starts and ends of elements while the text is being read, a piece at a time."""
    parser: XMLPullParser[Element] = XMLPullParser(("start", "end"))
    for start in range(0, len(xml), PIECE):
        parser.feed(xml[start : start + PIECE])
        yield from cast("Iterator[tuple[str, Element]]", parser.read_events())
    parser.close()


def _describe(control: Control, name: str, element: Element) -> None:
    value = next((v for key, v in element.items() if key.rpartition("}")[2] == "val"), "")
    if name == "tag":
        control.tag = value
    elif name == "alias":
        control.title = value
    elif name == "showingPlcHdr":
        control.is_prompt = value not in ("0", "false", "off")


def _seen(name: str, parent: str, element: Element) -> str:
    """Return what an element shows. Tabulators of a paragraph's settings are none in its text."""
    if name == "p" and parent == "sdtContent":
        return "\n"
    if parent != "r":
        return ""
    return (element.text or "") if name == "t" else _SIGNS.get(name, "")
