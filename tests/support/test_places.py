import sys
from pathlib import Path, PurePosixPath

import pytest

from inspector_app.support import places
from inspector_app.support.places import Place, is_synced, place_of

MOUNTS = """\
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
40 27 8:17 / /media/chen/U\\040盘 rw,nosuid shared:2 - vfat /dev/sdb1 rw
41 27 8:33 / /mnt/disk rw shared:3 - ext4 /dev/sdc1 rw
42 27 0:50 / /mnt/office rw shared:4 - cifs //server/share rw
43 27 0:51 / /srv/chen/far rw - fuse.sshfs chen@server: rw
44 27 0:52 / /run/shm rw - tmpfs tmpfs rw
45 41 8:2 /srv /mnt/disk/srv rw - ext4 /dev/sda2 rw
"""


@pytest.fixture
def devices(tmp_path):
    """/sys/dev/block with the system's disk, a stick that says it is one, and a hard disk on USB that does not."""
    folder = tmp_path / "dev" / "block"
    folder.mkdir(parents=True)
    for number, disk, partition, removable in (
        ("8:2", "pci0/ata1/block/sda", "sda2", "0"),
        ("8:17", "pci0/usb2/block/sdb", "sdb1", "1"),
        ("8:33", "pci0/usb3/block/sdc", "sdc1", "0"),
    ):
        whole = tmp_path / "devices" / disk
        (whole / partition).mkdir(parents=True)
        (whole / "removable").write_text(f"{removable}\n")
        (whole / partition / "partition").write_text("1\n")
        (folder / number).symlink_to(whole / partition)
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="how Linux tells it")
@pytest.mark.parametrize(
    ("folder", "place"),
    [
        ("/srv/chen/资料库", Place.OWN),
        ("/", Place.OWN),
        ("/run/shm/x", Place.MEMORY),
        ("/media/chen/U盘", Place.OWN),
        ("/media/chen/U 盘", Place.REMOVABLE),
        ("/media/chen/U 盘/a/b", Place.REMOVABLE),
        ("/mnt/disk/store", Place.REMOVABLE),
        ("/mnt/disk/srv/chen", Place.OWN),
        ("/mnt/office", Place.NETWORK),
        ("/srv/chen/far/store", Place.NETWORK),
    ],
)
def test_the_mount_tells_the_place(devices, folder, place):
    assert places._linux_kind(PurePosixPath(folder), MOUNTS, devices) is place


@pytest.mark.skipif(sys.platform == "win32", reason="how Linux tells it")
def test_a_system_that_runs_from_a_stick_is_at_home_there(devices):
    mounts = "27 1 8:17 / / rw - ext4 /dev/sdb1 rw\n"
    in_memory = "27 1 0:2 / / rw - rootfs rootfs rw\n"
    from_the_network = "27 1 0:50 / / rw - nfs4 server:/root rw\n"
    for told, place in ((mounts, Place.OWN), ("", Place.OWN), (in_memory, Place.MEMORY), (from_the_network, Place.OWN)):
        assert places._linux_kind(PurePosixPath("/srv/chen"), told, devices) is place


@pytest.mark.parametrize(
    "name", ["OneDrive", "OneDrive - 示例县", "坚果云", "我的坚果云", "BaiduSyncdisk", "百度网盘同步空间", "WPS云盘",
             "Google Drive", "dropbox"]
)  # fmt: skip
def test_folders_of_cloud_clients_are_known_by_name(tmp_path, name):
    folder = tmp_path / name / "工作" / "资料库"
    assert is_synced(folder, {})
    assert place_of(folder) is Place.SYNCED
    folder.mkdir(parents=True)
    assert place_of(folder) is Place.SYNCED


def test_a_clients_mark_above_the_folder_or_its_variable_tell_too(tmp_path):
    store = tmp_path / "同步" / "资料库"
    assert not is_synced(store, {})
    assert is_synced(store, {"OneDriveCommercial": str(tmp_path / "同步")})
    (tmp_path / "同步" / ".stfolder").mkdir(parents=True)
    assert is_synced(store, {})


@pytest.mark.parametrize("name", ["资料库", "劳动保障监察资料库", "云盘管理办法", "drop", "x" * 300])
def test_other_names_are_the_machines_own(tmp_path, name):
    assert place_of(tmp_path / name) is Place.OWN


def test_a_link_counts_as_where_it_leads(tmp_path):
    (tmp_path / "link").symlink_to(Path("/"), target_is_directory=True)
    assert place_of(tmp_path / "link" / "store") is place_of(Path("/"))
