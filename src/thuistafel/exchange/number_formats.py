"""The number formats of a workbook, as its cells point at them."""

from __future__ import annotations

from collections.abc import Iterable

from thuistafel.exchange.strict_xml import Element


def cell_formats(styles: Iterable[Element]) -> tuple[list[str], dict[str, str]]:
    """Per style, as cells number them, the number of its format; and the code of each format that is written out.

    A format without a code is one of those every spreadsheet knows by its number.
    """
    codes: dict[str, str] = {}
    used: list[str] = []
    is_of_cells = False
    for name, attributes in styles:
        if name == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name in {"cellXfs", "cellStyles", "cellStyleXfs", "dxfs"}:
            is_of_cells = name == "cellXfs"
        elif name == "xf" and is_of_cells:
            used.append(attributes.get("numFmtId", ""))
    return used, codes
