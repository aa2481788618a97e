"""Text for the writer of workbooks, that takes `<r>…</r>` for markup and would write it unseen into the file."""

from __future__ import annotations

from html import escape


def literal(text: str) -> str:
    """What a cell must be given to hold exactly this text.

    >>> literal("<r>a</r>")
    '<r><t xml:space="preserve">&lt;r&gt;a&lt;/r&gt;</t></r>'
    """
    if not (text.startswith("<r>") and text.endswith("</r>")):
        return text
    return f'<r><t xml:space="preserve">{escape(text, quote=False)}</t></r>'
