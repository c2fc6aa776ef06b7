"""What the step of 要件表 adds to the store: what a person said of the proof of an element."""

ELEMENT_TIES = """
CREATE TABLE element_tie (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    case_rid TEXT NOT NULL, element TEXT NOT NULL, tie TEXT NOT NULL, at TEXT NOT NULL, "by" TEXT NOT NULL,
    piece TEXT NOT NULL, called TEXT NOT NULL, reason TEXT NOT NULL
) STRICT;
CREATE INDEX element_tie_case ON element_tie (case_rid);
"""
