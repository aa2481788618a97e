"""What changes a dossier or what is said of it; one verb a file or a few that belong together."""
