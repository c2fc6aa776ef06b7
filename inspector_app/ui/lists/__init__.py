"""Lists of others on their way in: their columns, and file and result beside each other."""
