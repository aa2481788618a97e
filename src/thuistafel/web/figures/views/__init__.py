"""The screens about figures and their sources, a file per screen."""
