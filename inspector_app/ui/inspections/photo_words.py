"""In words: when, where and by what a picture was taken, and when it came here."""

from inspector_app.domain.camera import Camera, place_words
from inspector_app.domain.dates import chinese_minute, iso_day, iso_minute, month_day
from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.support.clock import civil_date
from inspector_app.ui.translation import tr
from inspector_app.usecases.evidence import camera_problems

_ODD = {
    "camera-silent": tr("无拍摄时间"),
    "camera-early": tr("时间不准"),
    "camera-ahead": tr("时间不准"),
    "camera-changed": tr("拍后改写"),
}


_CAPTION = 60  # letters


def is_odd(piece: Evidence) -> bool:
    """Whether something is odd about how it was taken, as far as its file tells."""
    return bool(camera_problems(piece))


def caption(piece: Evidence) -> str:
    """What a person said that a photo shows, else what it is called: a file's name tells nobody which picture it is.
    What is longer is no caption but tells from what a picture was made."""
    shows = piece.shows.strip()
    return shows if piece.kind is EvidenceKind.PHOTO and 0 < len(shows) <= _CAPTION else piece.title


def taken_or_came(piece: Evidence) -> str:
    """When it was taken; where that is not known when it came here, which is said."""
    return iso_minute(piece.taken_at) if piece.taken_at else tr("{at}收取").format(at=iso_minute(piece.received_at))


def told_time(piece: Evidence) -> str:
    """The line of a card: when it was taken, or that only its coming is known; what is odd about it stands first."""
    known = taken_or_came(piece)
    codes = [each.code for each in camera_problems(piece)]
    if not codes:
        return tr("{at}　{by}").format(at=known, by=piece.taken_by)
    wrong = piece.camera.taken_at if piece.camera and piece.taken_at is None else None
    came = tr("{day}收取").format(day=month_day(civil_date(piece.received_at)))
    told = iso_day(wrong) if wrong else known if piece.taken_at else came
    return tr("{odd}：{at}").format(odd="、".join(dict.fromkeys(_ODD[code] for code in codes)), at=told)


def told_origin(piece: Evidence) -> str:
    """收取：2026年3月16日10时5分，陈示例。照片文件所记：… (what the device says is nobody's finding). Of a photo it
    may have been told who took it, instead of who took it in: that is an entry of its own."""
    by = "" if piece.kind is EvidenceKind.PHOTO else piece.taken_by
    came = tr("收取：{at}　{by}").format(at=chinese_minute(piece.received_at), by=by).strip()
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
