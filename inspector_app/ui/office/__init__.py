"""办公室收件: the office's own window."""
