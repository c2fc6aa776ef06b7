"""What the folder beside the sealed files is called, without all that opens them: who looks for a store needs no more."""

ASIDE = "left-over"
"""The folder beside the sealed files for those that nothing names any more."""
