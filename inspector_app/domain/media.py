"""Which kinds of files the program can show: said once, for taking in, choosing, and reading."""

from dataclasses import dataclass

from inspector_app.domain.evidence import EvidenceKind


@dataclass(frozen=True, slots=True)
class Media:
    """A kind of file: how its bytes begin, its media type, what it is as evidence, and how its name may end."""

    magic: bytes
    media_type: str
    kind: EvidenceKind
    endings: tuple[str, ...]


JPEG = Media(b"\xff\xd8\xff", "image/jpeg", EvidenceKind.PHOTO, (".jpg", ".jpeg"))
PNG = Media(b"\x89PNG\r\n\x1a\n", "image/png", EvidenceKind.PHOTO, (".png",))
PDF = Media(b"%PDF-", "application/pdf", EvidenceKind.SCAN, (".pdf",))
KNOWN = (JPEG, PNG, PDF)


def media_of(data: bytes) -> Media | None:
    """What these bytes are by their beginning, whatever their name says; None for anything else."""
    return next((media for media in KNOWN if data.startswith(media.magic)), None)
