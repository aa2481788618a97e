"""Reading what people send: files of any shape → sheets → blocks → columns with a meaning → rows of a dossier."""
