"""重点监管 beside the story: an incident with its reports, an advance, and what follows for the employer."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from inspector_app.domain.dispatch import TaskKind
from inspector_app.domain.incident import AdvancePurpose, AdvanceSource, Incident
from inspector_app.domain.watch_acts import Entry, WatchAct
from inspector_app.support.clock import at
from inspector_app.usecases import dispatch, watching
from inspector_app.usecases.demo import story
from inspector_app.usecases.watch_papers import make_from_papers

GATHERED = date(2026, 3, 12)


def watch(tale: story.Tale, site: story.Site) -> None:
    """The gathering of four days ago, what was done, and the entries of the employer."""
    incident = _incident(tale, site)
    _advance(tale, site, incident)
    firm = {"company_rid": site.employer.rid}
    rules, today = tale.context.law.watching, tale.clock.today()
    _kept(tale, "watch", **firm, reason="指令书期满没有付清，并引发聚集", watched_by=tale.context.writer.name)
    rating = watching.new_entry(tale.context, "credit_rating", **firm)
    watching.save_entry(tale.context, rating)
    asked = next(each for each in rules.measures if each.title.startswith("制止、纠正"))
    _kept(
        tale, "advice", measure=asked.title, body=asked.body, case_rid=site.case.rid, number="示人社建〔2026〕1号",
        company_rid=site.contractor.rid, reply_by=today + timedelta(days=14),
        text=f"分包单位拖欠农民工工资，总承包单位没有先行清偿，依照{asked.basis_text}，建议及时予以制止、纠正。",
    )  # fmt: skip
    made = make_from_papers(tale.context)
    tale.tell(f"重点监管：群体性事件1起、垫付1笔、月报监管1户、建议函1份；按告知书建立名单记录{made}条")


def _kept(tale: story.Tale, kind: str, **told: Any) -> Entry:
    return watching.save_entry(tale.context, replace(watching.new_entry(tale.context, kind), **told))


def _incident(tale: story.Tale, site: story.Site) -> Incident:
    context = tale.context
    begun = watching.new_entry(context, "incident")
    assert isinstance(begun, Incident)
    incident = replace(
        begun, began_at=at(GATHERED, 8, 20), place="示例县政府门前", town=site.project.town, heads=21, level="一般",
        project_rid=site.project.rid, company_rid=site.employer.rid, case_rid=site.case.rid,
        demand="支付拖欠的工资", attended="公安、信访、人社、住建部门到场，推选五名代表反映情况",
    )  # fmt: skip
    watching.save_entry(context, incident)
    first: Any = watching.new_part(context, incident)
    watching.save_part(context, replace(first, at=at(GATHERED, 9), to="县委政法委"))
    task = dispatch.new_task(context, TaskKind.DECISION, incident_rid=incident.rid)
    asked = replace(task, text="督促总承包单位筹措首批资金", body="住房和城乡建设局")
    kept = dispatch.save_task(context, replace(asked, given_on=GATHERED, due=GATHERED))
    dispatch.finish_task(context, kept.rid, GATHERED, "当日先行垫付")
    calm = replace(incident, ended_on=GATHERED, outcome="动用应急周转金垫付基本生活费后散去")
    watching.do_act(context, WatchAct.CALM, calm)
    return incident


def _advance(tale: story.Tale, site: story.Site, incident: Incident) -> None:
    advance = _kept(
        tale, "advance", source=AdvanceSource.EMERGENCY_FUND, purpose=AdvancePurpose.LIVING, paid_on=GATHERED,
        amount_fen=60_000_00, heads=21, incident_rid=incident.rid, company_rid=site.contractor.rid,
        case_rid=site.case.rid,
        approved_by="县根治欠薪工作领导小组办公室",
    )  # fmt: skip
    back: Any = watching.new_part(tale.context, advance)
    watching.save_part(tale.context, replace(back, amount_fen=20_000_00, note="追回的首笔"))
