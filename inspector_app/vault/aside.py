"""The name of a folder, without all that opens what lies in it: who only looks for a store needs no more."""

ASIDE = "left-over"
"""The folder beside the sealed files for those that nothing names any more."""
