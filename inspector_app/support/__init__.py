"""Standard library only: clock, paths, files, errors, progress, log, words."""
