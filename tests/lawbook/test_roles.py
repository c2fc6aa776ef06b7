"""Law data of roles: every role there, each limit bound once or by hand, and what nobody knows refused by name."""

import pytest

from inspector_app.domain.role import Event, Role
from inspector_app.lawbook.limits import read_limits
from inspector_app.lawbook.reading import Layer, parse_table
from inspector_app.lawbook.roles import read_procedure
from inspector_app.support.errors import Refused
from inspector_app.support.paths import resource

DATA = (resource("law") / "roles.toml").read_text(encoding="utf-8")
LIMITS = read_limits((Layer.of_folder(resource("law")),))


def test_every_role_is_described(law):
    assert set(law.procedure.roles) == set(Role)


def test_every_limit_of_law_has_a_starter_or_is_marked_by_hand(law):
    procedure = law.procedure
    started = {each.limit for each in procedure.every_limit}
    read = {procedure.accepting, procedure.time_bar, procedure.public_notice, *law.watching.terms.values()}
    assert not (started | read) & set(procedure.by_hand)
    assert started | read | set(procedure.by_hand) == set(procedure.limits)


def test_the_order_sets_its_own_day_and_opens_the_listing_behind_it(law):
    order = law.procedure.roles[Role.ORDER]
    own = order.set_day()
    assert own is not None
    assert (own.limit, own.starts, own.set_by, own.ends) == ("DL-08", Event.SERVED, "order.due", Event.PAID)
    assert [each.limit for each in order.limits if each.starts is Event.DUE] == ["DL-15", "DL-16"]
    limit = law.limit(own.limit)
    assert (limit.proposed, limit.usual) == (7, (3, 30))


def test_service_of_a_pre_notice_starts_the_time_for_objections_and_meets_its_last_day(law):
    notice = law.procedure.roles[Role.PRE_NOTICE]
    objections, answer = notice.limits
    assert (objections.limit, objections.starts, objections.of_party) == ("DL-13", Event.SERVED, True)
    assert (answer.limit, answer.starts, answer.within) == ("DL-14", Event.OBJECTED, "DL-13")
    assert (notice.meets, notice.keeps) == ((("DL-16", Event.SERVED),), (Role.ORDER,))


def test_only_a_limit_without_a_length_is_set_by_a_paper(law):
    national = {limit.id for limit in law.rules()}
    for each in (line for line in law.procedure.every_limit if line.limit in national):
        assert bool(each.set_by or each.days_by) == (law.limit(each.limit).length is None)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('id = "order"', 'id = "command"', "order、pre-notice"),
        ('starts = "due"', 'starts = "someday"', "filed"),
        ('limit = "DL-15", starts', 'limit = "DL-99", starts', "DL-99"),
        ('gates = ["PR-08", ', 'gates = ["PR-99", ', "PR-99"),
        ('keeps = ["order"]', 'keeps = ["command"]', "order"),
        ('parties = ["employer"', 'parties = ["landlord"', "employer"),
        ('is = "company"', 'is = "bureau"', "company"),
        ('"reviewer", "leader"]', '"reviewer", "king"]', "handler"),
        ('review = ["APL#58(1)"]', 'review = ["APL#999"]', ""),
        ('limit = "DL-13", starts', 'limit = "DL-15", starts', ""),
    ],
)
def test_what_nobody_knows_is_refused_by_name(old, new, named, law):
    text = DATA.replace(old, new, 1)
    assert text != DATA
    with pytest.raises(Refused) as refusal:
        read_procedure(parse_table("roles.toml", text.encode()), law.statutes.cite_all, law.procedure.gates, LIMITS)
    assert named in str(refusal.value.problems[0].details)
