"""What the step of 联系记录 adds to the store."""

CONTACTS = """
CREATE TABLE contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    case_rid TEXT NOT NULL, at TEXT NOT NULL, way TEXT NOT NULL, outcome TEXT NOT NULL, party TEXT NOT NULL,
    party_rid TEXT NOT NULL, number TEXT NOT NULL, answered_by TEXT NOT NULL, text TEXT NOT NULL,
    appointed_at TEXT, came INTEGER, "by" TEXT NOT NULL, evidence_rids TEXT NOT NULL
) STRICT;
CREATE INDEX contact_case ON contact (case_rid);
"""
