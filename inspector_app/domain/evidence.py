"""证据: photos, scans and files in the sealed store; videos only by name, hash and place."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from inspector_app.domain.camera import Camera


class EvidenceKind(StrEnum):
    PHOTO = "photo"
    SCAN = "scan"
    FILE = "file"
    VIDEO = "video"


@dataclass(frozen=True, slots=True)
class Evidence:
    """证据. ``sealed`` says that the original bytes lie in the sealed store under ``sha256``; size in bytes.

    ``taken_at`` is when a picture was taken as far as that is known; ``camera`` is what its file says of that, None
    where nobody looked.
    """

    rid: str
    kind: EvidenceKind
    title: str
    sha256: str
    size: int
    media_type: str
    received_at: datetime
    sealed: bool = True
    case_rid: str = ""
    inspection_rid: str = ""
    project_rid: str = ""
    taken_at: datetime | None = None
    taken_by: str = ""
    shows: str = ""
    kept_at: str = ""
    camera: Camera | None = None
