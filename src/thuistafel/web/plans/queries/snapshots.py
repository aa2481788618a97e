"""Snapshots: whether they still come out as they were frozen, and what is otherwise now."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thuistafel.core.explanation import OUTCOMES
from thuistafel.documents.report import Report
from thuistafel.documents.sheet import Table
from thuistafel.exchange.answers_plan import plan_answer
from thuistafel.web.figures.queries.dossiers import zip_as_of
from thuistafel.web.plans.models import Snapshot
from thuistafel.web.plans.queries.fields import field_name
from thuistafel.web.plans.queries.plans import plan_of, report_from
from thuistafel.web.region.pages import Here
from thuistafel.web.region.viewpoint import Viewpoint
from thuistafel.wording import number

Answer = Mapping[str, object]


def hash_of(answer: Answer) -> str:
    """What names exactly these numbers; its first twelve signs stand on every paper."""
    return hashlib.sha256(json.dumps(answer, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def snapshots_of(here: Here) -> QuerySet[Snapshot]:
    """The snapshots of the region; none while only own numbers may be seen, for each holds everyone's."""
    if here.is_first_look:
        return Snapshot.objects.none()
    return Snapshot.objects.filter(region=here.region).select_related(
        "region", "made_by__user", "made_by__organisation"
    )


def viewpoint_of(kept: Snapshot) -> Viewpoint:
    """From where the frozen plan was seen."""
    return Viewpoint(kept.region_id, kept.revision, kept.composition, tuple(sorted(kept.switches.items())))


def frozen_report(kept: Snapshot) -> Report:
    """What a page says of the frozen plan."""
    return report_from(viewpoint_of(kept))


def dossier_of_then(kept: Snapshot) -> bytes:
    """The dossier it was made from, as one zip."""
    return zip_as_of(kept.region, kept.revision)


def comes_out(kept: Snapshot) -> bool:
    """Whether calculating it again gives the same numbers, and what is kept was not touched."""
    return hash_of(kept.answer) == kept.hash == hash_of(plan_answer(plan_of(viewpoint_of(kept))))


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a frozen municipality, then and now."""

    name: str
    field: str
    then: object
    now: object


def differences(then: Answer, now: Answer) -> tuple[Figure, ...]:
    """Every number of a municipality or of the region that is otherwise in the second answer."""
    before, after = _by_name(then), _by_name(now)
    fields = (*OUTCOMES, "tekort_laag", "tekort_hoog", "oordeel")
    pairs = [(name, field) for name in {**before, **after} for field in fields]
    found = (Figure(name, field, _of(before, name, field), _of(after, name, field)) for name, field in pairs)
    return tuple(one for one in found if one.then != one.now)


def _by_name(answer: Answer) -> dict[str, Answer]:
    members = cast(list[Answer], answer["gemeenten"])
    return {**{str(one["gemeente"]): one for one in members}, _("Totaal"): cast(Answer, answer["totaal"])}


def _of(answers: Mapping[str, Answer], name: str, field: str) -> object:
    return answers.get(name, {}).get(field)


def differences_table(then: Answer, now: Answer) -> Table:
    """Only the municipalities and the numbers that differ, as `102 → 122`."""
    found = {(one.name, one.field): one for one in differences(then, now)}
    names = tuple(dict.fromkeys(name for name, _field in found))
    fields = tuple(dict.fromkeys(field for _name, field in found))
    rows = tuple((name, *(_change(found.get((name, field))) for field in fields)) for name in names)
    return Table(_("Toen → nu"), (_("Gemeente"), *map(field_name, fields)), rows)


def _change(one: Figure | None) -> str:
    return f"{_written(one.then)} → {_written(one.now)}" if one else ""


def _written(value: object) -> str:
    return value if isinstance(value, str) else number(cast("int | None", value))


def frozen_table(answer: Answer) -> Table:
    """The numbers as they were frozen."""
    fields = ("verhuringen", "ruimte", "opgave", "uit_voorraad", "tekort", "tekort_laag", "tekort_hoog", "ruimte_over")
    rows = [(name, *(_written(one[field]) for field in fields)) for name, one in _by_name(answer).items()]
    head = (_("Gemeente"), *(field_name(field) for field in fields))
    return Table(_("Vastgelegde cijfers, in huishoudens"), head, tuple(rows[:-1]), rows[-1])
