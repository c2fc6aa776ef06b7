"""What the step of reports adds to the store: trades, other bodies' figures, reports as sent. Never edited."""

REPORTS = """
ALTER TABLE project ADD COLUMN industry TEXT NOT NULL DEFAULT '';
ALTER TABLE company ADD COLUMN industry TEXT NOT NULL DEFAULT '';
CREATE TABLE reported_figure (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    body TEXT NOT NULL, measure TEXT NOT NULL, value INTEGER NOT NULL, first_day TEXT NOT NULL,
    last_day TEXT NOT NULL, received_on TEXT NOT NULL, note TEXT NOT NULL, evidence_rids TEXT NOT NULL
) STRICT;
CREATE TABLE sent_report (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    kind TEXT NOT NULL, first_day TEXT NOT NULL, last_day TEXT NOT NULL, sent_at TEXT NOT NULL,
    title TEXT NOT NULL, "to" TEXT NOT NULL, campaign_rid TEXT NOT NULL, figures TEXT NOT NULL,
    projects TEXT NOT NULL, text TEXT NOT NULL, evidence_rids TEXT NOT NULL
) STRICT;
CREATE INDEX sent_report_days ON sent_report (kind, last_day);
"""
