"""What the step of leads adds to the store: what becomes of them, consultations, legal aid. Never edited."""

SINCE = "ALTER TABLE lead ADD COLUMN case_on TEXT; ALTER TABLE lead ADD COLUMN merged_on TEXT;"
LEADS = """
ALTER TABLE lead ADD COLUMN reply_by TEXT;
ALTER TABLE lead ADD COLUMN refused_on TEXT;
ALTER TABLE lead ADD COLUMN handed_to TEXT NOT NULL DEFAULT '';
ALTER TABLE lead ADD COLUMN handed_on TEXT;
ALTER TABLE lead ADD COLUMN replied_on TEXT;
ALTER TABLE lead ADD COLUMN reply TEXT NOT NULL DEFAULT '';
ALTER TABLE lead ADD COLUMN conclusion TEXT NOT NULL DEFAULT '';
ALTER TABLE lead ADD COLUMN merged_into TEXT NOT NULL DEFAULT '';
ALTER TABLE deadline ADD COLUMN lead_rid TEXT NOT NULL DEFAULT '';
CREATE INDEX deadline_lead ON deadline (lead_rid) WHERE lead_rid <> '';
CREATE TABLE consultation (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    at TEXT NOT NULL, channel TEXT NOT NULL, topic TEXT NOT NULL, answer TEXT NOT NULL,
    heads INTEGER NOT NULL, caller TEXT NOT NULL, phone TEXT NOT NULL, taken_by TEXT NOT NULL,
    project_rid TEXT NOT NULL, lead_rid TEXT NOT NULL
) STRICT;
CREATE TABLE aid_application (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    applied_on TEXT NOT NULL, body TEXT NOT NULL, channel TEXT NOT NULL, matter TEXT NOT NULL,
    person_rids TEXT NOT NULL, heads INTEGER, outer_number TEXT NOT NULL, result TEXT NOT NULL,
    decided_on TEXT, closed_on TEXT, outcome TEXT NOT NULL, case_rid TEXT NOT NULL, lead_rid TEXT NOT NULL
) STRICT;
"""
