"""One HTML file that can be mailed on and read without scripts."""

from thuistafel.documents.html.page import render_html

__all__ = ["render_html"]
