"""``demo DIR``: office, laptop, the weeks of the story, packages and receipts; built aside and named when whole."""

import secrets
import shutil
from collections.abc import Callable
from pathlib import Path

from inspector_app.domain.document import Document
from inspector_app.support.clock import SetClock
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.files import sync_folder
from inspector_app.usecases import handover, office, outbox
from inspector_app.usecases.demo import brought, campaign, district, oversight, story, watched
from inspector_app.usecases.demo_date import stand_still
from inspector_app.usecases.store_file import create_store
from inspector_app.vault.keys import FULL_COST, KeyCost
from inspector_app.vault.passphrase import DEMO_RULE

STORE, PAPERS, PACKAGES, OFFICE = "store", "papers", "packages", "office"
CARD, DEVICE = "office-key.json", "device.pub"


def demo_exists(folder: Path) -> bool:
    """Whether a finished demo lies in the folder. Raises :class:`Refused` ``demo-not-ours`` for anything else there,
    a link that leads nowhere too: the whole day would be done before the system says so."""
    is_free = not folder.exists() and not folder.is_symlink()
    if is_free or (folder.is_dir() and not any(folder.iterdir())):
        return False
    if all((folder / part).is_dir() for part in (STORE, PAPERS, PACKAGES, OFFICE)):
        return True
    raise Refused(Problem("demo-not-ours", details={"folder": folder.name}))


def build_demo(folder: Path, say: Callable[[str], None], cost: KeyCost = FULL_COST) -> None:
    """Do the whole day once, for real; nothing is left behind when it is interrupted."""
    aside = folder.with_name(f"{folder.name}.{secrets.token_hex(4)}.part")
    try:
        for part in (PAPERS, PACKAGES):
            (aside / part).mkdir(parents=True)
        _live(aside, say, cost)
        if folder.exists():
            folder.rmdir()
        aside.rename(folder)
        sync_folder(folder.parent)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _live(folder: Path, say: Callable[[str], None], cost: KeyCost) -> None:
    clock = SetClock(district.FIRST_MORNING)
    say("建立办公室")
    office.init_office(folder / OFFICE, district.PASSPHRASE, "示例县人社局办公室", cost, rule=DEMO_RULE)
    setup = district.setup(folder / OFFICE / CARD)
    say("建立资料库")
    context = create_store(folder / STORE, district.PASSPHRASE, setup, clock, cost, rule=DEMO_RULE, anywhere=True)
    try:
        handover.save_device_card(context, folder / OFFICE / DEVICE)
        office.enrol_device(folder / OFFICE / DEVICE, folder / OFFICE, district.PASSPHRASE, clock)
        _tell(story.Tale(context, clock, folder / PAPERS, say), folder)
        stand_still(context)
    finally:
        context.store.close()


def _tell(tale: story.Tale, folder: Path) -> None:
    story.import_ledger(tale)
    spring = campaign.plan(tale)
    site = story.open_site(tale)
    story.visit(tale, site)
    story.list_wages(tale, site)
    worker = story.first_worker(tale, site)
    story.interview(tale, site, worker, "worker", district.WORKER_ANSWERS)
    story.interview(tale, site, site.leader, "crew_leader", district.LEADER_ANSWERS)
    _hand_over(tale, folder)

    story.morning(tale, story.FILED)
    tale.must_refuse("尚无责令支付文书即作拟列入告知", lambda: story.notice(tale, site, site.employer, None))
    story.file(tale, site)
    oversight.answer_for(tale)
    brought.bring_lists(tale, site)

    story.morning(tale, story.ORDERED)
    drawn = campaign.draw(tale, spring)
    to_contractor = story.order_to_pay(tale, site, site.contractor, "PG-02", story.DUE)
    to_employer = story.order_to_pay(tale, site, site.employer, "PG-01", story.DUE)
    tale.must_refuse("指令书未送达即作拟列入告知", lambda: story.notice(tale, site, site.employer, to_employer))
    story.serve(tale, to_contractor, "示例文员", "单位负责收件的人")
    story.serve(tale, to_employer, "示例会计", "单位负责收件的人")
    tale.must_refuse("期限未届满即作拟列入告知", lambda: story.notice(tale, site, site.employer, to_employer))
    _hand_over(tale, folder)

    story.morning(tale, story.SMALL)
    small, small_order = story.small_case(tale, site)
    oversight.first_meeting(tale)
    campaign.inspect(tale, spring, drawn)
    oversight.first_steps(tale)
    campaign.report(tale)
    _after_the_order(tale, site, to_employer, small, small_order)
    watched.watch(tale, site)
    oversight.second_meeting(tale, site)
    campaign.close(tale, spring)
    campaign.report(tale)
    _hand_over(tale, folder)


def _after_the_order(
    tale: story.Tale, site: story.Site, to_employer: Document, small: story.Site, small_order: Document
) -> None:
    story.morning(tale, story.PAID)
    story.pay_part(tale, site)
    story.morning(tale, oversight.CLOSED)
    oversight.second_steps(tale)
    story.morning(tale, story.AFTER)
    brought.bring_statement(tale, site)
    tale.must_refuse("未达到数额标准即作拟列入告知", lambda: story.notice(tale, small, small.employer, small_order))
    paper = story.notice(tale, site, site.employer, to_employer)
    tale.keep(paper)
    story.serve(tale, paper, "示例会计", "单位负责收件的人")
    brought.weigh_proof(tale, site)


def _hand_over(tale: story.Tale, folder: Path) -> None:
    """Evening: the package goes to the office; next morning its receipt clears the outbox."""
    context = tale.context
    files = handover.export_day(context, folder / PACKAGES)
    names = "、".join(file.path.name for file in files)
    tale.tell(f"日终导出：{names}（{outbox.waiting(context).words}）")
    paths = [file.path for file in files]
    done = office.import_packages(paths, folder / OFFICE, district.PASSPHRASE, tale.clock, receipts=folder / OFFICE)
    for receipt in done.receipts:
        taken = handover.take_receipt(context, receipt)
        tale.tell(f"办公室回执：已收到第{taken.acknowledged}条（{outbox.waiting(context).words}）")
