"""What others hand over in the story: the employer's lists, the bank's statement; and what all of it proves."""

from dataclasses import replace

from inspector_app.domain.brought_list import Side
from inspector_app.support.progress import NoProgress
from inspector_app.usecases import elements, side_lists, statements
from inspector_app.usecases.demo import district
from inspector_app.usecases.demo.story import Site, Tale
from inspector_app.usecases.four_sides import four_sides
from inspector_app.usecases.funds import around_of, funds_of
from inspector_app.usecases.open_lists import prepare_list

_LISTS = (
    (Side.ATTENDANCE, "attendance.txt", "木工班组考勤汇总表"),
    (Side.CONTRACTS, "contracts.txt", "劳动合同签订台账"),
    (Side.PAYMENTS, "payments.txt", "生活费发放表"),
)
_ACCOUNT = "农民工工资专用账户流水"


def bring_lists(tale: Tale, site: Site) -> None:
    """The employer's lists are kept and laid beside the list of wages; they do not agree everywhere."""
    context, case_rid = tale.context, site.case.rid
    for kind, file, title in _LISTS:
        text = district.demo_file(file).read_text(encoding="utf-8")
        read = side_lists.perform_side(prepare_list(context, text), kind, NoProgress()).found
        plan = side_lists.side_plan(context, case_rid, read)
        side_lists.keep_side(context, case_rid, text, plan, site.employer.name, title)
    laid = four_sides(context, case_rid)
    tale.tell(f"收取考勤、合同、支付名单：四方核对{len(laid.lines)}人，{len(laid.different)}人有差异")


def bring_statement(tale: Tale, site: Site) -> None:
    """The statement of the special account, opened since: the chain shows what went elsewhere."""
    context = tale.context
    belongs = statements.belongings(context, case_rid=site.case.rid)
    names = {"owner": site.project.owner_name, "contractor": site.contractor.name}
    text = district.demo_file("account.txt").read_text(encoding="utf-8").format_map(names)
    read = statements.perform_statement(statements.prepare_statement(context, text))
    file = replace(read, name=_ACCOUNT)
    planned = statements.plan_statements(context, belongs, file, around_of(context, belongs))
    kept = statements.keep_statements(context, belongs, file, [each.statement for each in planned])
    signs = funds_of(context, case_rid=site.case.rid).signs
    tale.tell(f"导入专户流水：{sum(len(each.lines) for each in kept)}笔，资金链有{len(signs)}处需要核实")


_LOOKED_AT = ("arrears.employer", "arrears.labour", "arrears.agreed", "arrears.no_reason")


def weigh_proof(tale: Tale, site: Site) -> None:
    """要件表: what was found for what the orders rely on is confirmed, the rest waits."""
    context, case_rid = tale.context, site.case.rid
    for name in _LOOKED_AT:
        elements.confirm_proposed(context, case_rid, name)
    tables = elements.case_elements(context, case_rid).tables
    told = "；".join(f"{each.charge.title}，{elements.count_words(each)}" for each in tables)
    tale.tell(f"要件表：{told}")
