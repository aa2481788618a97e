"""Who sits at the table, what they may, and what happened."""
