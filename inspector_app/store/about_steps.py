"""What steps do when a paper keeps more of what it speaks of: kept papers and drafts are told that it is none."""

import json
from collections.abc import Mapping

from inspector_app.vault.door import Database, rows, run


def as_json(value: object) -> str:
    """As a step writes it."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def tell_about(db: Database, new: Mapping[str, str]) -> None:
    """Add fields with their empty values to what each paper and each draft of one speaks of."""
    for number, about in rows(db, "SELECT id, about FROM document"):
        told = json.dumps({**json.loads(about), **new}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        run(db, "UPDATE document SET about = ? WHERE id = ?", (told, number))
    for table in ("draft", "discarded_draft"):
        for number, text in rows(db, f"SELECT id, body FROM {table} WHERE key LIKE 'documents:%'"):
            body = json.loads(text)
            paper = body.get("paper") if isinstance(body, dict) else None
            if isinstance(paper, dict) and isinstance(paper.get("about"), dict):
                paper["about"] |= new
                run(db, f"UPDATE {table} SET body = ? WHERE id = ?", (json.dumps(body), number))


ABOUT_0004 = {
    "person_rid": "", "interview_rid": "", "inspection_rid": "", "liability_rid": "", "order_rid": "",
    "served_rid": "", "service_rid": "", "claim_rids": [], "payment_rids": [], "inspector_rids": [],
}  # fmt: skip


def lifted_draft(text: str) -> str:
    """The draft of a paper with the records it speaks of gathered; any other draft as it is."""
    body = json.loads(text)
    paper = body.get("paper") if isinstance(body, dict) else None
    if not isinstance(paper, dict) or "about" in paper:
        return text
    about = {name: paper.pop(name, empty) for name, empty in ABOUT_0004.items()}
    return json.dumps({**body, "paper": {**paper, "about": about}})
