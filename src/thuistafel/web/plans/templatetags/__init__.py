"""What templates of the plan may call."""
