"""What 周调度 and 办公室交办 add to the store: who answers for a hazard, its steps; meetings, tasks, the log."""

DISPATCH = """
ALTER TABLE hazard ADD COLUMN measures TEXT NOT NULL DEFAULT '';
ALTER TABLE hazard ADD COLUMN responsible_body TEXT NOT NULL DEFAULT '';
ALTER TABLE hazard ADD COLUMN responsible_person TEXT NOT NULL DEFAULT '';
ALTER TABLE hazard ADD COLUMN due TEXT;
CREATE TABLE hazard_step (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    hazard_rid TEXT NOT NULL REFERENCES hazard (rid) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL, "on" TEXT NOT NULL, "by" TEXT NOT NULL, text TEXT NOT NULL
) STRICT;
CREATE INDEX hazard_step_hazard ON hazard_step (hazard_rid);
CREATE TABLE meeting (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    kind TEXT NOT NULL, "on" TEXT NOT NULL, title TEXT NOT NULL, place TEXT NOT NULL, lead_body TEXT NOT NULL,
    chair TEXT NOT NULL, bodies TEXT NOT NULL, attendees TEXT NOT NULL, hazard_rids TEXT NOT NULL,
    minutes TEXT NOT NULL
) STRICT;
CREATE TABLE dispatch_task (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    kind TEXT NOT NULL, text TEXT NOT NULL, body TEXT NOT NULL, given_on TEXT NOT NULL, due TEXT NOT NULL,
    person TEXT NOT NULL, meeting_rid TEXT NOT NULL, hazard_rid TEXT NOT NULL, number TEXT NOT NULL,
    done_on TEXT, result TEXT NOT NULL
) STRICT;
CREATE INDEX dispatch_task_due ON dispatch_task (due) WHERE done_on IS NULL;
CREATE INDEX dispatch_task_hazard ON dispatch_task (hazard_rid);
CREATE TABLE activity (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    "on" TEXT NOT NULL, sort TEXT NOT NULL, text TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
"""
ASSIGNMENTS = """
CREATE TABLE assignment (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    kind TEXT NOT NULL, office TEXT NOT NULL, running INTEGER NOT NULL, given_on TEXT NOT NULL, "by" TEXT NOT NULL,
    text TEXT NOT NULL, taken_on TEXT NOT NULL, due TEXT, subject_rid TEXT NOT NULL, file TEXT NOT NULL,
    sha256 TEXT NOT NULL, not_done TEXT NOT NULL
) STRICT;
"""
