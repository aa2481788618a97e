"""What python-docx has no words for: language, header rows, alternative text, rules and a zip that never differs."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shape import InlineShape
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph

from thuistafel.documents.fonts import FAMILY, font_files
from thuistafel.wording.language import REGIONAL, language

INK, GREY = RGBColor(0x14, 0x21, 0x3D), RGBColor(0x4A, 0x55, 0x68)
GROUND, LINE = "F4F5F3", "C9CED4"
SIZES = {"Normal": 10.0, "Heading 1": 20.0, "Heading 2": 11.5, "List Bullet": 10.0, "List Number": 10.0}
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Source Sans travels inside the document (ECMA-376 part 4, 2.8.1), or a wider font would break the tables.
FONT_KEY = "7D2C1E0A-5B64-4F39-9A81-3C0E6D5F2B47"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FONT_TABLE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    f'<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{OFFICE}">'
    f'<w:font w:name="{FAMILY}"><w:altName w:val="Calibri"/><w:panose1 w:val="020B0503030403020204"/>'
    '<w:family w:val="swiss"/><w:pitch w:val="variable"/>'
    f'<w:embedRegular r:id="rId1" w:fontKey="{{{FONT_KEY}}}"/><w:embedBold r:id="rId2" w:fontKey="{{{FONT_KEY}}}"/>'
    "</w:font></w:fonts>"
).encode()
FONT_LINKS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/font" Target="fonts/regular.odttf"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/font" Target="fonts/bold.odttf"/></Relationships>'
).encode()
FONT_TYPE = b'<Default Extension="odttf" ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>'
EMBEDDED = ("Regular", "Bold")
FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def printable(text: str) -> str:
    """The text without characters that XML cannot hold, each shown as □."""
    return UNPRINTABLE.sub("□", text)


LONGEST_PROPERTY = 255


def dress(document: Document, title: str, year: int) -> None:
    """Set the type, the language and properties that never depend on the clock."""
    for name, points in SIZES.items():
        style = document.styles[name]
        if isinstance(style, ParagraphStyle):
            _dress_style(style, points)
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    words = defaults.find(qn("w:lang"))
    words = words if words is not None else defaults.makeelement(qn("w:lang"), {})
    words.set(qn("w:val"), REGIONAL[language()])
    defaults.append(words)
    properties, moment = document.core_properties, datetime(year, 1, 1)
    properties.title, properties.author, properties.last_modified_by = (
        title[:LONGEST_PROPERTY],
        "Thuistafel",
        "Thuistafel",
    )
    properties.language, properties.comments, properties.revision = REGIONAL[language()], "", 1
    properties.created = properties.modified = moment


def _dress_style(style: ParagraphStyle, points: float) -> None:
    style.font.name, style.font.size, style.font.color.rgb = FAMILY, Pt(points), INK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(script), None)
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FAMILY)
    heading = style.name is not None and style.name.startswith("Heading")
    style.font.bold = heading
    style.paragraph_format.space_before = Pt(8 if heading and points < 15 else 0)
    style.paragraph_format.space_after = Pt(3)
    style.paragraph_format.keep_with_next = heading


def describe(picture: InlineShape, words: str) -> None:
    """Give a picture its alternative text."""
    picture._inline.docPr.set("descr", words)


def mark_header(table: Table) -> None:
    """Mark the first row as header: it is read as such and repeats on the next page; rows stay whole."""
    for index, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if index == 0:
            properties.append(OxmlElement("w:tblHeader"))


def rule(table: Table) -> None:
    """Thin lines under rows, none beside cells; little room beside the words."""
    borders = OxmlElement("w:tblBorders")
    for side in ("w:top", "w:bottom", "w:insideH"):
        edge = OxmlElement(side)
        for name, value in (("w:val", "single"), ("w:sz", "4"), ("w:color", LINE)):
            edge.set(qn(name), value)
        borders.append(edge)
    margins = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        edge = OxmlElement(side)
        edge.set(qn("w:w"), "45")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    table._tbl.tblPr.extend((borders, margins))


def shade(paragraph: Paragraph) -> None:
    """A quiet ground behind a paragraph."""
    shading = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", GROUND)):
        shading.set(qn(name), value)
    paragraph._p.get_or_add_pPr().append(shading)


def add_page_number(paragraph: Paragraph) -> None:
    """A field that Word fills with the page number, in the type of the words before it."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = deepcopy(paragraph.runs[-1]._r)
    run.remove(run.find(qn("w:t")))
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def packed(document: Document) -> bytes:
    """The document with its letters inside, as bytes in which every part carries the same fixed day."""
    written, fixed = BytesIO(), BytesIO()
    document.save(written)
    with ZipFile(written) as source, ZipFile(fixed, "w", ZIP_DEFLATED) as target:
        parts = {name: source.read(name) for name in source.namelist()}
        for name, content in with_letters(parts).items():
            part = ZipInfo(name, FIRST_DAY)
            part.compress_type = ZIP_DEFLATED
            target.writestr(part, content)
    return fixed.getvalue()


def with_letters(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts of a document and its two fonts."""
    types = parts["[Content_Types].xml"]
    opening = types.index(b">", types.index(b"<Types")) + 1
    regular, bold = (next(file for file in font_files() if file.stem.endswith(f"-{style}")) for style in EMBEDDED)
    return parts | {
        "[Content_Types].xml": types[:opening] + FONT_TYPE + types[opening:],
        "word/fontTable.xml": FONT_TABLE,
        "word/_rels/fontTable.xml.rels": FONT_LINKS,
        "word/fonts/regular.odttf": obfuscated(regular.read_bytes()),
        "word/fonts/bold.odttf": obfuscated(bold.read_bytes()),
    }


def obfuscated(font: bytes) -> bytes:
    """A font as a document holds it: the first 32 bytes mixed with the key, backwards."""
    key = bytes.fromhex(FONT_KEY.replace("-", ""))[::-1] * 2
    return bytes(one ^ other for one, other in zip(font, key, strict=False)) + font[len(key) :]
