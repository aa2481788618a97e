"""A region and its dossier, file by file and revision by revision; nothing is ever overwritten."""
