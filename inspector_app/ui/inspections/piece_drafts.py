"""Under which key what is typed of a piece of evidence is kept: on its card and in its dialogs."""

from inspector_app.domain.evidence import Evidence
from inspector_app.ui.targets import CASES, INSPECTIONS
from inspector_app.usecases.draft_key import NEW, DraftKey

PHOTO = "photo"
"""The kind of what is said of the piece itself."""


def draft_key_of(piece: Evidence, kind: str = PHOTO) -> DraftKey:
    """In its case, else in its visit; in neither a piece of a project."""
    place = (CASES, piece.case_rid) if piece.case_rid else (INSPECTIONS, piece.inspection_rid or NEW)
    return DraftKey(*place, kind, piece.rid)
