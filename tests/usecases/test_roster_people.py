"""Who a line of a wage list is where several go by one name: by telephone or crew, or as a person says."""

from dataclasses import replace

from inspector_app.domain.claim import WageClaim
from inspector_app.domain.person import Person
from inspector_app.domain.roster import RosterCheck
from inspector_app.usecases.claim_lines import ClaimLine
from inspector_app.usecases.roster_people import matched
from inspector_app.usecases.roster_plan import decided, planned
from tests.usecases.test_roster_plan import EMPTY, NUMBERS, row

TWO = (
    ClaimLine(WageClaim("c1", "case", "p1", 1, crew="木工班", claimed_fen=100_000), Person("p1", "示例甲")),
    ClaimLine(
        WageClaim("c2", "case", "p2", 2, crew="瓦工班"),
        Person("p2", "示例甲", phone="13800000001", id_number=NUMBERS[0]),
    ),
    ClaimLine(WageClaim("c3", "case", "p3", 3, crew="钢筋班"), Person("p3", "示例甲", phone="13800000002")),
)


def rids(found):
    return [person and person.rid for person, _ in found]


def people():
    return [line.person for line in TWO]


def crews():
    return {line.person.rid: line.claim.crew for line in TWO}


def plan(*rows, meant=None):
    return planned(RosterCheck(rows, ()), TWO, (), (), "case", meant=meant)


def test_one_of_several_without_numbers_is_known_by_telephone_or_crew_and_else_by_nobody():
    assert rids(matched([row("示例甲", phone="13800000002")], people(), crews=crews())) == ["p3"]
    assert rids(matched([row("示例甲", crew="木工班")], people(), crews=crews())) == ["p1"]
    assert rids(matched([row("示例甲")], people(), crews=crews())) == [None]
    both = [row("示例甲", crew="钢筋班"), row("示例甲", crew="木工班")]
    assert rids(matched(both, people(), crews=crews())) == ["p3", "p1"]


def test_who_it_may_be_is_told_with_what_tells_them_apart():
    made = plan(row("示例甲", owed_fen=90_000))
    (line,) = made.open_namesakes
    assert [(each.person_rid, each.words) for each in line.namesakes] == [
        ("p1", "班组木工班，欠发1,000.00元"),
        ("p2", "证件号码349***********0018，联系电话138****0001，班组瓦工班"),
        ("p3", "联系电话138****0002，班组钢筋班"),
    ]
    assert made.new == 1


def test_whoever_a_person_says_is_meant():
    rows = (replace(EMPTY, name="示例甲", row=5, crew="油漆班"),)
    made = plan(*rows, meant={("", 5): "p2"})
    assert (made.new, made.open_namesakes) == (0, ())
    assert made.lines[0].recorded == TWO[1]
    another = plan(*rows, meant={("", 5): ""})
    assert (another.new, another.open_namesakes) == (1, ())
    assert decided(another)[0].person.rid not in {"p1", "p2", "p3"}


def test_a_line_with_another_number_is_nobody_of_them_who_has_one():
    made = plan(row("示例甲", id_number=NUMBERS[1]))
    assert [each.person_rid for each in made.open_namesakes[0].namesakes] == ["p1", "p3"]
