"""What a camera wrote into a picture: read in the process without keys, believed here only as far as it can be true."""

import re
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from typing import Any

from inspector_app.domain.camera import Camera
from inspector_app.domain.hidden_characters import shown
from inspector_app.support.clock import CHINA

_MAKE, _MODEL, _WRITTEN, _DETAILS, _PLACE = 271, 272, 306, 0x8769, 0x8825
_SHUTTER, _SHUTTER_OFFSET, _WRITTEN_OFFSET = 36867, 36881, 36880
_SOUTH_NORTH, _LATITUDE, _WEST_EAST, _LONGITUDE = 1, 2, 3, 4
_MOMENT = re.compile(r"(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d:\d\d:\d\d)")
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)")
_LONGEST = 80
_YEARS = range(1900, 2200)
"""What else stands there was never a clock's; 1970 was, and is worth telling."""
_SHARES_OF_A_DEGREE = (1, 60, 3600)


def told(picture: Any) -> dict[str, str]:
    """In the child: the entries of an opened picture as they stand there, cut short; empty where it has none.

    Pillow raises whatever it likes on entries that somebody made up; a picture can be seen all the same.
    """
    found: dict[str, str] = {}
    with suppress(Exception):
        exif = picture.getexif()
        details = exif.get_ifd(_DETAILS)
        entries = {
            "taken": (details, _SHUTTER), "offset": (details, _SHUTTER_OFFSET), "written": (exif, _WRITTEN),
            "written_offset": (details, _WRITTEN_OFFSET), "make": (exif, _MAKE), "model": (exif, _MODEL),
        }  # fmt: skip
        found = {name: str(source[tag])[:_LONGEST] for name, (source, tag) in entries.items() if tag in source}
    with suppress(Exception):
        found |= _place(picture.getexif().get_ifd(_PLACE))
    return found


def _place(gps: Any) -> dict[str, str]:
    north, east = _degrees(gps[_LATITUDE]), _degrees(gps[_LONGITUDE])
    south, west = str(gps.get(_SOUTH_NORTH)).startswith("S"), str(gps.get(_WEST_EAST)).startswith("W")
    return {"place": f"{-north if south else north:.5f},{-east if west else east:.5f}"}


def _degrees(parts: Any) -> float:
    return sum(float(part) / share for part, share in zip(parts, _SHARES_OF_A_DEGREE, strict=True))


def camera_of(head: Any) -> Camera:
    """What the child told, believed only where it is a time, a place on earth, a name."""
    words = {k: v for k, v in head.items() if isinstance(v, str)} if isinstance(head, dict) else {}
    return Camera(
        _moment(words.get("taken", ""), words.get("offset", "")),
        _moment(words.get("written", ""), words.get("written_offset", "") or words.get("offset", "")),
        _on_earth(words.get("place", "")),
        _device(words.get("make", ""), words.get("model", "")),
    )


def _moment(text: str, offset: str) -> datetime | None:
    """A time; where no zone stands beside it, the device's wall clock is taken for China's."""
    found, zone = _MOMENT.match(text), _OFFSET.match(offset)
    if found is None or int(found[1]) not in _YEARS:
        return None
    try:
        away = timedelta(hours=int(zone[2]), minutes=int(zone[3])) if zone else timedelta()
        where = timezone(-away if zone and zone[1] == "-" else away) if zone else CHINA
        return datetime.fromisoformat("{}-{}-{} {}".format(*found.groups())).replace(tzinfo=where)
    except (ValueError, OverflowError):
        return None


def _on_earth(text: str) -> str:
    try:
        north, east = map(float, text.split(","))
    except ValueError:
        return ""
    nowhere = (north, east) == (0.0, 0.0)  # what a device without a fix writes
    return "" if nowhere or not (-90 <= north <= 90 and -180 <= east <= 180) else f"{north:.5f},{east:.5f}"


def _device(make: str, model: str) -> str:
    """Maker and model, the maker once: many write it into the model as well."""
    make, model = (shown(each.split("\0")[0]).strip() for each in (make, model))
    return model if model.lower().startswith(make.lower()) else f"{make} {model}".strip()
