"""What a column holds, when its heading does not say so: most of its values are names, years or amounts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import islice

from thuistafel.exchange.delivery.facets import group_named, is_origin, is_place
from thuistafel.exchange.delivery.headings import is_amount
from thuistafel.exchange.delivery.model import Block, Known
from thuistafel.exchange.delivery.months import month_named
from thuistafel.exchange.delivery.parties import bare_party
from thuistafel.exchange.delivery.totals import is_total
from thuistafel.exchange.delivery.vocabulary import plain
from thuistafel.exchange.raw import Raw, is_blank, text_of

MOST_VALUES = 200
"""So many values of a column are looked at."""
_LEAST_ALIKE = 80
_GRADES = frozenset("ABCDE")


def values_of(block: Block, index: int) -> tuple[Raw, ...]:
    """The first values of a column, without blanks and without totals."""
    cells = (block.cell(row, index) for row in range(block.first_row, block.last_row + 1))
    return tuple(islice((cell for cell in cells if not is_blank(cell) and not is_total(text_of(cell))), MOST_VALUES))


def has_amounts(values: Iterable[Raw]) -> bool:
    """Whether most of what stands there are amounts."""
    found = list(values)
    return bool(found) and 2 * sum(map(is_amount, found)) > len(found)


def named_by_values(values: Iterable[Raw], known: Known) -> tuple[str, int]:
    """The dossier column the values belong to, with their share in percent; ('', 0) when fewer than 80 percent fit."""
    texts = [text_of(value).strip() for value in values]
    if not texts:
        return "", 0
    for name, fits in _tests(known).items():
        share = 100 * sum(map(fits, texts)) // len(texts)
        if share >= _LEAST_ALIKE:
            return name, share
    return "", 0


def _tests(known: Known) -> Mapping[str, Callable[[str], bool]]:
    groups = {plain(name) for name in known.target_groups}
    institutions, corporations = _bare(known.institutions), _bare(known.corporations)
    return {
        "gemeente": lambda text: is_place(text) or is_origin(text),
        "doelgroep": lambda text: plain(text) in groups or bool(group_named(text)),
        "instelling": lambda text: bare_party(text) in institutions,
        "corporatie": lambda text: bare_party(text) in corporations,
        "jaar": lambda text: len(text) == 4 and text.isdecimal() and text[:2] == "20",
        "stand": lambda text: plain(text) in {"verwacht", "gerealiseerd", "prognose", "realisatie"},
        "maand": lambda text: bool(month_named(text)),
        "kwartaal": lambda text: plain(text) in {"q1", "q2", "q3", "q4"},
        "kwaliteit": lambda text: text in _GRADES,
        "soort": lambda text: plain(text) in {"stroom", "stand", "regulier", "student", "nieuwbouw"},
    }


def _bare(names: Iterable[str]) -> frozenset[str]:
    return frozenset(map(bare_party, names))
