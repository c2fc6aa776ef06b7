"""整卷装订: one PDF of a case with its cover, its index with page numbers, papers, scans and proof, and an outline."""

import weakref
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from inspector_app.documents import volume as pages
from inspector_app.documents.archive import Imprint
from inspector_app.domain.act import ActKind
from inspector_app.domain.document import DocumentKind
from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.domain.identity import new_rid
from inspector_app.formdefs.facts import to_json
from inspector_app.support.errors import Refused
from inspector_app.usecases import acts, evidence
from inspector_app.usecases import volume as binding
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.volume import save_volume, volume
from inspector_app.usecases.volume_facts import volume_leaves
from tests.builders import a_document, an_act


def a_photo(colour: str) -> bytes:
    written = BytesIO()
    Image.new("RGB", (60, 80), colour).save(written, "JPEG")
    return written.getvalue()


def kept(desk, title, data):
    return evidence.take_in(desk.context, data, title, Belongs(case_rid=desk.case.rid))


@pytest.fixture
def bound(desk, tmp_path):
    """A case with a served order, the scan of its receipt, a photo and a table that no page shows."""
    scan = kept(desk, "送达回证扫描件", a_photo("red"))
    desk.order_kept = desk.order()
    desk.serve(desk.order_kept, evidence_rids=(scan.rid,))
    kept(desk, "工地大门照片", a_photo("blue"))
    table = Evidence(
        new_rid(), EvidenceKind.VIDEO, "工地录像", "0" * 64, 9, "video/mp4", datetime(2026, 3, 2, tzinfo=UTC),
        sealed=False, case_rid=desk.case.rid,
    )  # fmt: skip
    with desk.context.unit("收取证据") as unit:
        unit.put(table)
    return save_volume(volume(desk.context, desk.case.rid), tmp_path / "卷.pdf")


def text_of(path):
    document = pypdfium2.PdfDocument(path)
    try:
        return ["".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def test_the_outline_names_cover_index_papers_and_proof(bound, desk):
    with pikepdf.open(bound.path) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles[:2] == ["劳动保障监察案卷", "卷内目录"]
    assert titles[2].startswith("劳动保障监察限期改正指令书（")
    assert desk.order_kept.number in titles[2]
    assert titles[3:] == ["工地大门照片"]


def test_the_index_tells_on_which_page_each_entry_begins_and_what_lies_apart(bound):
    cover, index, *others = text_of(bound.path)
    assert bound.pages == len(others)
    assert f"本册{bound.pages}页" in cover
    assert f"工地大门照片2026年3月2日{bound.pages}" in index
    assert "工地录像2026年3月2日另存" in index
    assert bound.apart == ("工资结算单", "工地录像")
    assert [text[-1:] for text in others] == [str(at) for at in range(1, bound.pages + 1)]


def test_what_was_served_and_taken_back_stays_in_the_file(desk, tmp_path):
    """Both sides hold it, and the papers that rested on it are bound too."""
    desk.serve(order := desk.order())
    acts.withdraw(desk.context, order.rid, "示例局长", "认定事实有误")
    gone = [leaf for leaf in volume_leaves(case_file(desk.context, desk.case.rid)) if leaf.note]
    assert [(leaf.paper.rid, leaf.note) for leaf in gone] == [(order.rid, "2026年3月2日撤销")]
    done = save_volume(volume(desk.context, desk.case.rid), tmp_path / "卷.pdf")
    assert "2026年3月2日撤销" in "".join(text_of(done.path))


def test_its_pages_are_those_of_the_papers_and_of_each_scan(bound, desk):
    archived = next(copy for copy in desk.order_kept.copies if copy.label == "存档联")
    assert bound.pages == archived.pages + 2


def test_a_case_of_which_there_is_nothing_is_not_bound(desk):
    desk.without_proof()
    with pytest.raises(Refused, match="volume-empty"):
        volume(desk.context, desk.case.rid)


def test_no_more_than_a_few_pictures_are_in_memory_as_pixels(desk, tmp_path, monkeypatch):
    for at in range(10):
        kept(desk, f"照片{at}", a_photo(f"#{at * 24:02x}0000"))
    asked, look = [], binding.look
    monkeypatch.setattr(binding, "look", lambda files, *more: asked.append(len(files)) or look(files, *more))
    assert save_volume(volume(desk.context, desk.case.rid), tmp_path / "卷.pdf").pages == 10
    assert asked == [7, 3]


def test_what_is_bound_in_is_held_once(monkeypatch):
    """The canvas of a part that is in is gone, and its pictures with it: 93 MB of scans took more than 1 GB."""
    drawn, alive = [], []

    class Watched(pages.Canvas):
        def __init__(self, *args, **more):
            super().__init__(*args, **more)
            drawn.append(weakref.ref(self))

    monkeypatch.setattr(pages, "Canvas", Watched)
    jpeg = BytesIO()
    Image.new("RGB", (40, 30)).save(jpeg, "JPEG")
    parts = [pages.Part(f"照片{at}", pictures=(pages.Packed(40, 30, jpeg.getvalue()),)) for at in range(3)]
    pages.bind(parts, Imprint("卷", "示例局", datetime(2026, 3, 2, tzinfo=UTC)),
               lambda _done: alive.append(sum(each() is not None for each in drawn)))  # fmt: skip
    assert (alive, len(drawn), parts) == ([0, 0, 0], 6, [])


def test_a_transcript_is_told_apart_by_who_was_asked(desk):
    """Five transcripts of one title were five like lines of the index."""
    talk = a_document(
        form="interview-record", kind=DocumentKind.RECORD, case_rid=desk.case.rid, title="劳动保障监察调查询问笔录",
        facts=to_json({"person.name": "示例工人甲"}),
    )  # fmt: skip
    with desk.context.unit("笔录") as unit:
        unit.put(talk)
        unit.put(an_act(ActKind.SIGNED, talk, at=desk.clock.now(), case_rid=desk.case.rid))
    titles = [leaf.title for leaf in volume_leaves(case_file(desk.context, desk.case.rid))]
    assert "劳动保障监察调查询问笔录（示例工人甲）" in titles
