"""New pictures on a card: what a person finds in its camera folder."""

import os
from datetime import UTC, datetime, timedelta

from inspector_app.support.camera_folders import shots

BEGUN = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
ENDINGS = {".jpg", ".heic"}


def put(path, minutes, data=b"picture"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    at = (BEGUN + timedelta(minutes=minutes)).timestamp()
    os.utime(path, (at, at))
    return path


def test_only_pictures_since_then_in_camera_folders_the_oldest_first(tmp_path):
    card, phone = tmp_path / "NIKON", tmp_path / "mtp" / "内部存储"
    put(card / "DCIM" / "100NIKON" / "OLD.JPG", -1)
    second = put(card / "DCIM" / "100NIKON" / "B.JPG", 7)
    first = put(phone / "dcim" / "Camera" / "IMG_1.HEIC", 3)
    put(card / "DCIM" / "100NIKON" / "._B.JPG", 7)
    put(card / "DCIM" / "100NIKON" / "MOVIE.MP4", 7)
    put(card / "DCIM" / "1" / "2" / "3" / "deep.jpg", 7)
    put(card / "Pictures" / "elsewhere.jpg", 7)
    (card / "DCIM" / "link.jpg").symlink_to(second)
    found = shots([card, phone, tmp_path / "gone"], ENDINGS, BEGUN)
    assert [(shot.path, shot.size) for shot in found] == [(first, 7), (second, 7)]
    assert found[0].at == BEGUN + timedelta(minutes=3)
