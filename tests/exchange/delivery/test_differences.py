"""What a newer version says differently, and what it changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from making_sent import row

from thuistafel.core.dossier import Amount
from thuistafel.exchange.delivery.differences import differences
from thuistafel.wording import sentence


def said(before, after) -> list[str]:
    return [sentence(one.reason) for one in differences(before, after)]


def test_a_changed_number_is_named_with_both_cells() -> None:
    before, after = [row("D4", 42, "a")], [row("D7", 55, "b")]

    assert said(before, after) == ["A, bw, Delft, 2023, stand: 42 → 55 (D4 → D7)"]


def test_what_is_new_and_what_is_gone_is_said() -> None:
    before, after = [row("D4", 42, "a")], [row("D4", 42, "b", herkomst="Den Haag")]

    assert said(before, after) == [
        "A, bw, Delft, 2023, stand: 42 staat er niet meer (D4)",
        "A, bw, Den Haag, 2023, stand: nieuw, 42 (D4)",
    ]


def test_another_spelling_place_or_source_is_no_difference() -> None:
    after = [row("F9", 42, "b", herkomst="DELFT", bron="opgave A")]

    assert said([row("D4", 42, "a")], after) == []


def test_approximate_ranges_and_states_are_written_as_people_do() -> None:
    kinds = [Amount(40, approximate=True), Amount(low=10, high=15), Amount(applies=False), Amount()]
    before = [row("D4", 1, "a", herkomst=str(number)) for number, _ in enumerate(kinds)]
    after = [row("D4", kind, "a", herkomst=str(number)) for number, kind in enumerate(kinds)]

    became = [text.partition("→ ")[2].partition(" (")[0] for text in said(before, after)]
    assert became == ["ca. 40", "10–15", "n.v.t.", "leeg"]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 3)), max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_rows_is_no_difference(stated, chance) -> None:
    rows = [row(f"D{number + 4}", value, "x", herkomst=origin) for number, (origin, value) in enumerate(stated)]
    shuffled = list(rows)
    chance.shuffle(shuffled)

    assert differences(rows, shuffled) == ()
