"""The law behind the entries of a paper."""

import pytest

from inspector_app.domain.role import Role
from inspector_app.lawbook.named_articles import names_articles
from inspector_app.usecases.field_articles import field_articles, form_articles


def test_every_form_leads_to_articles_and_so_does_each_entry_that_law_demands(context):
    for form in context.forms.all():
        assert names_articles(form_articles(context, form)), form.id
        told, demanded = field_articles(context, form), context.rule(form.id).contents
        names = {fact.name for fact in form.facts for each in demanded if each.fact in (fact.name, fact.source)}
        assert names <= told.keys(), form.id
        assert all(map(names_articles, told.values())), form.id


@pytest.mark.parametrize(
    ("fact", "article"),
    [
        ("order.due", "《劳动保障监察条例》第二十六条"),  # its contents
        ("text.consequence", "第三十条第一款第（三）项"),  # what its words are judged by
        ("lines", "《劳动保障监察条例》第二十六条"),  # demanded as claims
        ("agency.review_organ", "《中华人民共和国行政复议法》第二十四条"),  # where the vocabulary has it from
    ],
)
def test_an_entry_of_an_order_leads_to_what_demands_it(context, fact, article):
    form = context.forms.find(context.form_of(Role.ORDER))
    assert article in field_articles(context, form)[fact]
