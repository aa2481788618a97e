"""Figures as SVG text: byte-stable, readable without colour, labelled inside."""
