"""Asking parties for their numbers: a workbook and a mail each, filled in with what the table already has of them."""
