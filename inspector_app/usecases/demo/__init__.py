"""A whole fictional day and the weeks behind it, done once for real through the same use cases as the window."""
