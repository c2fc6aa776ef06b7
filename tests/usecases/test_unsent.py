"""Record by record what the office does not have as it stands, and where what it sent back is mended."""

from dataclasses import replace

from inspector_app.domain.handover import Receipt, Rejected
from inspector_app.usecases import handover, people, projects, store_file
from inspector_app.usecases.unsent import Handed, Place, sent_back, unsent
from tests.builders import a_company, a_project


def answered(context, *rejected: Rejected, running: int) -> None:
    """A receipt for everything, with what was set aside."""
    device = context.store.identity.device
    head = context.store.journal.head(device)
    receipt = Receipt(1, "示例办公室", device, running, context.clock.now(), head.seq, head.hash, (), (), (), rejected)
    context.store.outbox.take_receipt(receipt)


def states(context) -> list[tuple[Handed, str]]:
    return [(line.state, line.title) for line in unsent(context, 50).lines]


def test_a_record_is_fresh_then_sent_then_held(context, tmp_path):
    answered(context, running=1)
    assert unsent(context, 50).lines == ()
    company = people.save_company(context, a_company("示例劳务有限公司"))
    handover.export_day(context, tmp_path, "a passphrase of its own")
    project = projects.save_project(context, a_project("示例一期"))
    assert states(context) == [(Handed.FRESH, "工程项目“示例一期”"), (Handed.SENT, "单位“示例劳务有限公司”")]
    listed = unsent(context, 1)
    assert (len(listed.lines), listed.counts[Handed.SENT]) == (1, 1)
    assert [line.place for line in unsent(context, 50).lines] == [
        Place("project", project.rid), Place("company", company.rid)
    ]  # fmt: skip
    answered(context, running=2)
    assert states(context) == []


def test_what_was_sent_back_stands_in_front_until_it_is_written_anew(desk):
    context = desk.context
    (line, *_) = desk.claims
    change = context.store.journal.history(line.rid)[-1]
    answered(context, Rejected(change.seq, line.rid, "record-malformed"), running=1)
    projects.save_project(context, replace(desk.project, note="改"))
    first, second = unsent(context, 50).lines
    assert (first.state, first.place) == (Handed.RETURNED, Place("case", desk.case.rid))
    assert "示例工人甲" in first.title
    assert first.why
    assert second.state is Handed.FRESH
    assert [each.rid for each in sent_back(context, desk.case.rid)] == [line.rid]  # told on the page of the case
    desk.keep(replace(line, job="钢筋工"))
    assert sent_back(context, desk.case.rid) == ()
    assert Handed.RETURNED not in {state for state, _ in states(context)}
    answered(context, Rejected(change.seq, line.rid, "record-malformed"), running=2)  # the old version stays aside
    assert states(context) == []
    assert store_file.check_store(context) == []
