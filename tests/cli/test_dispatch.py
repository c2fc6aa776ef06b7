"""``hazards`` and ``dispatch``: from a graded ledger to the agenda, a task that is done, and 销号."""

from PIL import Image

from inspector_app.domain.project import Grade, GradeClaim
from inspector_app.support.clock import SystemClock
from inspector_app.usecases.store_file import opened
from tests.builders import a_project
from tests.cli.conftest import SECRET


def test_a_hazard_goes_from_its_grade_over_the_agenda_to_the_confirmed_striking_off(run, store, tmp_path):
    clock = SystemClock()
    today = clock.today()
    with opened(store, SECRET, clock) as context, context.unit() as unit:
        unit.put(a_project("示例一期", grade=GradeClaim(Grade.SEVERE, today, "台账"), unpaid_fen=100))
    assert "1项" in run("hazards", "make", store).text
    (hazard,) = run("hazards", "list", store, "--json").json
    assert (hazard["project"], hazard["grade"], hazard["state"]) == ("示例一期", "severe", "found")
    run("dispatch", "task", store, "核查名册", "--body", "公安局", "--due", today, "--hazard", hazard["hazard"][:8])
    joint = ("dispatch", "meeting", store, "joint", "--on", today, "--minutes", "限期支付")
    assert "meeting-no-body" in run(*joint).complaints[0]  # nobody said who came
    assert "研究隐患1项" in run(*joint, "--body", "公安局").text
    agenda = run("dispatch", "agenda", store).text
    assert "核查名册" in agenda
    assert "U+000A" not in agenda
    answers = ("--body", "住房和城乡建设局", "--person", "示例局长", "--due", today, "--measures", "总包筹款")
    assert "住房和城乡建设局" in run("hazards", "save", store, hazard["hazard"][:8], *answers).text
    (told,) = run("hazards", "list", store, "--json").json
    assert (told["facts"], told["person"], told["due"]) == (hazard["facts"], "示例局长", today.isoformat())
    (task,) = run("dispatch", "tasks", store, "--json").json
    assert (task["project"], task["overdue"]) == ("示例一期", False)
    assert run("dispatch", "done", store, task["task"], "--on", today, "--result", "已核查").code == 0
    assert run("dispatch", "tasks", store, "--open").text == ""
    assert "示例县" not in run("dispatch", "meetings", store).text
    assert "已恢复为未完成" in run("dispatch", "reopen", store, task["task"]).text
    assert "部署会" in run("dispatch", "log", store, "部署会", "--sort", "会议部署").text
    with opened(store, SECRET, clock) as context, context.unit() as unit:
        unit.put(a_project("示例同名", rid="same1", town="示例镇"))
        unit.put(a_project("示例同名", rid="same2", town="示例乡"))
    told = ("hazards", "save", store, "--grade", "general", "--facts", "欠薪", "--project")
    several = run(*told, "示例同名").complaints[0]
    assert "示例镇/示例同名、示例乡/示例同名" in several  # what it wants can be written
    assert run(*told, "示例乡/示例同名").code == 0
    listed = run("hazards", "list", store, "--json").json
    wrong = next(each["hazard"] for each in listed if each["project"] == "示例同名")
    run("hazards", "step", store, wrong, "to_court", "--on", today, "--text", "已申请执行")
    assert "entered-has-more" in run("hazards", "remove", store, wrong).complaints[0]
    assert "转司法" in run("hazards", "remove", store, wrong, "--step", "to_court").text
    assert run("hazards", "remove", store, wrong).text == "已删除：示例同名　欠薪\n"
    lacks = run("hazards", "save", store, "--project", "示例一期", "--grade", "general")
    assert (lacks.code, "事实" in lacks.complaints[0]) == (2, True)
    early = run("hazards", "step", store, hazard["hazard"], "confirmed", "--on", today, "--by", "示例主任")
    assert (early.code, "还没有提请销号" in early.complaints[0]) == (2, True)
    owed = run("hazards", "step", store, hazard["hazard"], "asked", "--on", today)
    assert (owed.code, "台账所载未支付工资" in owed.complaints[0]) == (2, True)
    run("hazards", "step", store, hazard["hazard"], "asked", "--on", today, "--unpaid", "0")
    done = run("hazards", "step", store, hazard["hazard"], "confirmed", "--on", today, "--by", "示例主任")
    assert (done.code, "确认单还没有存入" in done.complaints[0]) == (0, True)
    sheet = tmp_path / "确认单.png"
    Image.new("RGB", (8, 8), "white").save(sheet)
    assert "共1件" in run("hazards", "prove", store, hazard["hazard"], "--scan", sheet).text
    assert run("hazards", "prove", store, hazard["hazard"], "--step", "refused", "--scan", sheet).code == 2
    (struck,) = run("hazards", "list", store, "--state", "struck_off", "--json").json
    assert struck["struck_off"] == today.isoformat()
