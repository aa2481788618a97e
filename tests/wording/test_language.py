"""What is said follows the language of whoever asks, and of nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from contextvars import copy_context
from datetime import date
from fractions import Fraction
from gettext import GNUTranslations
from pathlib import Path
from threading import Barrier, Thread

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from hypothesis import given
from hypothesis import strategies as st

from thuistafel.core.claims import Interval, Place
from thuistafel.core.errors import ThuistafelError
from thuistafel.core.reasons import because
from thuistafel.wording import advised, language, remedy, sentence
from thuistafel.wording.language import speaking, translated
from thuistafel.wording.numbers import number, written

ENGLISH = {
    "{first} en {last}": "{first} and {last}",
    "ja": "yes",
    "maart": "March",
    "rij {row}": "row {row}",
    "kolom {column}": "column {column}",
    "Bedoelde u “{name}”?": "Did you mean “{name}”?",
    "Onder [regels] in dossier.toml staat bij “{name}” de waarde “{given}”; dat kan niet.": (
        "Under [regels] in dossier.toml “{name}” is “{given}”; that is not possible."
    ),
    "Kies: {allowed}.": "Choose: {allowed}.",
    "een heel getal, 1 of meer": "a whole number, 1 or more",
}


@pytest.fixture(scope="module", autouse=True)
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A small English catalogue in place of the real one."""
    folder = tmp_path_factory.mktemp("locale")
    messages = Catalog(locale="en")
    for dutch, english in ENGLISH.items():
        messages.add(dutch, english)
    (folder / "en" / "LC_MESSAGES").mkdir(parents=True)
    with (folder / "en" / "LC_MESSAGES" / "django.mo").open("wb") as file:
        write_mo(file, messages)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(language, "LOCALE", folder)
        language._catalogue.cache_clear()
        yield
    language._catalogue.cache_clear()


def test_values_are_written_as_the_language_does() -> None:
    with speaking("en"):
        said = [
            number(Fraction(2469137, 2)),
            number(-59),
            number(None),
            written(("Delft", "Rijswijk", "Westland")),
            written(date(2030, 3, 31)),
            written(True),
            written(Interval(1062, 2101)),
            written(Place("uitstroom.csv", row=12, column="aantal")),
        ]

    assert said == [
        "1,234,568.5",
        "−59",
        "–",
        "Delft, Rijswijk and Westland",
        "31 March 2030",
        "yes",
        "1,062–2,101",
        "uitstroom.csv, row 12, column aantal",
    ]


@given(st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=999))
def test_a_number_differs_between_languages_in_its_marks_only(value: Fraction) -> None:
    with speaking("en"):
        english = number(value)

    assert number(value) == english.translate(str.maketrans(".,", ",."))


def test_a_sentence_its_remedy_and_the_sentences_inside_it_follow_the_language() -> None:
    near = because("did_you_mean", name="groepen")
    wrong = ThuistafelError("switch_value", name="groepen", given=near, allowed="een heel getal, 1 of meer")

    with speaking("en"):
        said = (sentence(wrong), remedy(wrong))

    assert said == (
        "Under [regels] in dossier.toml “groepen” is “Did you mean “groepen”?”; that is not possible.",
        "Choose: a whole number, 1 or more.",
    )
    assert advised(wrong).endswith("Kies: een heel getal, 1 of meer.")


def test_names_and_words_to_type_stay_as_they_are() -> None:
    with speaking("en"):
        assert remedy(because("switch_value", name="ja", given="ja", allowed="ja | nee")) == "Choose: ja | nee."
        assert "“ja”" in sentence(because("switch_value", name="ja", given="ja", allowed="ja | nee"))


def test_what_the_catalogue_lacks_is_said_in_dutch_and_an_empty_text_stays_empty() -> None:
    with speaking("en"):
        assert translated("nergens vertaald") == "nergens vertaald"
        assert translated("") == ""


def test_a_language_ends_where_it_was_asked_for_also_after_a_fault() -> None:
    with speaking("en-GB"), speaking("nl"):
        assert number(1032) == "1.032"
    with pytest.raises(ValueError, match="stop"), speaking("en"):
        raise ValueError("stop")

    assert language.language() == "nl"


def test_a_function_can_always_speak_one_language() -> None:
    @speaking("nl")
    def dutch() -> str:
        return number(1032)

    with speaking("en"):
        assert (dutch(), number(1032)) == ("1.032", "1,032")


def test_two_readers_at_once_each_hear_their_own_language() -> None:
    heard: dict[str, list[str]] = {}
    together = Barrier(2)

    def listen(tongue: str) -> None:
        with speaking(tongue):
            together.wait(10)
            heard[tongue] = [number(1032) for _ in range(200)]

    readers = [Thread(target=copy_context().run, args=(listen, tongue)) for tongue in ("nl", "en")]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join(10)

    assert {tongue: set(said) for tongue, said in heard.items()} == {"nl": {"1.032"}, "en": {"1,032"}}


@pytest.mark.parametrize("unknown", ["de", "", "../en", "english"])
def test_an_unknown_language_is_dutch_and_opens_no_file(unknown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(GNUTranslations, "_parse", lambda _, file: opened.append(Path(file.name)))

    with speaking(unknown):
        assert language.language() == "nl"

    assert opened == []
