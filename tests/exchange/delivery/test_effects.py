"""What a delivery turns, said of the range it is about."""

from thuistafel.exchange.delivery.effects import Decision, Effect
from thuistafel.wording import sentence


def test_a_verdict_of_the_second_range_is_not_told_as_the_verdict() -> None:
    before, after = Decision(80, "zeker wel", "hangt af van"), Decision(94, "zeker wel", "zeker wel")

    said = sentence(Effect("de regio", before, after).reason)

    assert said == "de regio: tekort 80 → 94, oordeel als planwaarden afwijken “hangt af van” → “zeker wel”"
