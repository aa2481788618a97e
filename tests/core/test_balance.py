from fractions import Fraction
from itertools import permutations

from thuistafel.core.balance import balance
from thuistafel.core.claims import Place
from thuistafel.core.dossier import Placement

MEMBERS = ("0503", "0518", "0626", "0629", "0637")


def placed(origin, destination, count, year=2023, source="", group="BW"):
    return Placement(origin, destination, group, year, None, "", count, Place("plaatsingen.csv"), source)


ROWS = [
    placed("0503", "0503", 30),
    placed("0503", "0518", 5),
    placed("0629", "0518", 4),
    placed("0518", "0518", 40),
    placed("onbekend", "0637", 6),
    placed("buiten regio", "0637", 3),
    placed("veilig adres", "0629", 2),
    placed("0626", "0626", 1),
]


def test_who_houses_whom():
    year = balance(ROWS, MEMBERS).years[0]

    assert list(year.matrix) == [*MEMBERS, "buiten regio", "onbekend", "veilig adres"]
    assert year.matrix["0503"] == {"0503": 30, "0518": 5, "0626": 0, "0629": 0, "0637": 0}
    hague, zoetermeer = year.exchange["0518"], year.exchange["0637"]
    assert (hague.own, hague.for_others, hague.origin_unknown, hague.housed_elsewhere) == (40, 9, 0, 0)
    assert (zoetermeer.own, zoetermeer.for_others, zoetermeer.origin_unknown) == (0, 3, 6)
    assert year.exchange["0503"].housed_elsewhere == 5


def test_the_share_of_the_four_largest():
    year = balance(ROWS, MEMBERS).years[0]

    assert year.largest == ("0518", "0503", "0637", "0629")
    assert (year.share, year.origin_share) == (Fraction(90, 91), Fraction(79, 91))


def test_everyone_placed_is_somewhere():
    year = balance(ROWS, MEMBERS).years[0]

    housed = sum(each.own + each.for_others + each.origin_unknown for each in year.exchange.values())
    assert housed == sum(row.count for row in ROWS) == sum(sum(row.values()) for row in year.matrix.values())


def test_a_home_outside_the_members_keeps_its_column():
    year = balance([placed("0503", "1783", 2)], MEMBERS).years[0]

    assert year.matrix["0503"]["1783"] == 2
    assert year.exchange["1783"].for_others == 2


def test_years_are_kept_apart():
    years = balance([placed("0503", "0503", 1, 2024), placed("0503", "0503", 2, 2023)], MEMBERS).years

    assert [(year.year, year.exchange["0503"].own) for year in years] == [(2023, 2), (2024, 1)]


def test_two_sources_on_one_key_are_not_added():
    rows = [placed("0503", "0503", 4, source="b"), placed("0503", "0503", 9, source="a"),
            placed("0503", "0503", 1, source="a")]  # fmt: skip

    results = [balance(order, MEMBERS) for order in permutations(rows)]

    assert {result.years[0].exchange["0503"].own for result in results} == {10}
    assert [reason.code for reason in results[0].warnings] == ["placement_sources_differ"]


def test_nobody_placed_has_no_share():
    assert balance([placed("0503", "0503", 0)], MEMBERS).years[0].share is None
    assert balance([], MEMBERS).years == ()
