import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.delimited import decoded, escaped, parsed, separator_of, unescaped, written

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
HARD = st.sampled_from(
    ["=cmd|'/c calc'!A1", "'=1", "''=1", "-5", "+31", "@SUM", "\t=1", "0012", " a ", "a;b", "'s", '"']
)
GRIDS = st.lists(st.lists(TEXTS | HARD, max_size=4).map(tuple), max_size=6).map(tuple)


@given(TEXTS | HARD, st.booleans())
def test_escaping_a_formula_is_undone_exactly(text: str, in_number_column: bool) -> None:
    assert unescaped(escaped(text, in_number_column)) == text


@given(TEXTS | HARD)
def test_nothing_written_starts_as_a_formula(text: str) -> None:
    assert escaped(text)[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n"} or not text


@pytest.mark.parametrize("number", ["-5", "-59/100", "-1.032", "-8,1%"])
def test_a_true_negative_number_stays_a_number(number: str) -> None:
    assert escaped(number, in_number_column=True) == number
    assert escaped(number) == f"'{number}"


def test_an_attack_in_a_number_column_is_no_number() -> None:
    assert escaped("-2+3", in_number_column=True) == "'-2+3"


@given(GRIDS)
def test_a_grid_survives_writing_and_reading_byte_for_byte(grid: tuple[tuple[str, ...], ...]) -> None:
    text, from_windows = decoded(written(grid))

    assert not from_windows
    assert parsed(text) == grid
    assert written(parsed(text)) == written(grid)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r", "\r\n"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_separator_line_ending_and_bom_do_not_matter(separator: str, ending: str, bom: bytes) -> None:
    content = bom + ending.join(separator.join(row) for row in (["gemeente", "saldo"], ["Súdwest", "0"])).encode()

    assert parsed(decoded(content)[0]) == (("gemeente", "saldo"), ("Súdwest", "0"))


def test_the_separator_is_counted_outside_quotes() -> None:
    assert separator_of('"a,b,c,d";"e\n,f"\n') == ";"


def test_windows_text_is_read_and_said() -> None:
    assert decoded("coöperatie".encode("cp1252")) == ("coöperatie", True)


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"a;b\n1;\x002\n", "csv_nul", 2),
        (b'a;b\n1;2\n3;"open\n4;5\n', "csv_broken", 3),
        (b'a;b\n1;"2"x\n', "csv_broken", 2),
    ],
)
def test_what_cannot_be_divided_is_refused_with_its_line(content: bytes, code: str, line: int) -> None:
    with pytest.raises(ThuistafelError) as refused:
        parsed(decoded(content)[0])

    assert (refused.value.code, refused.value.values["line"]) == (code, line)


@pytest.mark.parametrize("content", ["gemeente".encode("utf-16"), b"\x81\x8d\x8f"])
def test_an_unknown_encoding_is_refused(content: bytes) -> None:
    with pytest.raises(ThuistafelError) as refused:
        decoded(content)

    assert refused.value.code == "csv_encoding"
