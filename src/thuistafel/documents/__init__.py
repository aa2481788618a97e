"""Core values to paper: figures, PDF, Word, HTML and workbook from one frozen report."""
