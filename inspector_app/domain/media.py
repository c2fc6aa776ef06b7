"""Which kinds of files the program can show: said once, for taking in, choosing, and reading."""

import re
from dataclasses import dataclass

from inspector_app.domain.evidence import EvidenceKind


@dataclass(frozen=True, slots=True)
class Media:
    """A kind of file: how its bytes begin, its media type, what it is as evidence, how its name may end, and what the
    reader of pictures calls it (empty: it is none)."""

    begins: re.Pattern[bytes]
    media_type: str
    kind: EvidenceKind
    endings: tuple[str, ...]
    reader: str = ""


JPEG = Media(re.compile(rb"\xff\xd8\xff"), "image/jpeg", EvidenceKind.PHOTO, (".jpg", ".jpeg"), "JPEG")
PNG = Media(re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png", EvidenceKind.PHOTO, (".png",), "PNG")
HEIC = Media(  # what telephones write; the box that says so comes first
    re.compile(rb"....ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)", re.DOTALL), "image/heic", EvidenceKind.PHOTO,
    (".heic", ".heif"), "HEIF",
)  # fmt: skip
PDF = Media(re.compile(rb"%PDF-"), "application/pdf", EvidenceKind.SCAN, (".pdf",))
KNOWN = (JPEG, PNG, HEIC, PDF)


def media_of(data: bytes) -> Media | None:
    """What these bytes are by their beginning, whatever their name says; None for anything else."""
    return next((media for media in KNOWN if media.begins.match(data)), None)
