"""The screens that show a plan, a file per screen."""
