"""The one reader of lists from outside: files and pasted text → grids → blocks → columns → lines."""
