"""A dossier to begin with: every table with its columns, and the settings with every switch explained."""

from __future__ import annotations

import json
from fractions import Fraction

from thuistafel.core.switches import SWITCHES, Switch
from thuistafel.exchange.frame import parsed_frame
from thuistafel.exchange.raw import RawTable
from thuistafel.exchange.reading import Reading
from thuistafel.exchange.tables import COLUMNS

HEADING = """\
formaat = 1
titel = {title}
planjaar = 2027                        # het jaar waarvoor u verdeelt
horizon = 2030
fictief = false                        # true zet "Fictieve cijfers" op elk stuk
samenstelling = "Platform31-8"         # of SVH-9, H10, of een eigen naam in samenstelling.csv

# Haal het teken # weg voor een spelregel die u anders wilt dan hier staat.
[regels]
"""


def blank_dossier(title: str) -> Reading:
    """A reading without a single number, to write as folder, zip or workbook."""
    tables = tuple(
        RawTable(f"{table}.csv", "", table, (tuple(column.name for column in columns),))
        for table, columns in COLUMNS.items()
    )
    text = HEADING.format(title=json.dumps(title, ensure_ascii=False)) + "\n".join(map(_line, SWITCHES)) + "\n"
    frame, text = parsed_frame(text.encode())
    return Reading(name=title, frame=frame, frame_text=text, frame_problem=None, tables=tables)


def _line(switch: Switch) -> str:
    value = switch.default
    return f"# {switch.name} = {_toml(value)}  # {switch.sentence}"


def _toml(value: object) -> str:
    """A default as it is written; a switch without one shows that it is left out."""
    match value:
        case None:
            return "…"
        case bool():
            return "true" if value else "false"
        case Fraction():
            return str(value.numerator)
        case tuple():
            return json.dumps(list(value), ensure_ascii=False)
        case int():
            return str(value)
    return json.dumps(str(value), ensure_ascii=False)
