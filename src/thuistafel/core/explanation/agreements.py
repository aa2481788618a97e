"""The agreements behind the room: their literal sentence and where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from thuistafel.core.derivation import Step
from thuistafel.core.reasons import because
from thuistafel.core.rules import Rules
from thuistafel.core.switches import SWITCHES, Switch, switches_of

LIMIT = ("maximum_procent", "maximum_niveau", "maximum_basis", "maximum_afronding", "maximum_werking")


def behind_room(rules: Rules) -> Iterator[Step]:
    """The maximum with its source, then each other choice about it that the region made itself."""
    chosen = switches_of(rules)
    for switch in SWITCHES:
        if switch.name == LIMIT[0]:
            yield _source(switch, chosen.get(switch.name))
        elif switch.name in LIMIT and switch.name in chosen:
            yield Step(
                switch.name,
                because("why_choice", name=switch.name, chosen=chosen[switch.name], sentence=switch.sentence),
            )


def _source(switch: Switch, chosen: object | None) -> Step:
    values = {"sentence": switch.sentence, "source": switch.source}
    if chosen is None:
        return Step(switch.name, because("why_agreement", **values))
    return Step(switch.name, because("why_agreement_changed", chosen=chosen, **values))
