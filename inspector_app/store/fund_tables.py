"""What the step of 资金链 adds to the store: bank statements, and what is agreed of labour cost."""

FUNDS = """
CREATE TABLE statement (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    taken_at TEXT NOT NULL, title TEXT NOT NULL, form TEXT NOT NULL, role TEXT NOT NULL,
    holder TEXT NOT NULL, account TEXT NOT NULL, bank TEXT NOT NULL, project_rid TEXT NOT NULL,
    case_rid TEXT NOT NULL, sheet TEXT NOT NULL, evidence_rids TEXT NOT NULL, lines TEXT NOT NULL
) STRICT;
CREATE TABLE funding (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    project_rid TEXT NOT NULL, case_rid TEXT NOT NULL, share_bp INTEGER, share_source TEXT NOT NULL,
    share_verified INTEGER NOT NULL, outputs TEXT NOT NULL, cards TEXT NOT NULL, meanings TEXT NOT NULL
) STRICT;
CREATE INDEX statement_project ON statement (project_rid);
CREATE INDEX statement_case ON statement (case_rid);
CREATE INDEX funding_project ON funding (project_rid);
CREATE INDEX funding_case ON funding (case_rid);
"""
