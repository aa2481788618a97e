"""What templates about files may call."""
