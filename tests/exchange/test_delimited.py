import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.delimited import (
    SENT_SEPARATORS,
    decoded,
    escaped,
    parsed,
    separator_of,
    unescaped,
    written,
)
from thuistafel.wording import sentence

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
    text, read_as = decoded(written(grid))

    assert not read_as
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


@pytest.mark.parametrize(
    ("encoding", "read_as"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("utf-16-le", ""),
        ("utf-16-be", ""),
        ("cp1252", "read_as_windows"),
        ("mac_roman", "read_as_mac"),
    ],
)
def test_every_encoding_people_send_is_read_and_a_doubtful_one_said(encoding: str, read_as: str) -> None:
    text = "gemeente;corporatie;aantal\r\nSúdwest-Fryslân;coöperatie Één à façade;5\r\n"

    assert decoded(text.encode(encoding)) == (text, read_as)


def test_utf_16_of_the_other_byte_order_is_known_by_its_mark() -> None:
    assert decoded("\ufeffcoöperatie".encode("utf-16-be")) == ("coöperatie", "")


@given(st.text(st.characters(codec="latin-1", exclude_characters="\0"), min_size=2), st.sampled_from(["le", "be"]))
def test_utf_16_without_a_mark_is_known_by_its_nuls(text: str, order: str) -> None:
    assert decoded(text.encode(f"utf-16-{order}")) == (text, "")


def test_two_encodings_in_one_file_are_refused_with_the_line() -> None:
    glued = "gemeente;bron\r\nDelft;coöperatie\r\n".encode() + "Delft;plan\r\nDelft;façade\r\n".encode("cp1252")
    with pytest.raises(ThuistafelError) as refused:
        decoded(glued)

    assert (refused.value.code, refused.value.values) == ("csv_mixed", {"line": 4, "other": 2})
    assert sentence(refused.value)


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r", "\r\n"])
def test_a_first_line_that_names_the_separator_is_honoured_and_keeps_its_row(separator: str, ending: str) -> None:
    text = ending.join([f"SEP={separator}", f'";,|"{separator}b', "1"])

    assert parsed(text) == ((), (";,|", "b"), ("1",))


def test_a_bar_separates_in_what_others_send_and_not_in_a_dossier() -> None:
    assert parsed("a|b\n1|2\n", SENT_SEPARATORS) == (("a", "b"), ("1", "2"))
    assert parsed("a|b\n1|2\n") == (("a|b",), ("1|2",))
    assert parsed("a|b;c\n", SENT_SEPARATORS) == (("a|b", "c"),)


def test_a_cell_that_looks_as_if_it_names_a_separator_is_written_so_that_it_does_not() -> None:
    assert parsed(decoded(written([("sep=", ""), ("a", "b")]))[0]) == (("sep=", ""), ("a", "b"))


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


@pytest.mark.parametrize("content", ["gemeente".encode("utf-16")[:-1], b"\x81\x8d\x01", b"\xff\xfe\x00\xd8"])
def test_an_unknown_encoding_is_refused(content: bytes) -> None:
    with pytest.raises(ThuistafelError) as refused:
        decoded(content)

    assert refused.value.code == "csv_encoding"
