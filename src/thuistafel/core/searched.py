"""Ends that sets and flows do not give: very many members, and solidarity beside a signal; by HiGHS, exact."""

from __future__ import annotations

from thuistafel.core.solve import UNBOUNDED, Column, Line, best_point
from thuistafel.core.space import Edge


def pressed_set(at: Edge) -> list[bool]:
    """The set of members that attains the highest shortage: its gaps and what pools can put in it are largest."""
    gaps, sizes, limits = [gap or 0 for gap in at.gaps], at.sizes.tolist(), at.limits.tolist()
    columns = [Column(gap, 1, whole=True) for gap in gaps] + [Column(1, size) for size in sizes]
    lines = [
        Line(-UNBOUNDED, 0, {len(gaps) + pool: 1} | {member: -most for member, most in enumerate(row) if most})
        for pool, row in enumerate(limits)
    ]
    point = best_point(columns, lines)
    return [chosen > 0.5 for chosen in point[: len(gaps)]]


def people_with_signal(at: Edge, above: int | None) -> list[int]:
    """People from pools per member with which most (least) remains after solidarity beside a signal.

    A member's people fill its room, then what it can hold above its room, then come short: with `s`, `t`, `u` of
    them, shortage less room left is s - room + u. On the low edge a shortage of `above` at most costs nothing.
    """
    search = _Search(at)
    for member in range(len(at.known)):
        search.add_member(member)
    search.add_pools()
    if not at.high:
        search.add_remainder(above)
    point = [round(value) for value in best_point(search.columns, search.lines)]
    return [sum(point[place] for place in search.filled[m]) - at.known[m] for m in range(len(at.known))]


class _Search:
    """The columns and lines of one search."""

    def __init__(self, at: Edge) -> None:
        self.at = at
        self.columns: list[Column] = []
        self.lines: list[Line] = []
        self.filled: list[tuple[int, int, int]] = []
        self.rooms = at.room or at.capacity

    def add(self, value: int, most: float = UNBOUNDED, whole: bool = False) -> int:
        self.columns.append(Column(value, most, whole))
        return len(self.columns) - 1

    def add_member(self, member: int) -> None:
        """Three levels in order; the switch says that the middle one is full (high) or may be used (low)."""
        at, room = self.at, self.rooms[member] or 0
        beyond = max(0, (at.capacity[member] or 0) - room)
        worth = 1 if at.high else 0
        first, middle = self.add(worth, room, whole=True), self.add(0, beyond, whole=True)
        last, switch = self.add(worth, UNBOUNDED, whole=True), self.add(0, 1, whole=True)
        self.filled.append((first, middle, last))
        if at.high:
            people = at.known[member] + int(at.sizes.sum())
            self.lines.append(Line(-UNBOUNDED, 0, {last: 1, switch: -people}))
            self.lines.append(Line(0, UNBOUNDED, {middle: 1, switch: -beyond}))
        else:
            self.lines.append(Line(-UNBOUNDED, 0, {middle: 1, switch: -beyond}))
            self.lines.append(Line(0, UNBOUNDED, {first: 1, switch: -room}))

    def add_pools(self) -> None:
        limits = self.at.limits.tolist()
        cells = [[self.add(0, most) for most in row] for row in limits]
        for size, row in zip(self.at.sizes.tolist(), cells, strict=True):
            self.lines.append(Line(size, size, dict.fromkeys(row, 1)))
        for member, known in enumerate(self.at.known):
            arriving = {row[member]: -1 for row in cells}
            self.lines.append(Line(known, known, dict.fromkeys(self.filled[member], 1) | arriving))

    def add_remainder(self, above: int | None) -> None:
        """What remains is at least shortage less room left, and at least shortage less the maximum."""
        remains = self.add(-1)
        rooms = sum(room or 0 for room in self.rooms)
        used = {place: -1 for first, _, last in self.filled for place in (first, last)}
        self.lines.append(Line(-rooms, UNBOUNDED, {remains: 1} | used))
        if above is not None:
            self.lines.append(Line(-above, UNBOUNDED, {remains: 1} | {last: -1 for _, _, last in self.filled}))
