"""The paper of the annual report: page, grid, page numbers and looks after GB/T 9704.

A4 with margins of 37, 35, 28 and 26 mm, 22 lines of 28 characters of 16 points. Looks are data
(``resources/report/styles.xml``), and so are the fonts that may stand in for those named there.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from desktop.resources import resource_path

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.text.paragraph import Paragraph

NO_DATE = (1980, 1, 1, 0, 0, 0)
"""Time of every part: the earliest that a zip can say."""
TWIPS = 1440 / 25.4
"""To the millimetre; there are 20 to the point."""
WIDTH, HEIGHT = 210.0, 297.0
TOP, BOTTOM, LEFT, RIGHT = 37.0, 35.0, 28.0, 26.0
NUMBER_FROM_BELOW = 23.0
"""Of the page number from the lower edge of the page: it stands 7 mm below the text."""
LINE_PITCH, CHARACTER_SPACE = 579, -848
"""28.95 pt in twips; 15.79 pt for a character of 16 pt, in 4096ths of a point."""
TEXT_WIDTH = round((WIDTH - LEFT - RIGHT) * TWIPS)
"""Of a page that stands upright, in twips."""
_GRID_FOR_WORD = (
    f' w:type="linesAndChars" w:linePitch="{LINE_PITCH}" w:charSpace="{CHARACTER_SPACE}"'
)
_GRID_FOR_LIBREOFFICE = f' w:type="lines" w:linePitch="{LINE_PITCH}"'
_CONTROL = re.compile(
    rb"<w:sdt(?: [^>]*)?><w:sdtPr>.*?</w:sdtPr><w:sdtContent>|</w:sdtContent></w:sdt>", re.DOTALL
)
_BODY_SIZE, _CLOSER = '<w:sz w:val="32"/>', '<w:spacing w:val="-5"/>'
"""A quarter of a point less between characters: 28 of them in a line as well."""
ANNEX_MARGIN = 18.0
ANNEX_WIDTH = round((HEIGHT - 2 * ANNEX_MARGIN) * TWIPS)
"""Of a page that lies on its side, in twips."""
_UNUSED = (
    "/stylesWithEffects",
    "/numbering",
    "/webSettings",
    "/customXml",
    "/theme",
    "/thumbnail",
    "/extended-properties",
)
"""Parts of the library's own template that are of no use here."""


def new_document(title: str) -> Document:
    """Return an empty document with paper, looks and page numbers; it bears no date."""
    import docx
    from docx.oxml.parser import parse_xml

    document = docx.Document()
    part = document.part
    for rels in (part.rels, part.package.rels):
        for name in [n for n, rel in rels.items() if rel.reltype.endswith(_UNUSED)]:
            del rels[name]
    for rel in part.rels.values():
        if rel.reltype.endswith("/fontTable"):
            rel.target_part._blob = _data("fonts.xml")
    for element, name in (
        (document.styles.element, "styles.xml"),
        (document.settings.element, "settings.xml"),
    ):
        element[:] = parse_xml(_data(name))[:]
    properties = document.core_properties
    inside = properties._element
    for child in list(inside):
        inside.remove(child)
    properties.title = title
    properties.author = "交报 Jiaobao"
    _lay_out(document.sections[0])
    _number_pages(document.sections[0])
    return document


def lay_on_side(document: Document) -> None:
    """Begin a new page that lies on its side, for wide tables; page numbers go on."""
    from docx.enum.section import WD_ORIENT, WD_SECTION
    from docx.shared import Mm

    section = document.add_section(WD_SECTION.NEW_PAGE)
    _close_with_last_paragraph(document)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(HEIGHT), Mm(WIDTH)
    section.top_margin = section.left_margin = section.right_margin = Mm(ANNEX_MARGIN)
    section.bottom_margin = Mm(ANNEX_MARGIN + 4)
    section.footer_distance = Mm(ANNEX_MARGIN - 8)
    _grid(section, "lines", 312, 0)


def _close_with_last_paragraph(document: Document) -> None:
    """Let the last paragraph end the section: an empty one after it might need a page of its own."""
    from docx.oxml.ns import qn

    closing = document.element.body.findall(qn("w:p"))[-1]
    last = closing.getprevious()
    if last is not None and last.tag == qn("w:p"):
        last.get_or_add_pPr().append(closing.pPr.find(qn("w:sectPr")))
        closing.getparent().remove(closing)


def saved(document: Document) -> bytes:
    """Return the file; the same bytes for the same document."""
    packed, out = io.BytesIO(), io.BytesIO()
    document.save(packed)
    with (
        zipfile.ZipFile(packed) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            info = zipfile.ZipInfo(name, NO_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            target.writestr(info, source.read(name))
    return out.getvalue()


def for_libreoffice(content: bytes) -> bytes:
    """Return the same document as LibreOffice prints it rightly.

    It gives two fields of the grid to a character that is wider than one, which at 16 points on
    15.79 each of them is: here characters are set closer instead. In controls it forgets the looks
    of their text: here the text stands without them.
    """
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for info in source.infolist():
            part = source.read(info)
            if info.filename == "word/document.xml":
                part = part.replace(_GRID_FOR_WORD.encode(), _GRID_FOR_LIBREOFFICE.encode())
                part = _CONTROL.sub(b"", part)
            elif info.filename == "word/styles.xml":
                part = part.replace(_BODY_SIZE.encode(), (_CLOSER + _BODY_SIZE).encode())
            target.writestr(info, part)
    return out.getvalue()


def _data(name: str) -> bytes:
    return resource_path("report", name).read_bytes()


def _lay_out(section: Section) -> None:
    from docx.shared import Mm

    section.page_width, section.page_height = Mm(WIDTH), Mm(HEIGHT)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance = Mm(15)
    section.footer_distance = Mm(NUMBER_FROM_BELOW)
    _grid(section, "linesAndChars", LINE_PITCH, CHARACTER_SPACE)


def _grid(section: Section, kind: str, pitch: int, space: int) -> None:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    properties = section._sectPr
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    grid = OxmlElement("w:docGrid")
    grid.set(qn("w:type"), kind)
    grid.set(qn("w:linePitch"), str(pitch))
    if space:
        grid.set(qn("w:charSpace"), str(space))
    properties.append(grid)


def _number_pages(section: Section) -> None:
    """Put ``— 1 —`` outside: right on odd pages, left on even ones, a character from the edge."""
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        _number(paragraph, side)


def _number(paragraph: Paragraph, side: str) -> None:
    from docx.oxml.ns import nsdecls
    from docx.oxml.parser import parse_xml

    properties = paragraph._p.get_or_add_pPr()
    for xml in (
        f'<w:ind {nsdecls("w")} w:{side}Chars="100" w:{side}="280"/>',
        f'<w:jc {nsdecls("w")} w:val="{side}"/>',
    ):
        properties.append(parse_xml(xml))
    paragraph.add_run("— ")
    field = f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(field))
    paragraph.add_run(" —")
