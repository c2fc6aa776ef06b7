"""What the step of 专项行动 adds to the store: who leads a campaign, and the parts of one."""

WITNESSED = """
ALTER TABLE draw ADD COLUMN witness TEXT NOT NULL DEFAULT '';
ALTER TABLE listing ADD COLUMN evidence_rids TEXT NOT NULL DEFAULT '[]';
"""
"""Who watched a draw, and the papers with which somebody on the list asked to be taken off."""
CAMPAIGNS = """
ALTER TABLE campaign ADD COLUMN lead_body TEXT NOT NULL DEFAULT '';
ALTER TABLE campaign ADD COLUMN departments TEXT NOT NULL DEFAULT '';
ALTER TABLE inspection ADD COLUMN contracts INTEGER;
CREATE TABLE campaign_step (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    campaign_rid TEXT NOT NULL, title TEXT NOT NULL, first_day TEXT NOT NULL, last_day TEXT NOT NULL,
    who TEXT NOT NULL, done_on TEXT, result TEXT NOT NULL
) STRICT;
CREATE TABLE campaign_team (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    campaign_rid TEXT NOT NULL, name TEXT NOT NULL, inspector_rids TEXT NOT NULL, members TEXT NOT NULL,
    towns TEXT NOT NULL
) STRICT;
CREATE TABLE draw (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    campaign_rid TEXT NOT NULL, drawn_at TEXT NOT NULL, seed TEXT NOT NULL, seed_from TEXT NOT NULL,
    wanted INTEGER NOT NULL, project_rids TEXT NOT NULL, inspector_rids TEXT NOT NULL, drawn TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE TABLE publicity (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    campaign_rid TEXT NOT NULL, "on" TEXT NOT NULL, way TEXT NOT NULL, town TEXT NOT NULL, place TEXT NOT NULL,
    heads INTEGER, leaflets INTEGER, consulted INTEGER, note TEXT NOT NULL, evidence_rids TEXT NOT NULL
) STRICT;
CREATE TABLE self_report (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    campaign_rid TEXT NOT NULL, company_rid TEXT NOT NULL, project_rid TEXT NOT NULL, due TEXT,
    received_on TEXT, workers INTEGER, without_contract INTEGER, contracts INTEGER, unpaid_fen INTEGER,
    found TEXT NOT NULL, evidence_rids TEXT NOT NULL
) STRICT;
CREATE TABLE supervision (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    campaign_rid TEXT NOT NULL, "on" TEXT NOT NULL, body TEXT NOT NULL, found TEXT NOT NULL,
    demand TEXT NOT NULL, due TEXT, corrected_on TEXT, correction TEXT NOT NULL
) STRICT;
CREATE TABLE criterion (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    campaign_rid TEXT NOT NULL, title TEXT NOT NULL, "full" INTEGER NOT NULL, source TEXT NOT NULL
) STRICT;
CREATE TABLE score (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    campaign_rid TEXT NOT NULL, criterion_rid TEXT NOT NULL, body TEXT NOT NULL, points INTEGER,
    reason TEXT NOT NULL
) STRICT;
CREATE TABLE bulletin (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    campaign_rid TEXT NOT NULL, issued_on TEXT NOT NULL, title TEXT NOT NULL, number TEXT NOT NULL,
    "to" TEXT NOT NULL, text TEXT NOT NULL
) STRICT;
"""
