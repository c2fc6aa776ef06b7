import os

import pytest

from inspector_app.support import places
from inspector_app.support.medium import Disk, Medium, disk, linux_disk, medium

INNER, STICK, SHARE = Disk("sda", removable=False), Disk("sdb", removable=True), Disk("0:44", removable=False)


@pytest.mark.parametrize(
    ("target", "store", "expected"),
    [
        (STICK, INNER, Medium.STICK), (INNER, INNER, Medium.SAME), (SHARE, INNER, Medium.OTHER),
        (STICK, STICK, Medium.SAME), (INNER, STICK, Medium.OTHER),
    ],
)  # fmt: skip
def test_only_another_removable_medium_is_a_stick(tmp_path, target, store, expected):
    disks = {tmp_path / "target": target, tmp_path / "store": store}
    assert medium(tmp_path / "target", tmp_path / "store", disks.__getitem__) is expected


def test_memory_is_no_medium_to_take_away(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "mounts", lambda: f"44 27 0:52 / {tmp_path} rw - tmpfs tmpfs rw")
    assert medium(tmp_path / "U盘", tmp_path, lambda _folder: INNER) is Medium.MEMORY


def test_two_folders_of_one_disk(tmp_path):
    (tmp_path / "a").mkdir()
    assert disk(tmp_path) == disk(tmp_path / "a")
    assert medium(tmp_path, tmp_path / "a") is Medium.SAME


@pytest.fixture
def system(tmp_path):
    """A machine with an inner disk of two partitions (one encrypted), a stick, a card reader and a USB disk."""
    devices = tmp_path / "devices"

    def plug(number, bus, name, part="", removable="0", kind=""):
        whole = devices / bus / "block" / name
        (whole / "device").mkdir(parents=True, exist_ok=True)
        (whole / "removable").write_text(f"{removable}\n")
        if kind:
            (whole / "device" / "type").write_text(f"{kind}\n")
        node = whole / part if part else whole
        node.mkdir(exist_ok=True)
        link = tmp_path / "dev" / number
        link.parent.mkdir(exist_ok=True)
        link.symlink_to(node)
        return node

    plug("8:1", "pci0/ata1", "sda", "sda1")
    inner = plug("8:2", "pci0/ata1", "sda", "sda2")
    mapped = plug("253:0", "virtual", "dm-0")
    (mapped / "slaves").mkdir()
    (mapped / "slaves" / "sda2").symlink_to(inner)
    plug("8:17", "pci0/usb1/1-2", "sdb", "sdb1", removable="1")
    plug("8:33", "pci0/usb2/2-1", "sdc", "sdc1")
    plug("179:1", "pci0/mmc0", "mmcblk0", "mmcblk0p1", kind="SD")
    plug("179:9", "pci0/mmc1", "mmcblk1", "mmcblk1p1", kind="MMC")
    return tmp_path / "dev"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ((8, 1), Disk("sda", False)), ((8, 2), Disk("sda", False)), ((253, 0), Disk("sda", False)),
        ((8, 17), Disk("sdb", True)), ((8, 33), Disk("sdc", True)), ((179, 1), Disk("mmcblk0", True)),
        ((179, 9), Disk("mmcblk1", False)), ((0, 44), Disk("0:44", False)),
    ],
)  # fmt: skip
def test_the_disk_under_a_partition(system, number, expected):
    assert linux_disk(os.makedev(*number), system) == expected
