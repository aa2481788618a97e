"""What `dossier.toml` may say (the contract's paragraph on the dossier folder)."""

import pytest

from thuistafel.core.dossier import frame_from
from thuistafel.core.errors import DossierError
from thuistafel.core.rules import CapLevel
from thuistafel.wording.dossier import SENTENCES


def test_a_frame_with_all_it_can_say():
    frame = frame_from(
        {
            "formaat": 1,
            "titel": "Haaglanden 2023",
            "planjaar": 2023,
            "horizon": 2030,
            "fictief": True,
            "samenstelling": "SVH-9",
            "regels": {"maximum_niveau": "regio"},
        }
    )
    assert (frame.title, frame.plan_year, frame.horizon, frame.composition) == ("Haaglanden 2023", 2023, 2030, "SVH-9")
    assert frame.fictional
    assert frame.rules.cap_level is CapLevel.REGION


def test_what_is_left_out_has_a_default():
    frame = frame_from({"formaat": 1, "planjaar": 2023})
    assert (frame.title, frame.horizon, frame.composition, frame.fictional) == ("", 2023, "Platform31-8", False)


@pytest.mark.parametrize(
    ("toml", "code"),
    [
        ({}, "wrong_format"),
        ({"formaat": 2, "planjaar": 2023}, "wrong_format"),
        ({"formaat": True, "planjaar": 2023}, "wrong_format"),
        ({"formaat": "1", "planjaar": 2023}, "wrong_format"),
        ({"formaat": 1}, "no_plan_year"),
        ({"formaat": 1, "planjaar": "2023"}, "frame_value"),
        ({"formaat": 1, "planjaar": True}, "frame_value"),
        ({"formaat": 1, "planjaar": 23}, "frame_value"),
        ({"formaat": 1, "planjaar": 2023, "horizon": 2022}, "horizon_before_plan_year"),
        ({"formaat": 1, "planjaar": 2023, "fictief": "ja"}, "frame_value"),
        ({"formaat": 1, "planjaar": 2023, "titel": 3}, "frame_value"),
        ({"formaat": 1, "planjaar": 2023, "regels": 3}, "frame_value"),
        ({"formaat": 1, "planjaar": 2023, "regio": "x"}, "unknown_key"),
        ({"formaat": 1, "planjaar": 2023, "regels": {"tekort": "weg"}}, "switch_value"),
        ({"formaat": 1, "planjaar": 2023, "regels": {"plafond": 10}}, "unknown_switch"),
    ],
)
def test_what_cannot_be_understood_stops_with_one_sentence(toml, code):
    with pytest.raises(DossierError) as refused:
        frame_from(toml)
    assert refused.value.code == code
    assert SENTENCES[code].format(**refused.value.values)
