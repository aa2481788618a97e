"""What happened to a dossier, change by change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from thuistafel.core.dossier import Row
from thuistafel.core.reasons import Reason
from thuistafel.exchange.delivery.differences import differences
from thuistafel.exchange.stored import from_json
from thuistafel.web.accounts.models import Member, Organisation
from thuistafel.web.figures.models import Claim
from thuistafel.web.region.models import Region, Revision

MOST_SHOWN = 300


@dataclass(frozen=True, slots=True)
class Change:
    """A revision with what it did; `undone_by` is the later one that took it back.

    Of another party's change `note` and the names of files are empty for who may only see its own.
    """

    revision: Revision
    note: str
    added: tuple[str, ...]
    replaced: tuple[str, ...]
    gone: tuple[str, ...]
    undone_by: int | None

    @property
    def may_be_undone(self) -> bool:
        """Whether there is something to take back: not the start, and not what was taken back already."""
        return self.revision.kind != Revision.Kind.START and self.undone_by is None


def changes_of(region: Region, until: int, only: Organisation | None = None) -> list[Change]:
    """The revisions up to `until`, newest first; with `only` what others did is not told."""
    found = Revision.objects.filter(region=region, number__lte=until).order_by("-number")
    revisions = list(found.select_related("made_by__user", "made_by__organisation"))
    undone = {int(one.note): one.number for one in revisions if _undoes(one)}
    changes = [_change(one, undone.get(one.number)) for one in revisions]
    return [one if only is None or _is_by(one, only) else _untold(one) for one in changes]


def _is_by(one: Change, organisation: Organisation) -> bool:
    return one.revision.made_by is not None and one.revision.made_by.organisation_id == organisation.pk


def _untold(one: Change) -> Change:
    return Change(one.revision, "", (), (), (), one.undone_by)


def undone_by(region: Region, number: int) -> int | None:
    """The revision that took this one back already."""
    found = Revision.objects.filter(region=region, kind=Revision.Kind.UNDO, note=str(number)).order_by("-number")
    return found.values_list("number", flat=True).first()


def _undoes(one: Revision) -> bool:
    return one.kind == Revision.Kind.UNDO and one.note.isdecimal()


def _change(one: Revision, undone_by: int | None) -> Change:
    pairs = sorted(one.files.items())
    return Change(
        one,
        one.note,
        tuple(name for name, (before, after) in pairs if after and not before),
        tuple(name for name, (before, after) in pairs if after and before),
        tuple(name for name, (before, after) in pairs if before and not after),
        undone_by,
    )


def numbers_changed(region: Region, number: int, member: Member) -> tuple[tuple[Reason, ...], int]:
    """What a revision changed number by number, as far as the member may see it; and how many there are."""
    visible = Claim.objects.visible_to(member).filter(region=region)
    found = differences(_rows(visible.filter(until=number)), _rows(visible.filter(since=number)))
    return tuple(one.reason for one in found[:MOST_SHOWN]), len(found)


def _rows(claims: Iterable[Claim]) -> list[Row]:
    return [from_json(claim.content) for claim in claims]
