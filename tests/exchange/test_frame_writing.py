"""A setting of `dossier.toml` can be changed without touching what stands around it."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuistafel.core.errors import DossierError
from thuistafel.exchange.frame_writing import setting_of, with_setting

TEXT = b"""# Fictieve cijfers
formaat = 1
planjaar = 2023
samenstelling = "Platform31-8"  # volgens Platform31

[regels]
# besproken in de werkgroep
verwaarloosbaar_tekort = 2   # tafel van 3 maart
veiligheidsgroepen = [
  "vrouwenopvang",  # eerst
]
"""


def test_a_value_is_replaced_and_every_remark_stays() -> None:
    changed = with_setting(TEXT, "regels.verwaarloosbaar_tekort", 5, "niet gebruikt")

    assert changed == TEXT.replace(b"= 2   #", b"= 5   #")


def test_a_new_setting_comes_at_the_end_of_its_section_with_its_remark() -> None:
    changed = with_setting(TEXT, "regels.tekort", "solidariteit", "datatafel\n1 mei")

    assert changed == TEXT + b'tekort = "solidariteit"  # datatafel 1 mei\n'


def test_a_setting_above_the_sections_stays_above_them() -> None:
    changed = with_setting(TEXT, "horizon", 2030)

    assert b"# volgens Platform31\nhorizon = 2030\n\n[regels]" in changed


def test_a_list_over_several_lines_is_replaced_whole() -> None:
    changed = with_setting(TEXT, "regels.veiligheidsgroepen", ["opvang"])

    assert changed.endswith(b'veiligheidsgroepen = ["opvang"]\n')


def test_a_setting_that_is_taken_away_leaves_the_rest() -> None:
    assert with_setting(TEXT, "samenstelling", None) == TEXT.replace(
        b'samenstelling = "Platform31-8"  # volgens Platform31\n', b""
    )


def test_a_section_is_made_when_there_is_none_and_windows_line_ends_stay() -> None:
    changed = with_setting(b"formaat = 1\r\nplanjaar = 2023", "regels.tekort", "blijft")

    assert changed == b'formaat = 1\r\nplanjaar = 2023\r\n\r\n[regels]\r\ntekort = "blijft"\r\n'


def test_what_cannot_be_changed_safely_is_refused_and_not_guessed() -> None:
    with pytest.raises(DossierError) as refused:
        with_setting(b'regels = { tekort = "blijft", groepen = "naar_rato" }', "regels.tekort", "solidariteit")

    assert refused.value.code == "frame_not_editable"


def test_what_is_set_is_told_from_a_default() -> None:
    found = tomllib.loads(TEXT.decode())

    assert setting_of(found, "samenstelling") == "Platform31-8"
    assert setting_of(found, "regels.veiligheidsgroepen") == ["vrouwenopvang"]
    assert setting_of(found, "regels.tekort") is None


@given(
    st.sampled_from(["regels.maximum_procent", "regels.tekort", "regels.verwaarloosbaar_tekort", "horizon", "titel"]),
    st.one_of(
        st.integers(0, 10**6),
        st.sampled_from(["8.5", "10", "x", 'a "b" # c', "'", "1/3"]),
        st.booleans(),
        st.none(),
    ),
)
def test_only_the_setting_differs_afterwards(path: str, value: object) -> None:
    section, _, name = path.rpartition(".")

    before, after = (
        tomllib.loads(text.decode(), parse_float=str) for text in (TEXT, with_setting(TEXT, path, value, "# hé"))
    )

    own = (after[section] if section else after).pop(name, None)
    (before[section] if section else before).pop(name, None)
    assert after == before
    assert str(own) == str(value)
