"""What a step adds to the store: lists that somebody brought to a case. Released text is never edited."""

BROUGHT_LISTS = """
CREATE TABLE brought_list (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    case_rid TEXT NOT NULL REFERENCES "case" (rid) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL, title TEXT NOT NULL,
    evidence_rid TEXT NOT NULL REFERENCES evidence (rid) DEFERRABLE INITIALLY DEFERRED,
    brought_on TEXT NOT NULL, from_whom TEXT NOT NULL, lines TEXT NOT NULL, unread TEXT NOT NULL
) STRICT;
CREATE INDEX brought_list_case ON brought_list (case_rid);
"""
