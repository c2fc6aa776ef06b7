"""What a picture's file says of how it was taken, and what is odd about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

_FIRST_YEAR = 2000
"""A clock that was never set starts in 1970 or 1980; what such a device says of the time is worth nothing."""
_AHEAD = timedelta(minutes=10)
_ONE_PRESS = timedelta(minutes=1)
"""A camera writes the time of the picture and of the file within one press of the button."""


@dataclass(frozen=True, slots=True)
class Camera:
    """What stands in a picture's file (EXIF): the shutter's time, when the file was written over, where (degrees north
    and east of WGS 84, ``31.23042,121.47370``) and by which device. Anybody can change it: alone it proves nothing.
    """

    taken_at: datetime | None = None
    changed_at: datetime | None = None
    place: str = ""
    device: str = ""


def oddities(camera: Camera, received_at: datetime) -> Iterator[str]:
    """What a person should look at before a picture is relied on, as codes of sentences.

    ``camera-silent``: it tells no time (chats strip it); ``camera-early``: a time before 2000; ``camera-ahead``: a time
    after the picture was taken in; ``camera-changed``: the file was written over after the picture was taken.
    """
    taken = camera.taken_at
    if taken is None:
        yield "camera-silent"
        return
    if taken.year < _FIRST_YEAR:
        yield "camera-early"
    elif taken > received_at + _AHEAD:
        yield "camera-ahead"
    if camera.changed_at is not None and camera.changed_at > taken + _ONE_PRESS:
        yield "camera-changed"


def time_believed(camera: Camera, received_at: datetime) -> datetime | None:
    """The shutter's time, unless the device's clock was evidently wrong."""
    wrong = {"camera-early", "camera-ahead"}.intersection(oddities(camera, received_at))
    return None if wrong else camera.taken_at


def place_words(place: str) -> str:
    """北纬31.12345°、东经120.12345° of a place as :class:`Camera` keeps it."""
    north, east = map(float, place.split(","))
    return f"{'北纬' if north >= 0 else '南纬'}{abs(north):.5f}°、{'东经' if east >= 0 else '西经'}{abs(east):.5f}°"
