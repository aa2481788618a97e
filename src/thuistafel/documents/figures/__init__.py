"""Figures as SVG text: byte-stable, readable without colour, labelled inside.

Each takes the report and a width in pixels; `key` makes the ids unique where several stand on one page.
"""

from thuistafel.documents.figures.bars import bars
from thuistafel.documents.figures.boundaries import boundaries
from thuistafel.documents.figures.houses import houses
from thuistafel.documents.figures.path import path
from thuistafel.documents.figures.places import places
from thuistafel.documents.figures.price import price
from thuistafel.documents.figures.tiles import tiles
from thuistafel.documents.figures.waterfall import waterfall

__all__ = ["bars", "boundaries", "houses", "path", "places", "price", "tiles", "waterfall"]
