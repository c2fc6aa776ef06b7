import shutil
import subprocess
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from inspector_app.domain.change import GENESIS, Op
from inspector_app.exchange import bag as bag_of
from inspector_app.exchange import package as writing
from inspector_app.exchange.bag import write_changes
from inspector_app.exchange.caps import Caps
from inspector_app.exchange.cards import write_device_card
from inspector_app.exchange.dividing import Stretch
from inspector_app.exchange.envelope import Envelope, Opener
from inspector_app.exchange.package import export_header, write_package, write_packages
from inspector_app.exchange.unpacking import read_package
from inspector_app.support.errors import Refused, Trouble
from inspector_app.support.progress import Cancelled
from inspector_app.support.words import sentence
from inspector_app.vault.age import decrypt, new_age_identity, recipient_of
from inspector_app.vault.signing import new_signing_secret, verify_key_of
from tests.builders import a_project, an_id_number

README = Path(__file__).parents[2] / "README.md"
OFFICE = new_age_identity()
ESCROW = new_age_identity()
ENVELOPE = Envelope((recipient_of(OFFICE), recipient_of(ESCROW)))


def stretch(laptop, after=0):
    return Stretch(after, laptop.journal[after - 1].hash if after else GENESIS, tuple(laptop.journal[after:]))


def send(laptop, folder, files=(), after=0, envelope=ENVELOPE, **options):
    return write_packages(
        folder, laptop.card, stretch(laptop, after), files, laptop.blobs.__getitem__,
        made_at=laptop.made_at, signing_secret=laptop.secret, envelope=envelope, **options,
    )  # fmt: skip


def receive(laptop, path, opener=None):
    keys = {laptop.device: laptop.card.verify_key}
    return read_package(path, opener or Opener(OFFICE), keys.get)


def test_what_is_written_is_read(laptop, tmp_path):
    pdf = laptop.file(b"%PDF-1.7 example")
    (sent,) = send(laptop, tmp_path, [pdf])
    assert sent.path.name == "5f0d3c1e_1-5.day"
    assert [path.name for path in tmp_path.iterdir()] == [sent.path.name]
    package = receive(laptop, sent.path)
    assert package.delivery.header == sent.header
    assert package.delivery.changes == tuple(laptop.journal)
    assert package.delivery.sha256 == sent.sha256
    assert package.delivery.rejected == ()
    assert sent.header.owed_fen == 170_50
    assert [(c.kind, c.count) for c in sent.header.counts] == [("company", 2), ("wage_claim", 3)]
    found = {}
    package.each_file(lambda entry, data: found.setdefault(entry.sha256, data))
    assert found == laptop.blobs


def test_the_escrow_key_and_a_passphrase_open_it_too(laptop, tmp_path):
    (sent,) = send(laptop, tmp_path)
    assert receive(laptop, sent.path, Opener(ESCROW)).delivery.changes == tuple(laptop.journal)
    (sent,) = send(laptop, tmp_path, envelope=Envelope(passphrase="六个汉字口令"))
    assert receive(laptop, sent.path, Opener(passphrase="六个汉字口令")).delivery.changes == tuple(laptop.journal)
    with pytest.raises(Refused):
        send(laptop, tmp_path, envelope=Envelope())


def test_photos_travel_in_volumes_of_their_own(laptop, tmp_path):
    files = [laptop.file(bytes([n]) * 1000, "evidence") for n in range(5)] + [laptop.file(b"%PDF")]
    sent = send(laptop, tmp_path, files, limit=2500)
    assert [s.path.name for s in sent] == ["5f0d3c1e_1-5.day", "5f0d3c1e_1-5.v2.day", "5f0d3c1e_1-5.v3.day",
                                           "5f0d3c1e_1-5.v4.day"]  # fmt: skip
    assert [len(s.header.blobs) for s in sent] == [1, 2, 2, 1]
    found = {}
    for one in sent:
        package = receive(laptop, one.path)
        assert package.delivery.changes == (tuple(laptop.journal) if one is sent[0] else ())
        package.each_file(lambda entry, data: found.setdefault(entry.sha256, data))
    assert found == laptop.blobs


def test_records_beyond_what_the_reader_takes_are_parted_between_acts(laptop, records, tmp_path):
    """The journal of years without an office is more than one package holds, and still every package is taken."""
    laptop.journal.clear()
    for number in range(4):
        laptop.write(*(records.company(3 * number + n) for n in range(3)), group=f"act {number}")
    line = max(len(write_changes([change])) for change in laptop.journal)
    pdf = laptop.file(b"%PDF")
    sent = send(laptop, tmp_path, [pdf], caps=Caps(changes=7 * line))
    assert [one.path.name for one in sent] == ["5f0d3c1e_1-6.day", "5f0d3c1e_7-12.day"]
    assert [one.header.blobs for one in sent] == [(), (pdf,)]
    read = [receive(laptop, one.path).delivery for one in sent]
    assert (*read[0].changes, *read[1].changes) == tuple(laptop.journal)
    assert read[1].header.prev == read[0].header.head
    assert [c.count for one in read for c in one.header.counts] == [6, 6]
    halves = send(laptop, tmp_path / "..", caps=Caps(changes=2 * line))  # an act alone is more than a package holds
    assert [(one.header.first, one.header.last) for one in halves][:3] == [(1, 2), (3, 4), (5, 6)]
    with pytest.raises(Trouble) as refused:
        send(laptop, tmp_path, caps=Caps(line=line - 50))
    assert "单位" in sentence(refused.value.code, refused.value.details)


def test_more_files_than_an_archive_may_hold_go_in_further_volumes(laptop, tmp_path):
    files = [laptop.file(bytes([n]), "evidence") for n in range(5)]
    sent = send(laptop, tmp_path, files, caps=Caps(members=9))
    assert [len(one.header.blobs) for one in sent] == [0, 2, 2, 1]


def test_an_unreadable_file_is_named_and_does_not_stop_the_rest(laptop, tmp_path):
    good, damaged, missing = (laptop.file(text) for text in (b"a", b"b", b"c"))
    laptop.blobs[damaged.sha256] = b"other"

    def read(digest):
        if digest == missing.sha256:
            raise Trouble("evidence-missing", sha256=digest)
        return laptop.blobs[digest]

    header = export_header(laptop.card, stretch(laptop), [good, damaged, missing], laptop.made_at)
    sent = write_package(tmp_path, header, laptop.journal, read, signing_secret=laptop.secret, envelope=ENVELOPE)
    delivered = receive(laptop, sent.path).delivery.header
    assert delivered.blobs == (good,)
    assert delivered.missing == tuple(sorted([damaged.sha256, missing.sha256]))


def test_only_what_follows_the_acknowledged_change(laptop, tmp_path):
    (sent,) = send(laptop, tmp_path, after=3)
    assert sent.path.name == "5f0d3c1e_4-5.day"
    assert receive(laptop, sent.path).delivery.changes == tuple(laptop.journal[3:])
    (empty,) = send(laptop, tmp_path, after=5)
    assert receive(laptop, empty.path).delivery.header.head == laptop.journal[-1].hash


def test_a_cancelled_export_leaves_nothing(laptop, tmp_path):
    files = [laptop.file(bytes([n])) for n in range(4)]

    class Impatient:
        def step(self, done, total, what):
            if what == "写入文件" and done == 2:
                raise Cancelled

    with pytest.raises(Cancelled):
        send(laptop, tmp_path, files, progress=Impatient())
    assert list(tmp_path.iterdir()) == []


def test_leavings_of_a_killed_export_are_swept(laptop, tmp_path):
    (tmp_path / "5f0d3c1e_1-2.day.part").write_bytes(b"half")
    (tmp_path / "other.part").write_bytes(b"not ours")
    send(laptop, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["5f0d3c1e_1-5.day", "other.part"]


def test_too_little_room_is_said_before_anything_is_written(laptop, tmp_path, monkeypatch):
    monkeypatch.setattr(writing.shutil, "disk_usage", lambda folder: SimpleNamespace(free=1 << 20))
    with pytest.raises(Trouble) as trouble:
        send(laptop, tmp_path)
    assert (trouble.value.code, trouble.value.details["needed"]) == ("package-no-room", "2 MB")


def test_a_folder_that_is_not_there(laptop, tmp_path):
    with pytest.raises(Trouble):
        send(laptop, tmp_path / "absent")


def test_a_full_disk_is_told_as_such(laptop, tmp_path, monkeypatch):
    def full(handle, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing.os, "write", full)
    with pytest.raises(Trouble) as trouble:
        send(laptop, tmp_path)
    assert trouble.value.code == "disk-write-failed"
    assert trouble.value.details["reason"] == "磁盘已满"
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []


def test_a_medium_that_gives_back_other_bytes_is_found_out(laptop, tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "_read_back", lambda path: "0" * 64)
    with pytest.raises(Trouble) as trouble:
        send(laptop, tmp_path)
    assert trouble.value.code == "package-read-back"
    assert list(tmp_path.iterdir()) == []


def test_a_new_export_of_the_same_stretch_replaces_the_file(laptop, tmp_path):
    (first,) = send(laptop, tmp_path)
    (second,) = send(laptop, tmp_path)
    assert first.path == second.path
    assert receive(laptop, second.path).delivery.sha256 == second.sha256


def unpacked(laptop, tmp_path):
    """A package with a paper, and the folder that its archive gives when it is opened by hand."""
    pdf = laptop.file(b"%PDF-1.7 example")
    (sent,) = send(laptop, tmp_path, [pdf], summed_up=True)
    archive = tmp_path / "package.zip"
    archive.write_bytes(decrypt(sent.path.read_bytes(), OFFICE))
    zipfile.ZipFile(archive).extractall(tmp_path / "bag")
    return sent, archive, tmp_path / "bag"


def wants(program):
    """Skipped, and said so, where a program is not installed."""
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed")


def ran(*command, cwd):
    return subprocess.run(command, cwd=cwd, check=True, capture_output=True, text=True).stdout


@wants("age")
def test_age_opens_it(laptop, tmp_path):
    sent, archive, _ = unpacked(laptop, tmp_path)
    (tmp_path / "office.key").write_text(OFFICE)
    ran("age", "-d", "-i", "office.key", "-o", "by-age.zip", sent.path, cwd=tmp_path)
    assert (tmp_path / "by-age.zip").read_bytes() == archive.read_bytes()


@wants("unzip")
def test_unzip_finds_no_fault_in_it(laptop, tmp_path):
    _, archive, bag = unpacked(laptop, tmp_path)
    assert "No errors detected" in ran("unzip", "-t", archive, cwd=tmp_path)
    ran("unzip", "-q", archive, "-d", "by-unzip", cwd=tmp_path)
    assert {p.name: p.read_bytes() for p in (tmp_path / "by-unzip/data/blobs").iterdir()} == laptop.blobs
    assert (tmp_path / "by-unzip/data/changes.jsonl").read_bytes() == (bag / "data/changes.jsonl").read_bytes()


def test_a_person_reads_what_it_holds_without_the_program(laptop, tmp_path):
    project = replace(a_project(f"示例项目{an_id_number('19850613', 1)}"))
    laptop.write(project, replace(project, town="示例镇"))
    (sent,) = send(laptop, tmp_path, [laptop.file(b"%PDF")], summed_up=True)
    (tmp_path / "plain.zip").write_bytes(decrypt(sent.path.read_bytes(), OFFICE))
    with zipfile.ZipFile(tmp_path / "plain.zip") as archive:
        told = archive.read("data/SUMMARY.txt").decode("utf-8-sig")
    for words in ("张示例", "第1—7条，共7条", "工程项目：新增1次，修改1次", "明细：新增2次，修改1次", "170.50元",
                  "　示例项目（号码略）", "文书PDF：1个", "2026年11月24日 18:00"):  # fmt: skip
        assert words in told, words
    assert "8506" not in told
    assert receive(laptop, sent.path).delivery.changes == tuple(laptop.journal)


def test_an_older_office_says_that_it_must_be_upgraded(laptop, tmp_path, monkeypatch):
    (tmp_path / "new").mkdir()
    (summed,) = send(laptop, tmp_path / "new", summed_up=True)
    (plain,) = send(laptop, tmp_path)
    monkeypatch.setattr(bag_of, "PACKAGE_FORMAT", 2)
    assert receive(laptop, plain.path).delivery.header.format == 1
    with pytest.raises(Trouble) as trouble:
        receive(laptop, summed.path)
    assert trouble.value.code == "package-too-new"


@wants("sha256sum")
def test_sha256sum_verifies_its_manifests(laptop, tmp_path):
    _, _, bag = unpacked(laptop, tmp_path)
    told = [ran("sha256sum", "-c", name, cwd=bag) for name in ("manifest-sha256.txt", "tagmanifest-sha256.txt")]
    assert [each.count(": OK") for each in told] == [4, 2]


def test_duckdb_reads_its_changes_with_no_code_of_ours(laptop, tmp_path):
    """As the README says; of a record the newest line counts."""
    duckdb = pytest.importorskip("duckdb")
    project = a_project("示例项目")
    laptop.write(project, replace(project, town="示例镇"))
    _, _, bag = unpacked(laptop, tmp_path)
    lines = bag / "data/changes.jsonl"
    told = "SELECT kind, count(DISTINCT rid) FROM read_json(?) WHERE op = 'put' GROUP BY kind ORDER BY kind"
    here = {change.rid: change.kind for change in laptop.journal if change.op is Op.PUT}
    assert duckdb.execute(told, [str(lines)]).fetchall() == sorted(Counter(here.values()).items())
    newest = (
        "SELECT body ->> '$.name', body ->> '$.town' FROM"
        " (SELECT rid, CAST(arg_max(body, seq) AS JSON) AS body FROM read_json(?) WHERE kind = 'project' GROUP BY rid)"
    )
    assert duckdb.execute(newest, [str(lines)]).fetchall() == [("示例项目", "示例镇")]


@wants("minisign")
def test_minisign_verifies_who_sent_it_as_the_readme_says(laptop, tmp_path):
    _, _, bag = unpacked(laptop, tmp_path)
    write_device_card(bag / "DEVICE.pub", laptop.card)
    recipe = next(each for each in README.read_text(encoding="utf-8").split("```sh\n") if "minisign -V" in each)
    command = ("bash", "-ec", recipe.partition("```")[0])
    assert f"device:{laptop.device} from:1 to:5" in ran(*command, cwd=bag)
    write_device_card(bag / "DEVICE.pub", replace(laptop.card, verify_key=verify_key_of(new_signing_secret())))
    assert subprocess.run(command, cwd=bag, check=False, capture_output=True).returncode != 0


@pytest.mark.logs_warning
def test_a_bagit_validator_finds_it_whole_and_a_changed_byte_in_it(laptop, tmp_path):
    bagit = pytest.importorskip("bagit")
    _, _, bag = unpacked(laptop, tmp_path)
    bagit.Bag(str(bag)).validate()
    (bag / "data/changes.jsonl").write_bytes(b"x")
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(bag)).validate()


def test_a_wrong_device_id_never_becomes_a_file_name(laptop, tmp_path):
    with pytest.raises(ValueError):
        write_package(
            tmp_path, replace(export_header(laptop.card, stretch(laptop), [], laptop.made_at), device="../../x"),
            laptop.journal, laptop.blobs.__getitem__, signing_secret=laptop.secret, envelope=ENVELOPE,
        )  # fmt: skip


def lacking(laptop, folder, files, **options):
    """The same evening again, after the first file became unreadable."""
    good = dict(laptop.blobs)
    laptop.blobs[files[0].sha256] = b"damaged"
    try:
        return send(laptop, folder, files, **options)
    finally:
        laptop.blobs.update(good)


def test_a_poorer_package_never_replaces_a_fuller_one(laptop, tmp_path):
    files = [laptop.file(b"photo", "evidence"), laptop.file(b"%PDF")]
    names = [sent.path.name for sent in send(laptop, tmp_path, files)]
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    poorer = lacking(laptop, tmp_path, files)
    assert [sent.path.name for sent in poorer] == ["5f0d3c1e_1-5.day", "5f0d3c1e_1-5_b.v2.day"]
    assert poorer[1].header.missing == (files[0].sha256,)
    assert (tmp_path / names[1]).read_bytes() == before[names[1]]
    again = lacking(laptop, tmp_path, files)
    assert again[1].path.name == "5f0d3c1e_1-5_c.v2.day"
    assert [sent.path.name for sent in send(laptop, tmp_path, files)] == names  # whole again
    assert receive(laptop, again[1].path).delivery.header.missing == (files[0].sha256,)


def test_a_file_that_this_store_did_not_write_is_kept(laptop, tmp_path):
    (first,) = send(laptop, tmp_path)
    (own,) = send(laptop, tmp_path, ours={first.sha256})
    assert own.path == first.path
    (other,) = send(laptop, tmp_path, ours={"0" * 64})  # another laptop under a copied id
    assert other.path.name == "5f0d3c1e_1-5_b.day"
    assert receive(laptop, own.path).delivery.sha256 == own.sha256


def test_only_what_can_be_nothing_but_our_leaving_is_swept(laptop, tmp_path):
    kept = ["5f0d3c1e_notes.part", "5f0d3c1e_1-2.day", "other.part", "ffffffff_1-2.day.part", "照片.part1.rar"]
    gone = ["5f0d3c1e_1-2.day.part", "5f0d3c1e_1-2_b.v3.day.part", "0000abcd_7-9.day.part"]
    for name in (*kept, *gone):
        (tmp_path / name).write_bytes(b"x")
    send(laptop, tmp_path, devices=("0000abcd-0000-4000-8000-000000000001",))
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*kept, "5f0d3c1e_1-5.day"])


def test_each_file_is_read_once(laptop, tmp_path):
    files = [laptop.file(bytes([n]) * 1000, "evidence") for n in range(6)]
    read = []

    def once(digest):
        read.append(digest)
        return laptop.blobs[digest]

    write_packages(
        tmp_path, laptop.card, stretch(laptop), files, once, made_at=laptop.made_at, signing_secret=laptop.secret,
        envelope=ENVELOPE,
    )  # fmt: skip
    assert sorted(read) == sorted(laptop.blobs)


def test_a_size_that_the_record_has_wrong_is_put_right(laptop, tmp_path):
    good = laptop.file(b"photo", "evidence")
    _, photos = send(laptop, tmp_path, [replace(good, size=3)])
    assert receive(laptop, photos.path).delivery.header.blobs == (good,)
