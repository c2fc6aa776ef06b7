"""练习区: a store of its own in which an invented person is questioned; made, and removed whole."""

import secrets
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from inspector_app.domain.agency import PRACTICE, practice_name
from inspector_app.domain.person import Person
from inspector_app.domain.practice import Played, Scene
from inspector_app.support.clock import SetClock, SystemClock
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.files import sync_folder, write_durably
from inspector_app.usecases.context import Context
from inspector_app.usecases.demo import district, story
from inspector_app.usecases.demo_date import go_on_from_here
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.interviews import begin_interview, known_words
from inspector_app.usecases.practice import keep_scene
from inspector_app.usecases.practice_scenes import scene
from inspector_app.usecases.store_file import create_store
from inspector_app.vault.keys import FULL_COST, KeyCost
from inspector_app.vault.passphrase import DEMO_RULE

STORE, PAPERS, NOTE = "store", "papers", "练习区.txt"
_NOTE = "这是练习区，里面的人、单位和文书都是虚构的，不能用于办案。用完在程序里点“删除练习区”，整个文件夹一次删掉。\n"


def practice_exists(folder: Path) -> bool:
    """Whether a finished practice lies in the folder. Raises :class:`Refused` ``practice-not-ours`` for anything else
    there."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return False
    ours = (NOTE, PAPERS, STORE, f"{STORE}-自动备份")
    if folder.is_dir() and {NOTE, STORE} <= {each.name for each in folder.iterdir()} <= set(ours):
        return True
    raise Refused(Problem("practice-not-ours", details={"folder": folder.name}))


def remove_practice(folder: Path) -> bool:
    """Remove a practice with everything in it, in one act; False where there is none. Raises as
    :func:`practice_exists`."""
    if not practice_exists(folder):
        return False
    gone = folder.with_name(f"{folder.name}.{secrets.token_hex(4)}.part")
    folder.rename(gone)  # a half removed one is not taken for a practice
    shutil.rmtree(gone)
    sync_folder(folder.parent)
    return True


def begin_practice(folder: Path, scene_id: str, say: Callable[[str], None], cost: KeyCost = FULL_COST) -> Path:
    """Make a practice in the folder, in the place of one that lies there, and give back its store. Nothing is left
    behind when it is interrupted. Raises as :func:`practice_exists` and ``practice_scenes.scene``."""
    played = scene(scene_id)
    is_there = practice_exists(folder)
    aside = folder.with_name(f"{folder.name}.{secrets.token_hex(4)}.part")
    try:
        (aside / PAPERS).mkdir(parents=True)
        write_durably(aside / NOTE, _NOTE.encode())
        _prepare(aside, played, say, cost)
        if is_there:
            remove_practice(folder)
        elif folder.exists():
            folder.rmdir()
        aside.rename(folder)
        sync_folder(folder.parent)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return folder / STORE


def _prepare(folder: Path, played: Scene, say: Callable[[str], None], cost: KeyCost) -> None:
    """The demo district up to the evening before the talk: visited, listed, filed."""
    clock = SetClock(district.FIRST_MORNING)
    plain = district.setup(None)
    say("建立资料库")
    setup = replace(plain, agency_name=practice_name(plain.agency_name), short_name=PRACTICE)
    context = create_store(folder / STORE, district.PASSPHRASE, setup, clock, cost, rule=DEMO_RULE, anywhere=True)
    try:
        tale = story.Tale(context, clock, folder / PAPERS, say)
        story.import_ledger(tale)
        site = story.open_site(tale)
        story.visit(tale, site)
        story.list_wages(tale, site)
        story.morning(tale, story.FILED)
        story.file(tale, site)
        clock.advance(minutes=20)  # from the bureau to the site
        _sit_down(context, site, _played(tale, site, played.played), played)
        go_on_from_here(context, SystemClock())
    finally:
        context.store.close()


def _played(tale: story.Tale, site: story.Site, who: Played) -> Person:
    everybody = {Played.LEADER: site.leader, Played.MANAGER: site.manager}
    return everybody.get(who) or story.first_worker(tale, site)


def _sit_down(context: Context, site: story.Site, person: Person, played: Scene) -> None:
    """The record is begun with what procedure demands; everything else is for the learner to ask."""
    bank = next(each for each in context.banks if each.id == played.bank)
    matter, belongs = f"{site.project.name}工资支付情况", Belongs(site.case.rid, project_rid=site.project.rid)
    words = known_words(context, person, matter, belongs, context.team())
    asked = tuple(qa for qa in bank.asked(words) if qa.key)
    begin_interview(context, person, played.bank, f"{site.project.name}项目部会议室", matter, belongs, asked=asked)
    keep_scene(context, played, person)
