import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest

from inspector_app.domain.camera import Camera
from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.support.clock import CHINA
from inspector_app.support.errors import Refused, Trouble
from inspector_app.support.files import sha256
from inspector_app.support.progress import Cancelled
from inspector_app.support.words import sentence
from inspector_app.usecases import evidence, inspections
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.store_file import check_store
from inspector_app.usecases.visit_facts import visit_values
from tests.builders import a_case

PHOTO = b"\xff\xd8\xff\xe0 not much of a photo"


def codes(refusal) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


@pytest.mark.parametrize(
    ("data", "kind", "media"),
    [
        (PHOTO, EvidenceKind.PHOTO, "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n...", EvidenceKind.PHOTO, "image/png"),
        (b"%PDF-1.7", EvidenceKind.SCAN, "application/pdf"),
        (b"PK\x03\x04", EvidenceKind.FILE, "application/octet-stream"),
    ],
)
def test_the_original_bytes_are_sealed_and_told_by_what_they_are(context, data, kind, media):
    taken = evidence.take_in(context, data, " 工地大门 ", Belongs(), "大门现状")
    assert (taken.title, taken.kind, taken.media_type, taken.size) == ("工地大门", kind, media, len(data))
    assert taken.taken_by == "陈示例"
    assert context.store.sealed.read(taken.sha256) == data
    assert not any(data in path.read_bytes() for path in context.store.folder.rglob("*") if path.is_file())


def keep_cases(context):
    with context.unit("案件") as unit:
        unit.put(a_case(rid="c1"))
        unit.put(a_case(rid="c2"))


def test_the_same_bytes_are_one_piece_of_evidence_of_one_object(context):
    keep_cases(context)
    first = evidence.take_in(context, PHOTO, "大门", Belongs("c1"))
    assert evidence.take_in(context, PHOTO, "另一名称", Belongs("c1")) == first
    other = evidence.take_in(context, PHOTO, "大门", Belongs("c2"))
    assert other.rid != first.rid
    assert other.sha256 == first.sha256
    assert context.store.count(Evidence) == 2


def test_nothing_empty_nameless_or_huge(context, monkeypatch, tmp_path):
    monkeypatch.setattr(evidence, "MAX_BYTES", 10)
    (tmp_path / "big.bin").write_bytes(b"12345678901")
    for attempt, code in (
        (lambda: evidence.take_in(context, b"", "名", Belongs()), "evidence-empty"),
        (lambda: evidence.take_in(context, PHOTO[:5], " ", Belongs()), "evidence-no-title"),
        (lambda: evidence.take_in(context, b"12345678901", "名", Belongs()), "evidence-too-large"),
        (lambda: evidence.take_in_file(context, tmp_path / "big.bin", "名", Belongs()), "evidence-too-large"),
    ):
        with pytest.raises(Refused) as refusal:
            attempt()
        assert codes(refusal) == [code]
    assert evidence.take_in(context, b"1234567890", "名", Belongs())
    assert context.store.count(Evidence) == 1


def test_a_file_gives_its_name_as_title_and_must_be_readable(context, tmp_path):
    (tmp_path / "告示牌.jpg").write_bytes(PHOTO)
    assert evidence.take_in_file(context, tmp_path / "告示牌.jpg", "", Belongs()).title == "告示牌"
    for path in (tmp_path / "无.jpg", tmp_path):
        with pytest.raises(Trouble) as trouble:
            evidence.take_in_file(context, path, "", Belongs())
        assert trouble.value.code == "file-unreadable"
        assert str(tmp_path) not in trouble.value.details["name"]


def test_a_video_is_named_by_hash_and_place_and_not_copied(context, tmp_path):
    keep_cases(context)
    (tmp_path / "v.mp4").write_bytes(b"frames")
    video = evidence.name_video(context, tmp_path / "v.mp4", "执法记录", "执法记录仪01号", Belongs("c1"))
    assert (video.kind, video.sealed, video.sha256) == (EvidenceKind.VIDEO, False, sha256(b"frames"))
    assert (video.size, video.kept_at) == (6, "执法记录仪01号")
    assert check_store(context) == []
    with pytest.raises(Refused) as refusal:
        evidence.name_video(context, tmp_path / "v.mp4", "", " ", Belongs())
    assert codes(refusal) == ["evidence-no-title", "evidence-no-place"]
    with pytest.raises(Trouble):
        evidence.name_video(context, tmp_path / "none.mp4", "执法记录", "硬盘", Belongs())


def test_title_and_description_may_be_corrected_and_the_bytes_stay(context):
    taken = evidence.take_in(context, PHOTO, "大门", Belongs())
    described = evidence.describe(context, replace(taken, title="西大门", shows="告示牌缺失"))
    assert (described.title, described.shows, described.sha256) == ("西大门", "告示牌缺失", taken.sha256)
    with pytest.raises(Refused):
        evidence.describe(context, replace(taken, title=" "))


TAKEN = datetime(2026, 2, 16, 9, 12, 33, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("camera", "taken_at", "said"),
    [
        (None, None, []),
        (Camera(), None, ["camera-silent"]),
        (Camera(TAKEN, TAKEN), TAKEN, []),
        (Camera(TAKEN, TAKEN + timedelta(hours=2)), TAKEN, ["camera-changed"]),
        (Camera(TAKEN.replace(year=1970)), None, ["camera-early"]),
        (Camera(TAKEN.replace(year=2199)), None, ["camera-ahead"]),
    ],
)
def test_a_picture_is_believed_to_be_of_the_time_that_can_be_true(context, camera, taken_at, said):
    piece = evidence.take_in(context, PHOTO, "大门", Belongs(), camera=camera)
    assert (piece.taken_at, [each.code for each in evidence.camera_problems(piece)]) == (taken_at, said)
    told = evidence.describe(context, replace(piece, taken_at=TAKEN + timedelta(days=1)))
    assert (told.taken_at, evidence.camera_problems(told)) == (TAKEN + timedelta(days=1), [])


def test_nothing_was_taken_in_the_future(context):
    piece = evidence.take_in(context, PHOTO, "大门", Belongs(), camera=Camera())
    with pytest.raises(Refused) as refusal:
        evidence.describe(context, replace(piece, taken_at=context.clock.now() + timedelta(minutes=1)))
    assert codes(refusal) == ["evidence-taken-ahead"]


CORNERS = ((0.1, 0.05), (0.9, 0.05), (0.95, 0.9), (0.05, 0.95))


def test_a_cut_is_a_piece_of_its_own_that_names_the_original(context):
    keep_cases(context)
    original = evidence.take_in(context, PHOTO, "班组工资表", Belongs("c1"), "挂在工棚墙上")
    cut = evidence.keep_cut(context, original.rid, PHOTO + b"cut", "班组工资表（裁切）", CORNERS)
    assert (cut.case_rid, cut.title, cut.kind) == ("c1", "班组工资表（裁切）", EvidenceKind.PHOTO)
    assert original.sha256 in cut.shows
    assert "原件没有改动" in cut.shows
    assert "左上10.0%、5.0%" in cut.shows
    assert context.store.need(Evidence, original.rid) == original
    assert context.store.sealed.read(original.sha256) == PHOTO
    assert context.store.need(Evidence, cut.rid) == cut


def test_the_whole_picture_is_no_cut(context):
    original = evidence.take_in(context, PHOTO, "班组工资表", Belongs())
    with pytest.raises(Refused) as refusal:
        evidence.keep_cut(context, original.rid, PHOTO, "裁切", ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)))
    assert codes(refusal) == ["evidence-cut-nothing"]
    assert len(context.store.all(Evidence)) == 1


def test_many_files_of_one_name_are_told_apart_by_their_numbers():
    names = evidence.numbered("施工现场", 120)
    assert (names[0], names[-1]) == ("施工现场001", "施工现场120")
    assert len(set(names)) == 120


def test_a_card_of_photos_on_a_full_disk_is_told_of_before_anything_is_written(desk, tmp_path, monkeypatch):
    path = tmp_path / "大门.jpg"
    path.write_bytes(b"\xff\xd8\xff" + bytes(4 << 20))
    free = shutil.disk_usage(tmp_path)._replace(free=1 << 20)
    monkeypatch.setattr(evidence.shutil, "disk_usage", lambda _folder: free)
    with pytest.raises(Trouble) as trouble:
        evidence.take_in_files(desk.context, [(path, "大门")], Belongs(desk.case.rid))
    assert trouble.value.code == "evidence-no-room"
    assert "共约4 MB，只剩1 MB" in sentence(trouble.value.code, trouble.value.details)


def test_a_long_video_tells_how_far_it_is_and_can_be_stopped(context, tmp_path):
    path = tmp_path / "v.mp4"
    path.write_bytes(bytes(17 << 20))
    told = []
    watch = SimpleNamespace(step=lambda done, total, _what: told.append((done, total)))
    video = evidence.name_video(context, path, "执法记录", "记录仪01号", Belongs(), watch)
    assert (video.sha256, video.size) == (sha256(bytes(17 << 20)), 17 << 20)
    assert told == [(8, 17), (16, 17), (17, 17)]

    def stop(*_step):
        raise Cancelled

    with pytest.raises(Cancelled):
        evidence.name_video(context, path, "执法记录", "记录仪01号", Belongs(), SimpleNamespace(step=stop))
    assert len(context.store.all(Evidence)) == 1


def test_a_photo_is_called_alike_on_the_screen_and_in_the_record(context, desk):
    """A scan among the photos moves no number of theirs."""
    visit = inspections.save_inspection(context, inspections.new_inspection(context, desk.project.rid))
    for data, title in ((PHOTO, "大门"), (b"%PDF-1.7", "合同"), (PHOTO + b"2", "食堂")):
        evidence.take_in(context, data, title, Belongs(inspection_rid=visit.rid))
    shown = inspections.visit_file(context, visit.rid).evidence
    assert list(evidence.piece_names(shown).values()) == ["照片1", "扫描件1", "照片2"]
    printed = visit_values(context, [visit])[visit.rid]["inspection.photos"]
    assert [(each["photo_no"], each["shows"]) for each in printed] == [("照片1", "大门"), ("照片2", "食堂")]
    assert {each["taken_by"] for each in printed} == {""}  # nobody knows when, and by whom
    assert "inspection-scans-untold" in inspections.finish_notes(context, visit)  # no list of photos names them
    named = replace(visit, documents_copied="劳动合同1份2页")
    assert "inspection-scans-untold" not in inspections.finish_notes(context, named)


def test_who_took_a_picture_is_told_where_a_person_said_so_or_the_visit_saw_it_taken(context, desk):
    visit = inspections.save_inspection(context, inspections.new_inspection(context, desk.project.rid))

    def printed(piece):
        told = visit_values(context, [visit])[visit.rid]["inspection.photos"]
        return next(each["taken_by"] for each in told if each["shows"] == piece.title)

    sent = evidence.take_in(context, PHOTO, "工人发来", Belongs(inspection_rid=visit.rid), camera=Camera(TAKEN))
    assert (sent.taken_at, printed(sent)) == (TAKEN, "")  # days before the visit
    assert printed(evidence.describe(context, replace(sent, taken_by="周示例"))) == "周示例"
    here = evidence.take_in(
        context, PHOTO + b"2", "大门", Belongs(inspection_rid=visit.rid), camera=Camera(visit.started_at)
    )
    assert printed(here) == "陈示例"
    assert evidence.describe(context, replace(here, taken_by=" ")).taken_by == "陈示例"  # whoever took it in
