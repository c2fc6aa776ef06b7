"""日志封条: how far the journal has come and its hash, on a slip that the partner signs in the evening.

Who has the slip can tell later whether the journal still holds what was recorded that evening: the chain binds every
earlier change, so none can be rewritten or dropped without another code coming out.
"""

import re
import unicodedata
from dataclasses import dataclass

from inspector_app.support.errors import Level, Problem, Refused
from inspector_app.usecases.context import Context
from inspector_app.usecases.list_files import ListColumn, ListSheet

TITLE = "日志封条"
_HEX = 20
"""80 bits of the hash: enough that nobody makes another history with the same code."""
_WHY = "封条码由截至上述编号的全部流水算出，此前任何一条被改动、删去或者补进，算出的封条码都会不同。"
_HOW = (
    "本条由协办监察员核对日期后签名，另行保管；"
    "以后在“设置—备份与检查”（或者用命令 check --seal）输入封条码，即知流水是否仍是当时的。"
)


@dataclass(frozen=True, slots=True)
class Seal:
    """The end of a device's chain: its number and its hash."""

    device: str
    seq: int
    hash: str

    @property
    def code(self) -> str:
        """The code on the slip: device, number, and the first 80 bits of the hash in fours."""
        digits = self.hash[:_HEX]
        return "-".join([self.device[:8], str(self.seq), *(digits[at : at + 4] for at in range(0, _HEX, 4))])


def journal_seal(context: Context) -> Seal:
    """The seal of the journal as it stands now."""
    device = context.store.identity.device
    head = context.store.journal.head(device)
    return Seal(device, head.seq, head.hash)


def seal_sheet(context: Context) -> ListSheet:
    """The slip: what is sealed, and the lines to be signed by hand."""
    seal, team = journal_seal(context), context.team()
    partner = "、".join(each.name for each in team[1:])
    rows = [
        ("设备编号", seal.device),
        ("流水记到", f"第{seal.seq}条"),
        ("封条码", seal.code),
        ("监察员", context.writer.name),
        ("协办监察员", partner),
        ("协办监察员签名", ""),
        ("签名日期", "　　　　年　　月　　日"),
    ]
    return ListSheet(TITLE, [ListColumn("事项"), ListColumn("记载")], rows, (_WHY, _HOW))


def check_seal(context: Context, text: str) -> Problem:
    """What the journal says to a code from a slip: ``seal-holds`` (info), ``seal-differs`` or ``seal-beyond``.

    Raises :class:`Refused` ``seal-shape``, ``seal-other-device`` for a device that never wrote here.
    """
    begins, seq, digits = _parts(text)
    journal = context.store.journal
    devices = [device for device in journal.devices() if device.startswith(begins)]
    if not devices:
        raise Refused(Problem("seal-other-device", "seal", details={"device": begins}))
    found = [held for device in devices if (held := journal.hash_at(device, seq)) is not None]
    details = {"seq": str(seq)}
    if not found:
        last = max(journal.head(device).seq for device in devices)
        return Problem("seal-beyond", "seal", details={**details, "last": str(last)})
    if any(held.startswith(digits) for held in found):
        return Problem("seal-holds", "seal", Level.INFO, details)
    return Problem("seal-differs", "seal", details=details)


def _parts(text: str) -> tuple[str, int, str]:
    plain = unicodedata.normalize("NFKC", text).lower()
    begins, *rest = re.findall("[0-9a-z]+", plain) or [""]
    digits = "".join(rest[1:])
    if len(begins) != 8 or not rest or not re.fullmatch(r"[0-9]{1,12}", rest[0]) or len(digits) != _HEX:
        raise Refused(Problem("seal-shape", "seal"))
    return begins, int(rest[0]), digits
