"""The lines of a table: which row is somebody's line (``row_kinds``), what its cells say (``row_cells``)."""
