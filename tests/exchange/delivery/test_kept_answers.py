"""`antwoorden.csv`: written as read, last answer first, never a formula."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.delivery.answers import Answer, Answers, answers_bytes, answers_in

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=("Cc", "Cs")), max_size=12).map(
    str.strip
)
ANSWER = st.builds(Answer, *[TEXT] * 7)


@given(st.lists(ANSWER.filter(lambda one: any((one.sender, one.file, one.sheet, one.spot, one.text))), max_size=5))
def test_what_is_written_is_read_again(entries: list[Answer]) -> None:
    assert answers_in(answers_bytes(Answers(tuple(entries)))).entries == tuple(entries)


def test_no_answer_becomes_a_formula() -> None:
    assert b"'=1+1" in answers_bytes(Answers((Answer("", "a", "", "D4", "=1+1"),)))


def test_a_new_answer_takes_the_place_of_the_one_to_the_same_question() -> None:
    first, other, again = (
        Answer("", "a.xlsx", "", spot, text) for spot, text in (("D4", "1"), ("D5", "2"), ("D4", "3"))
    )

    assert Answers().with_answer(first).with_answer(other).with_answer(again).entries == (other, again)


def test_a_party_remembers_a_heading_and_the_file_itself_goes_first() -> None:
    answers = Answers(
        (Answer("A", "", "", "Gem. herkomst", "herkomst"), Answer("", "b.xlsx", "", "gem herkomst", "gemeente"))
    )

    assert answers.about("Gem. Herkomst", sender="A", file="aanleveringen/a.xlsx") == "herkomst"
    assert answers.about("Gem. herkomst", sender="A", file="aanleveringen/b.xlsx") == "gemeente"
    assert answers.about("Gem. herkomst", sender="B", file="aanleveringen/c.xlsx") is None


@pytest.mark.parametrize("content", [b"", b"\r\n", b"afzender;bestand;blad;plek;antwoord\r\n"])
def test_no_answers_is_no_fault(content: bytes) -> None:
    assert answers_in(content) == Answers()


@pytest.mark.parametrize(
    ("content", "code"), [(b"a;b\n1;2\n", "answers_columns"), (b'"a;b', "csv_broken"), (b"a\0b", "csv_nul")]
)
def test_a_broken_file_says_what_is_wrong(content: bytes, code: str) -> None:
    with pytest.raises(ThuistafelError) as refused:
        answers_in(content)

    assert refused.value.code == code
