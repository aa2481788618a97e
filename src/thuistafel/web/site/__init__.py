"""What every app stands on: events, sent once, done once, health, pages and their furniture."""
