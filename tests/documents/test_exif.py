"""What a camera wrote: believed only as far as it can be true, whatever somebody put there."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from inspector_app.documents.exif import camera_of, told
from inspector_app.documents.foreign import look
from inspector_app.domain.camera import Camera
from inspector_app.support.clock import CHINA

DATA = Path(__file__).parent.parent / "data"
MARCH = datetime(2026, 3, 16, 9, 12, 33, tzinfo=CHINA)
PLACE = {1: "N", 2: (31.0, 13.0, 49.5), 3: "E", 4: (121.0, 28.0, 25.3)}


def photo(main=None, details=None, place=None):
    exif = Image.Exif()
    exif.update(main or {})
    exif.get_ifd(0x8769).update(details or {})
    exif.get_ifd(0x8825).update(place or {})
    stream = BytesIO()
    Image.new("RGB", (8, 6)).save(stream, "JPEG", exif=exif)
    return stream.getvalue()


def read(data):
    return camera_of(told(Image.open(BytesIO(data))))


@pytest.mark.parametrize(
    ("written", "camera"),
    [
        (({}, {36867: "2026:03:16 09:12:33"}), Camera(MARCH)),
        (({}, {36867: "2026:03:16 01:12:33", 36881: "+00:00"}), Camera(MARCH)),
        (({306: "2026:03:17 09:12:33"}, {36867: "2026:03:16 09:12:33"}), Camera(MARCH, MARCH + timedelta(days=1))),
        (({271: "SHILI", 272: "Shili 9"},), Camera(device="Shili 9")),
        (({271: "Shili", 272: "X9\0\0"},), Camera(device="Shili X9")),
        (({}, {}, PLACE), Camera(place="31.23042,121.47369")),
        (({}, {}, PLACE | {1: "S", 3: "W"}), Camera(place="-31.23042,-121.47369")),
        (({}, {}, {1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)}), Camera()),
        (({}, {}, {2: (200.0, 0.0, 0.0), 4: (0.0, 0.0, 0.0)}), Camera()),
        (({}, {36867: "0000:00:00 00:00:00"}), Camera()),
        (({}, {36867: "0001:01:01 00:00:00"}), Camera()),
        (({}, {36867: "yesterday"}), Camera()),
        ((), Camera()),
    ],
)
def test_what_is_read(written, camera):
    assert read(photo(*written)) == camera


def test_a_picture_of_a_telephone_is_seen_and_says_how_it_was_taken():
    (sight,) = look([(DATA / "telephone.heic").read_bytes()], 120, 72)
    assert sight.problem is None
    assert (sight.pages[0].width, sight.pages[0].height) == (120, 90)
    assert sight.camera == Camera(MARCH, MARCH, "31.23042,121.47369", "Shili Phone 9")


@given(st.dictionaries(st.sampled_from(["taken", "offset", "written", "place", "make", "model"]), st.text(max_size=30)))
def test_whatever_is_told_is_a_camera(head):
    camera = camera_of(head)
    assert camera.taken_at is None or camera.taken_at.astimezone(UTC)
