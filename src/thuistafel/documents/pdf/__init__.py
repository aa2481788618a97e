"""PDF/UA by Typst: the note for the board and the A4 of an alderman."""

from thuistafel.documents.pdf.pdf import alderman_pdf, note_pdf

__all__ = ["alderman_pdf", "note_pdf"]
