import json
from datetime import date
from fractions import Fraction

from thuistafel.core.claims import Claim, Grade, Interval, Place, Status, WorkingValue
from thuistafel.core.dossier import Dossier, Flow, Frame, PictureKey, PictureState, Placement, UrgencyFacts
from thuistafel.core.obligations import Rounding
from thuistafel.core.regions import Composition, Municipality, Register
from thuistafel.exchange.answers import (
    balance_answer,
    obligations_answer,
    path_answer,
    picture_answer,
    urgency_answer,
)

PLACE = Place("proef.csv", row=2)
DELFT, THE_HAGUE = Municipality("0503", "Delft"), Municipality("0518", "Den Haag")


def dossier(**tables):
    composition = Composition("Platform31-8", "", (DELFT, THE_HAGUE))
    return Dossier(Frame("Proef", 2023, 2030, "Platform31-8"), composition, **tables)


def w13():
    placed = (680, 680, 740, 740, 800, 800, 800, 800)
    return tuple(
        Flow("BW", 2023 + at, 210 if not at else None, 760, 0, count, PLACE) for at, count in enumerate(placed)
    )


def test_pad_answers_w13():
    answer = path_answer(dossier(flows=w13()))

    group = answer["doelgroepen"][0]
    assert (answer["formaat"], group["doelgroep"], group["gehaald"], group["rest"]) == (1, "BW", False, 250)
    assert group["jaren"][0] == {
        "jaar": 2023, "begin": 210, "instroom": 760, "uitval": 0, "geplaatst": 680, "eind": 290, "wachtmaanden": "4.4",
    }  # fmt: skip
    assert {"vanaf": 2025, "aantal": 42} in group["extra_per_jaar"]
    assert {key: value for key, value in group.items() if key != "doelgroep"} == answer["totaal"]


def test_pad_answers_a_missing_year_with_null_and_a_warning():
    answer = path_answer(dossier(flows=w13()[:3]))

    assert answer["totaal"]["rest"] is None
    assert answer["totaal"]["extra_per_jaar"] is None
    assert "2026" in answer["waarschuwingen"][0]


def test_urgentie_answers_w17():
    def row(name, *numbers):
        return UrgencyFacts(name, *numbers, "", None, None, PLACE)

    rows = (row("U", 60, 100, 7, 9, 2), row("S", 110, 150, 5, 6, 3), row("D", 40, 240, 3, 14, 1),
            row("A", 50, 80, 3, 5, 4), row("V", 8, 14, 6, 10, 1))  # fmt: skip

    answer = urgency_answer(dossier(urgency=rows))

    assert answer["hoe_dan_ook"] == 268
    assert ["U", "A"] in answer["zekere_paren"]
    assert answer["welk_getal"][0] == {"onderwerp": "tekort · D", "opbrengst": "4/3"}
    assert {"onderwerp": "wachttijd · A", "opbrengst": "0"} in answer["welk_getal"]
    assert answer["urgentieklassen"][0] == {"doelgroep": "D", "urgentieklasse": 1}
    assert answer["last"][0] == {
        "doelgroep": "S", "tekort_laag": 110, "tekort_hoog": 150, "wacht_laag": 5, "wacht_hoog": 6,
        "last_laag": 550, "last_hoog": 900, "plaats_van": 1, "plaats_tot": 3,
    }  # fmt: skip


def test_urgentie_answers_null_for_what_is_missing():
    answer = urgency_answer(dossier(urgency=(UrgencyFacts("O", 5, 9, None, None, None, "", None, None, PLACE),)))

    assert answer["last"][0]["last_laag"] is None
    assert answer["last"][0]["plaats_van"] is None
    assert answer["waarschuwingen"]


def test_beeld_answers_status_and_what_is_delivered():
    claim = Claim(4, Interval(3, 5), Grade.REGISTERED, "opgave", date(2023, 1, 1))
    value = WorkingValue(4, Interval(3, 5), Status.SINGLE, claim, (claim,))
    cells = {
        PictureKey("BW", "0503", "wachtend", 2023): value,
        PictureKey("BW", "0518", "wachtend", 2023): PictureState.NOT_DELIVERED,
        PictureKey("BW", "0518", "tekort", 2023): PictureState.NOT_APPLICABLE,
    }

    answer = picture_answer(dossier(picture=cells))

    found = {(cell["gemeente"], cell["indicator"]): cell for cell in answer["beeld"]}
    assert found["Delft", "wachtend"] == {
        "doelgroep": "BW", "cbs_code": "0503", "gemeente": "Delft", "indicator": "wachtend", "jaar": 2023,
        "eenheid": "huishoudens", "aantal": 4, "laag": 3, "hoog": 5, "kwaliteit": "B", "bron": "opgave",
        "status": "enig",
    }  # fmt: skip
    assert found["Den Haag", "wachtend"]["status"] == "niet geleverd"
    assert found["Den Haag", "wachtend"]["aantal"] is None
    assert found["Den Haag", "tekort"]["status"] == "n.v.t."
    total = next(each for each in answer["totalen"] if each["indicator"] == "wachtend")
    assert (total["aantal"], total["laag"], total["hoog"]) == (4, 3, None)
    assert (total["geleverd"], total["minstens"]) == ("1/2", True)


def test_balans_answers_matrix_and_share():
    rows = (
        Placement("0503", "0518", "BW", 2023, 1, "", 3, PLACE),
        Placement("onbekend", "0518", "BW", 2023, 1, "", 2, PLACE),
    )

    year = balance_answer(dossier(placements=rows))["jaren"][0]

    assert year["matrix"]["Delft"] == {"Delft": 0, "Den Haag": 3}
    assert year["matrix"]["onbekend"]["Den Haag"] == 2
    assert year["gemeenten"][1]["voor_anderen"] == 3
    assert year["aandeel_vier_grootste"] == "1"


def test_taakstelling_answers_as_the_contract_says():
    register = Register((DELFT,), inhabitants={"0503": {2021: 103581}}, netherlands={2021: 17475415})

    answer = obligations_answer(13500, "2022-II", register, Rounding.UP)

    assert (answer["periode"], answer["afronding"]) == ("2022-II", "omhoog")
    assert answer["gemeenten"] == [
        {
            "gemeente": "Delft",
            "cbs_code": "0503",
            "inwoners": 103581,
            "peildatum": "2021-01-01",
            "exact": str(Fraction(13500 * 103581, 17475415)),
            "taakstelling": 81,
        }
    ]


def test_every_answer_is_plain_json_also_when_nothing_is_known():
    for answer in (path_answer, urgency_answer, picture_answer, balance_answer):
        assert json.loads(json.dumps(answer(dossier()))) == answer(dossier())
