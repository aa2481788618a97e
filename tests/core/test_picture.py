from datetime import date

from thuistafel.core.claims import Claim, Grade, Interval, Status, Unit, WorkingValue
from thuistafel.core.dossier import INDICATORS, Dossier, Frame, PictureKey, PictureState
from thuistafel.core.picture import picture
from thuistafel.core.regions import Composition, Municipality

CODES = ("0503", "0518", "0626", "0629", "0637", "1842", "1916", "1926")
GROUP = "vrouwenopvang"


def known(value, low=None, high=None, unit=Unit.HOUSEHOLDS):
    span = Interval(value if low is None else low, value if high is None else high)
    claim = Claim(value, span, Grade.COUNTED, "opgave", date(2023, 1, 1), unit=unit)
    return WorkingValue(value, span, Status.SINGLE, claim, (claim,))


def dossier(cells):
    keys = {PictureKey(GROUP, code, "aanwezig", at): value for (code, at), value in cells.items()}
    members = tuple(Municipality(code, code) for code in CODES)
    frame = Frame("Proef", 2023, 2030, "Platform31-8")
    return Dossier(frame, Composition("Platform31-8", "", members), picture=keys)


W22 = {("0503", 2023): known(4, 3, 6), ("0518", 2023): known(5), ("0637", 2023): known(1), ("1916", 2023): known(1)} | {
    ("1926", 2023): known(0),
    ("0626", 2023): known(0),
    ("1842", 2023): known(0),
    ("0629", 2023): PictureState.NOT_DELIVERED,
}


def present(found):
    return {cell.municipality: cell for cell in found.cells if cell.indicator == "aanwezig"}


def total(found):
    (one,) = (each for each in found.totals if each.indicator == "aanwezig")
    return one


def test_w22_zero_is_not_blank():
    found = picture(dossier(W22))

    assert present(found)["1926"].known.value == 0
    assert present(found)["0629"].known is PictureState.NOT_DELIVERED
    assert (total(found).value, total(found).at_least) == (11, True)
    assert (total(found).delivered, total(found).asked) == (7, 8)
    assert total(found).range == Interval(10, 13)


def test_not_applicable_is_neither_delivered_nor_missing():
    found = total(picture(dossier(W22 | {("0629", 2023): PictureState.NOT_APPLICABLE})))

    assert (found.delivered, found.asked, found.at_least) == (7, 7, False)


def test_every_group_has_all_indicators_of_all_members():
    found = picture(dossier(W22))

    assert len(found.cells) == len(INDICATORS) * len(CODES)
    waiting = next(each for each in found.totals if each.indicator == "wachtend")
    assert (waiting.value, waiting.range, waiting.delivered, waiting.asked) == (None, None, 0, 8)


def test_the_plan_year_else_the_latest_before_never_later():
    found = picture(
        dossier(
            {("0503", 2020): known(9), ("0503", 2022): known(4), ("0503", 2024): known(7), ("0518", 2024): known(7)}
        )
    )

    assert (present(found)["0503"].known.value, present(found)["0503"].year) == (4, 2022)
    assert present(found)["0518"].known is PictureState.NOT_DELIVERED


def test_a_blank_cell_does_not_hide_an_earlier_number():
    found = picture(dossier({("0503", 2022): known(4), ("0503", 2023): PictureState.NOT_DELIVERED}))

    assert present(found)["0503"].year == 2022


def test_years_that_differ_are_said():
    found = picture(dossier({("0503", 2022): known(4), ("0518", 2023): known(5)}))

    assert total(found).years == (2022, 2023)
    assert [reason.code for reason in found.warnings] == ["picture_years_differ"]


def test_units_are_never_added():
    found = picture(dossier(W22 | {("0518", 2023): known(5, unit=Unit.PERSONS)}))

    totals = {each.unit: each.value for each in found.totals if each.indicator == "aanwezig"}
    assert totals == {Unit.HOUSEHOLDS: 6, Unit.PERSONS: 5}
    assert all(each.at_least for each in found.totals)
    assert [reason.code for reason in found.warnings] == ["picture_units_differ"]


def test_row_order_changes_nothing():
    assert picture(dossier(dict(reversed(W22.items())))) == picture(dossier(W22))
