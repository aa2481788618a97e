"""Herkomst en bestemming as printed (W5, contract rule 7)."""

from dataclasses import replace
from pathlib import Path

import pytest

from thuistafel.core.plan import Plan, make_plan
from thuistafel.core.rules import ShortageRule
from thuistafel.documents.report_destinations import matrix
from thuistafel.exchange import read_dossier

EXAMPLE = Path(__file__).parents[2] / "examples/haaglanden"


def planned(**rules: object) -> Plan:
    dossier = read_dossier(EXAMPLE)
    frame = replace(dossier.frame, rules=replace(dossier.frame.rules, **rules))
    return make_plan(replace(dossier, frame=frame), with_next_numbers=False)


@pytest.mark.parametrize("rule", list(ShortageRule))
def test_the_printed_table_adds_up_both_ways(rule: ShortageRule) -> None:
    found = matrix(planned(shortage=rule))

    assert found is not None
    for row in found.rows:
        assert sum(cell or 0 for cell in row.cells) + (row.shortage or 0) == row.task
    for at, housed in enumerate(found.total.cells):
        assert sum(row.cells[at] or 0 for row in found.rows) == housed
    assert [name for _, name in found.columns] == [row.name for row in found.rows]
    assert sum(row.task for row in found.rows) == found.total.task == 760


def test_w5_the_sentence_says_how_many_live_where() -> None:
    stays, moves = matrix(planned()), matrix(planned(shortage=ShortageRule.SOLIDARITY))

    assert stays is not None
    assert moves is not None
    assert stays.sentence == (
        "Van 760 huishoudens worden er 680 in de eigen gemeente gehuisvest en voor 80 is er nog geen woning."
    )
    assert moves.sentence == (
        "Van 760 huishoudens worden er 680 in de eigen gemeente gehuisvest, 39 in een andere gemeente en voor 41 "
        "is er nog geen woning."
    )
    assert moves.note.startswith("Aantal huishoudens dat volgens de afspraak naar een andere gemeente gaat: 39.")
    assert "kan anders worden" in moves.note
    assert stays.note == "Wie een woning krijgt, krijgt die volgens de afspraak in de eigen gemeente."
