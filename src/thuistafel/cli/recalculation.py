"""The verb `narekenen`: the worked examples on this very program, a tick and the figures for each."""

from __future__ import annotations

from argparse import Namespace

from rich.console import Console
from rich.markup import escape

from thuistafel.cli.terminal import console, show_json
from thuistafel.cli.worked import EXAMPLES, Check, Example
from thuistafel.core.errors import ThuistafelError

DIFFERENT = 1


def show(chosen: Namespace) -> int:
    """Recalculate all examples, or one; status 1 when a figure differs."""
    results = [(example, list(example.checks())) for example in _asked(chosen.example)]
    good = all(check.holds for _, checks in results for check in checks)
    if chosen.json:
        show_json({"formaat": 1, "klopt": good, "voorbeelden": [_answer(*result) for result in results]})
    else:
        _show(console(), results)
    return 0 if good else DIFFERENT


def _asked(written: str | None) -> tuple[Example, ...]:
    if written is None:
        return EXAMPLES
    found = tuple(example for example in EXAMPLES if example.number == written.upper())
    if not found:
        raise ThuistafelError("unknown_example", written=written)
    return found


def _answer(example: Example, checks: list[Check]) -> dict[str, object]:
    figures = [
        {"wat": check.what, "verwacht": check.expected, "berekend": check.found, "klopt": check.holds}
        for check in checks
    ]
    return {"voorbeeld": example.number, "titel": example.title, "cijfers": figures}


def _show(out: Console, results: list[tuple[Example, list[Check]]]) -> None:
    for example, checks in results:
        mark = "✓" if all(check.holds for check in checks) else "✗"
        out.print(f"[bold]{mark} {example.number} {escape(example.title)}[/]")
        for check in checks:
            shown = check.found if check.holds else f"{check.found}  (moet zijn: {check.expected})"
            out.print(f"    {escape(check.what)}: {escape(shown)}")
    right = sum(check.holds for _, checks in results for check in checks)
    total = sum(len(checks) for _, checks in results)
    out.print(f"\n{right} van de {total} cijfers kloppen.")
