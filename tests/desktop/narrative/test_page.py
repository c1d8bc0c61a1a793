"""Paper after GB/T 9704: page, grid, page numbers, fonts, and a file without a date."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from desktop.narrative.page import for_libreoffice, lay_on_side, new_document, saved


@pytest.fixture(scope="module")
def content() -> bytes:
    document = new_document("报告")
    document.add_paragraph("正文", style="Body Text")
    lay_on_side(document)
    document.add_paragraph("附件", style="Annex Text")
    return saved(document)


@pytest.fixture(scope="module")
def document(content: bytes):
    return docx.Document(io.BytesIO(content))


def part(content: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(content)).read(name).decode("utf-8")


@pytest.mark.parametrize(
    ("edge", "millimetres"),
    [
        ("page_width", 210),
        ("page_height", 297),
        ("top_margin", 37),
        ("bottom_margin", 35),
        ("left_margin", 28),
        ("right_margin", 26),
    ],
)
def test_the_page(document, edge: str, millimetres: float):
    assert getattr(document.sections[0], edge).mm == pytest.approx(millimetres, abs=0.02)


def test_22_lines_of_28_characters(document):
    section = document.sections[0]
    grid = section._sectPr.find(qn("w:docGrid"))
    found = {name: grid.get(qn(f"w:{name}")) for name in ("type", "linePitch", "charSpace")}
    assert found == {"type": "linesAndChars", "linePitch": "579", "charSpace": "-848"}
    high = section.page_height.pt - section.top_margin.pt - section.bottom_margin.pt
    wide = section.page_width.pt - section.left_margin.pt - section.right_margin.pt
    assert high // 28.95 == 22
    assert wide / 28 == pytest.approx(16 - 848 / 4096, abs=0.01)


@pytest.mark.parametrize(
    ("style", "font", "points"),
    [
        ("Title", "方正小标宋简体", 22),
        ("heading 1", "黑体", None),
        ("heading 2", "楷体_GB2312", None),
        ("Footer", "宋体", 14),
        ("Table Text", None, 12),
    ],
)
def test_fonts_and_sizes(document, style: str, font: str | None, points: float | None):
    found = document.styles[style]
    fonts = found.element.rPr.find(qn("w:rFonts"))
    assert (None if fonts is None else fonts.get(qn("w:eastAsia"))) == font
    assert (found.font.size.pt if found.font.size else None) == points


def test_the_body_is_16_points_at_28_95(content: bytes, document):
    styles = part(content, "word/styles.xml")
    assert 'w:eastAsia="仿宋_GB2312"' in styles
    normal = document.styles["Normal"]
    assert (normal.font.size.pt, normal.paragraph_format.line_spacing.pt) == (16, 28.95)
    indent = document.styles["Body Text"].element.pPr.find(qn("w:ind"))
    assert indent.get(qn("w:firstLineChars")) == "200"


def test_page_numbers_stand_outside(document):
    assert document.settings.odd_and_even_pages_header_footer
    first = document.sections[0]
    for footer, side in ((first.footer, "right"), (first.even_page_footer, "left")):
        line = footer.paragraphs[0]._p
        assert line.pPr.jc_val is not None
        assert str(line.pPr.jc_val).lower().startswith(side)
        assert "— " in footer.paragraphs[0].text
        assert line.find(qn("w:fldSimple")).get(qn("w:instr")).strip() == "PAGE"
    assert document.sections[1].footer.is_linked_to_previous


def test_the_annex_lies_on_its_side_and_leaves_no_empty_page(document):
    one, other = document.sections
    assert other.page_width == one.page_height
    assert [paragraph.text for paragraph in document.paragraphs] == ["正文", "附件"]


def test_the_file_bears_no_date_and_nothing_that_is_unused(content: bytes):
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "dcterms:created" not in part(content, "docProps/core.xml")
    assert not [n for n in archive.namelist() if re.search("theme|thumbnail|customXml|app.xml", n)]


def test_every_font_says_what_may_stand_in_for_it(content: bytes):
    fonts = part(content, "word/fontTable.xml")
    for name, other in (("仿宋_GB2312", "仿宋"), ("楷体_GB2312", "楷体")):
        assert f'<w:font w:name="{name}"><w:altName w:val="{other}"/>' in fonts


def test_libreoffice_gets_no_grid_and_no_controls(content: bytes):
    other = for_libreoffice(content)
    body = part(other, "word/document.xml")
    assert "linesAndChars" not in body
    assert "w:sdt" not in body
    assert '<w:spacing w:val="-5"/>' in part(other, "word/styles.xml")
    assert part(other, "word/footer1.xml") == part(content, "word/footer1.xml")
