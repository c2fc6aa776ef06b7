"""The list of proof: signed records and what was taken in, by day; a scan is no second piece."""

from datetime import UTC, datetime

from inspector_app.domain.camera import Camera
from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.domain.identity import new_rid
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.evidence_facts import custody_lines, evidence_lines


def piece(desk, title, day, **more):
    at = datetime(2026, 3, day, 2, tzinfo=UTC)
    kept = Evidence(new_rid(), EvidenceKind.SCAN, title, "0" * 64, 1, "image/png", at, case_rid=desk.case.rid, **more)
    with desk.context.unit("收取证据") as unit:
        unit.put(kept)
    return kept


def test_it_is_told_by_day_with_what_each_piece_shows(desk):
    piece(desk, "工资表", 2, shows="逐月应发数额", kept_at="证据柜3号")
    piece(desk, "考勤本", 1)
    lines = evidence_lines(case_file(desk.context, desk.case.rid))
    assert [(each["line"], each["evidence_title"]) for each in lines] == [
        (1, "考勤本"),
        (2, "工资结算单"),
        (3, "工资表"),
    ]
    assert (lines[2]["evidence_kind"], lines[2]["shows"], lines[2]["got_on"], lines[2]["kept_at"]) == (
        "扫描件", "逐月应发数额", "2026-03-02", "证据柜3号",
    )  # fmt: skip


def test_the_scan_of_a_served_order_is_no_piece_of_its_own(desk):
    scan = piece(desk, "送达回证扫描件", 2)
    desk.serve(desk.order(), evidence_rids=(scan.rid,))
    (own,) = evidence_lines(case_file(desk.context, desk.case.rid))
    assert own["evidence_title"] == "工资结算单"


def test_custody_tells_each_file_with_its_hash_and_where_it_was_taken(desk):
    camera = Camera(place="31.50000,120.25000")
    piece(desk, "大门", 2, taken_by="陈示例", camera=camera, kept_at="执法记录仪03号")
    line = custody_lines(case_file(desk.context, desk.case.rid))[-1]
    assert line["evidence_title"] == "大门"
    assert line["digest"] == " ".join(["00000000"] * 8)
    assert line["taken_place"] == "北纬31.50000°、东经120.25000°（照片文件所记）"
    assert (line["taken"], line["taken_by"], line["kept_at"]) == ("2026年3月2日 10:00", "陈示例", "执法记录仪03号")
