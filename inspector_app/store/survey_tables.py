"""What the step of 摸排台账 adds to the store: columns of a project, rounds, and closed statements."""

_UNASKED = """TEXT NOT NULL DEFAULT '{"state":"unasked","text":""}'"""
SURVEYS = f"""
ALTER TABLE project ADD COLUMN labour_funds {_UNASKED};
ALTER TABLE project ADD COLUMN labour_contracts {_UNASKED};
ALTER TABLE project ADD COLUMN insurance {_UNASKED};
CREATE TABLE survey_round (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    title TEXT NOT NULL, first_day TEXT NOT NULL, last_day TEXT NOT NULL, town TEXT NOT NULL,
    department TEXT NOT NULL, note TEXT NOT NULL
) STRICT;
CREATE TABLE surveyed (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    round_rid TEXT NOT NULL REFERENCES survey_round (rid) DEFERRABLE INITIALLY DEFERRED,
    project_rid TEXT NOT NULL REFERENCES project (rid) DEFERRABLE INITIALLY DEFERRED,
    "on" TEXT NOT NULL, "by" TEXT NOT NULL, found TEXT NOT NULL
) STRICT;
CREATE INDEX surveyed_round ON surveyed (round_rid);
CREATE INDEX surveyed_project ON surveyed (project_rid);
CREATE TABLE ledger_statement (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    month TEXT NOT NULL, closed_at TEXT NOT NULL, columns TEXT NOT NULL, figures TEXT NOT NULL,
    lines TEXT NOT NULL, reason TEXT NOT NULL
) STRICT;
CREATE INDEX ledger_statement_month ON ledger_statement (month);
"""
