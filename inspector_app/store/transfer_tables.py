"""What the steps of 案件移交, 他人资料, 版本并存, 查看号码 and 更名 add to the store."""

TRANSFERS = """
CREATE TABLE case_transfer (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    case_rid TEXT NOT NULL, title TEXT NOT NULL, given_at TEXT NOT NULL, giver TEXT NOT NULL, giver_name TEXT NOT NULL,
    receiver TEXT NOT NULL, receiver_name TEXT NOT NULL, earlier TEXT NOT NULL, passed TEXT NOT NULL,
    signature TEXT NOT NULL, state TEXT NOT NULL
) STRICT;
CREATE INDEX case_transfer_case ON case_transfer (case_rid);
"""

LOOKS = """
CREATE TABLE number_look (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    about TEXT NOT NULL, what TEXT NOT NULL, way TEXT NOT NULL, at TEXT NOT NULL, "by" TEXT NOT NULL
) STRICT;
CREATE INDEX number_look_about ON number_look (about);
"""

RENAMINGS = """
CREATE TABLE renaming (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL, company_rid TEXT NOT NULL,
    former TEXT NOT NULL, name TEXT NOT NULL, "on" TEXT NOT NULL, notice TEXT NOT NULL, evidence_rids TEXT NOT NULL
) STRICT;
CREATE INDEX renaming_company ON renaming (company_rid);
"""

COPIES = """
CREATE TABLE colleague_copy (
    id INTEGER PRIMARY KEY, subject TEXT NOT NULL UNIQUE, title TEXT NOT NULL, device TEXT NOT NULL,
    inspector TEXT NOT NULL, agency TEXT NOT NULL, made_at TEXT NOT NULL, taken_at TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
"""

VERSIONS = """
CREATE TABLE other_version (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, rid TEXT NOT NULL, hash TEXT NOT NULL, version INTEGER NOT NULL,
    body TEXT NOT NULL, device TEXT NOT NULL, inspector TEXT NOT NULL, written_at TEXT NOT NULL, source TEXT NOT NULL,
    advice TEXT NOT NULL, taken_at TEXT NOT NULL, UNIQUE (rid, hash)
) STRICT;
"""
