"""Rows without claims, stated in the dossier's own tables and in a sent file too."""

from dataclasses import replace

from dossier_rows import assembled, codes, row

from thuistafel.core.dossier import Table

PLACED = {"herkomst": "Delft", "woongemeente": "Delft", "doelgroep": "jeugd", "jaar": 2022, "kwartaal": 1}
BUILT = {"product": "Flex 1", "gemeente": "Delft", "soort": "flexwoning"}


def sent(table, **cells):
    return replace(row(table, "aanleveringen/q1.xlsx", **cells), at={"aantal": "F4"})


def placed(aantal, make=row, **cells):
    return make(Table.PLACEMENTS, **PLACED | {"aantal": aantal} | cells)


def built(woningen, make=row):
    return make(Table.PRODUCTS, **BUILT | {"woningen": woningen})


class TestWhatIsSentOfWhatTheTableHas:
    """A table that was filled from sent files is not added to them."""

    def test_the_same_placement_counts_once(self):
        dossier = assembled(placed(7), placed(7, sent))
        assert [one.count for one in dossier.placements] == [7]
        assert dossier.conflicts == ()

    def test_another_number_is_reported_and_the_table_holds(self):
        dossier = assembled(placed(7), placed(9, sent), built(60), built(50, sent))
        assert [one.count for one in dossier.placements] == [7]
        assert [one.homes for one in dossier.products] == [60]
        assert codes(dossier.conflicts) == ["row_given_twice"] * 2

    def test_what_only_senders_say_adds_up_as_before(self):
        dossier = assembled(placed(7), placed(2, sent, kwartaal=2), placed(3, sent, kwartaal=2))
        assert sorted(one.count for one in dossier.placements) == [2, 3, 7]
