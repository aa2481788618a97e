"""Values for the pages, read from plans and dossiers."""
