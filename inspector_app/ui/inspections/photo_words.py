"""In words: when, where and by what a picture was taken, and when it came here."""

from inspector_app.domain.camera import Camera, place_words
from inspector_app.domain.dates import chinese_minute, iso_minute
from inspector_app.domain.evidence import Evidence
from inspector_app.ui.translation import tr


def told_time(piece: Evidence) -> str:
    """The line of a card: when it was taken, or that only its coming is known."""
    if piece.taken_at is not None:
        return iso_minute(piece.taken_at)
    return tr("{at}收取").format(at=iso_minute(piece.received_at))


def told_origin(piece: Evidence) -> str:
    """收取：2026年3月16日10时5分，陈示例。照片文件所记：… (what the device says is nobody's finding)."""
    came = tr("收取：{at}　{by}").format(at=chinese_minute(piece.received_at), by=piece.taken_by)
    written = _written(piece.camera) if piece.camera is not None else ""
    return f"{came}\n{written}".strip()


def _written(camera: Camera) -> str:
    told = [
        tr("拍摄{at}").format(at=chinese_minute(camera.taken_at)) if camera.taken_at else "",
        tr("设备{name}").format(name=camera.device) if camera.device else "",
        place_words(camera.place) if camera.place else "",
    ]
    known = "，".join(filter(None, told))
    return tr("照片文件所记（未经核实）：{told}").format(told=known) if known else ""
