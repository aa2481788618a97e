"""A block as it is looked at before it is taken for a form: headings, values, and the words around it."""

from __future__ import annotations

from dataclasses import dataclass

from thuistafel.exchange.delivery.contents import has_amounts, named_by_values, values_of
from thuistafel.exchange.delivery.context import Around, around, stated_around
from thuistafel.exchange.delivery.facets import group_named
from thuistafel.exchange.delivery.headings import headings_of
from thuistafel.exchange.delivery.meaning import columns_of
from thuistafel.exchange.delivery.model import Block, Known
from thuistafel.exchange.forms import Form
from thuistafel.exchange.raw import Raw


@dataclass(frozen=True, slots=True)
class Held:
    """What a column holds: its first values, the dossier column they look like with their share, whether they count."""

    values: tuple[Raw, ...]
    named: str
    share: int
    is_counted: bool


@dataclass(frozen=True, slots=True)
class Looked:
    """All that is seen once, whatever form the block turns out to fill; `headings` and `held` per column."""

    block: Block
    headings: tuple[str, ...]
    held: tuple[Held, ...]
    near: Around
    known: Known
    sender: str

    def answer(self, spot: str) -> str | None:
        """What was answered about a heading, a column or the sheet ('')."""
        sheet = self.block.sheet
        return self.known.answers.about(spot, sender=self.sender, file=sheet.file, sheet=sheet.name)

    def around_of(self, form: Form) -> dict[str, str | int]:
        """What title and sheet state of every row, as columns of the tables the form fills."""
        return self.spelled(columns_of(stated_around(self.block), form, is_lenient=True) or {})

    def spelled(self, fixed: dict[str, str | int]) -> dict[str, str | int]:
        """The same with target groups as the dossier spells them."""
        own = {group_named(group): group for group in sorted(self.known.target_groups, reverse=True)}
        return {
            name: own.get(str(value), value) if name in {"doelgroep", "categorie"} else value
            for name, value in fixed.items()
        }


def look(block: Block, known: Known, sender: str) -> Looked:
    """What is seen of a block."""
    columns = range(block.first_column, block.last_column + 1)
    held = tuple(_held(values_of(block, index), known) for index in columns)
    return Looked(block, headings_of(block), held, around(block, known, sender), known, sender)


def _held(values: tuple[Raw, ...], known: Known) -> Held:
    return Held(values, *named_by_values(values, known), has_amounts(values))
