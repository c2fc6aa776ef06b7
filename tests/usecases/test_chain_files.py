"""分包链 as a diagram: every party with its part and sums, over as many pages as need be."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from inspector_app.domain.project import ChainLink, LinkRole, known
from inspector_app.support.errors import Refused
from inspector_app.usecases.chain_files import chain_diagram
from tests.documents.papers import text_of


def put(desk, *links):
    with desk.context.unit() as unit:
        for link in links:
            unit.put(link)


def test_every_party_stands_in_it_with_its_part_and_what_is_known(desk):
    with pytest.raises(Refused) as refused:
        chain_diagram(desk.context, desk.project.rid)
    assert refused.value.problems[0].code == "chain-empty"
    project, company = desk.project.rid, desk.company.rid
    put(
        desk,
        ChainLink("g", project, LinkRole.GENERAL, company, price_fen=120_000_00, contract_no=known("示1号")),
        ChainLink("c", project, LinkRole.CREW, "", desk.workers[0].rid, "g", "木工", oral=True),
    )
    text = text_of(chain_diagram(desk.context, project))
    for told in (
        "示例劳务有限公司（施工总承包单位）",
        "120,000.00元",
        "示1号",
        f"{desk.workers[0].name}（班组）",
        "木工",
    ):
        assert told in text


def test_a_long_chain_goes_over_pages(desk):
    put(
        desk, *(ChainLink(f"l{n}", desk.project.rid, LinkRole.LABOUR, desk.company.rid, work="砌筑") for n in range(40))
    )
    pdf = chain_diagram(desk.context, desk.project.rid)
    assert len(PdfReader(BytesIO(pdf)).pages) > 1
    assert text_of(pdf).count("砌筑") == 40
