"""Values for the pages, read from claims and files."""
