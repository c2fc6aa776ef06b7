"""What the step of 编号纸 adds to the store: stocks of numbered sheets and what became of each; telephone approvals."""

_KEY = "id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL"
SHEETS = f"""
ALTER TABLE act ADD COLUMN phone TEXT;
CREATE TABLE sheet_stock (
    {_KEY}, kind TEXT NOT NULL, day TEXT NOT NULL, prefix TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
    width INTEGER NOT NULL, "by" TEXT NOT NULL, form TEXT NOT NULL, note TEXT NOT NULL
) STRICT;
CREATE TABLE sheet (
    {_KEY}, stock_rid TEXT NOT NULL REFERENCES sheet_stock (rid) DEFERRABLE INITIALLY DEFERRED, serial INTEGER NOT NULL,
    fate TEXT, at TEXT, "by" TEXT NOT NULL, document_rid TEXT NOT NULL, act_rid TEXT NOT NULL, reason TEXT NOT NULL,
    witness TEXT NOT NULL, returned_on TEXT, returned_to TEXT NOT NULL, form TEXT NOT NULL, case_rid TEXT NOT NULL,
    project_rid TEXT NOT NULL, subject_rid TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (stock_rid, serial)
) STRICT;
CREATE INDEX sheet_document ON sheet (document_rid) WHERE document_rid <> '';
"""
