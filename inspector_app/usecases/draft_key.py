"""Which record a draft belongs to: page, record, and the dialog in which it is typed."""

from dataclasses import dataclass
from typing import Self

NEW = "new"


@dataclass(frozen=True, slots=True)
class DraftKey:
    """``cases:<rid>:payment`` or ``cases:<rid>:lead:<detail>``; ``rid`` is :data:`NEW` where no record is open yet.

    A page's own editor has no ``kind``: ``interviews:<rid>``. ``is_new`` says that nobody refers to the record yet, so
    that its dialog may go on with another one that was begun.
    """

    page: str
    rid: str = NEW
    kind: str = ""
    detail: str = ""
    is_new: bool = False

    def __str__(self) -> str:
        return ":".join(part for part in (self.page, self.rid, self.kind, self.detail) if part)

    @property
    def stem(self) -> str:
        """What the keys of all new ones of this kind begin with."""
        return f"{self.page}:{self.rid}:{self.kind}:"

    @classmethod
    def parse(cls, text: str) -> Self:
        """The parts of a key as it is stored."""
        page, rid, kind, detail = (*text.split(":", 3), "", "", "")[:4]
        return cls(page, rid, kind, detail)
