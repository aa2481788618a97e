"""Reading what people send: files of any shape → sheets → blocks → columns with a meaning → rows of a dossier.

The way of a cell through these modules is in `docs/explanation/hoe-een-spreadsheet-gelezen-wordt.md`.
"""
