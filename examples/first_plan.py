"""The core in forty lines: read a dossier, make a plan, open a number.

Run it from the checkout: `.venv/bin/python examples/first_plan.py`
"""

from pathlib import Path

from thuistafel import explain, make_plan, read_dossier
from thuistafel.wording import sentence

DOSSIER = Path(__file__).parent / "haaglanden"
DELFT = "0503"


def main() -> None:
    """Print what an alderman asks: how many, between what, why, and which number to find out."""
    plan = make_plan(read_dossier(DOSSIER))
    total, region = plan.distribution.total, plan.ranges.region
    print(f"{plan.dossier.frame.title} (fictieve cijfers)")
    print(f"Opgave {total.task}, uit voorraad {total.placed}, tekort {total.shortage}.")
    print(f"Wat er ook waar is: een tekort van {region.low} tot {region.high} woningen.")

    for result in plan.distribution.municipalities:
        verdict = plan.certainty[result.code].verdict
        print(f"  {result.name:22} opgave {result.figures.task:4}  tekort {result.figures.shortage:3}  {verdict}")

    print("\nWaarom 25 in Delft?")
    for step in explain(plan, DELFT, "tekort"):
        print(f"  {sentence(step.rule)}")
        for claim in step.claims[:2]:
            places = ", ".join(f"{place.file} rij {place.row}" for place in claim.places)
            print(f"    {claim.value} uit {places}")

    first = plan.next_numbers[0]
    print(f"\nVraag nu: {first.name}; dat beslist in {first.favourable} van de {first.possible} gevallen.")


if __name__ == "__main__":
    main()
