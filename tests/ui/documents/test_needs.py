from inspector_app.ui.documents.needs import Need, need_words, needs


def form(context, form_id):
    return context.forms.find(form_id, on=context.clock.today())


def test_what_each_form_needs_is_read_from_its_facts(context):
    assert needs(form(context, "order-to-pay")) == (Need.LIABLE, Need.CLAIMS)
    assert needs(form(context, "interview-record")) == (Need.INTERVIEW,)
    assert Need.SERVED in needs(form(context, "service-record"))
    assert Need.ORDER in needs(form(context, "list-pre-notice"))
    assert needs(form(context, "inquiry-notice")) == (Need.PARTY,)


def test_the_needs_are_told_in_words(context):
    assert need_words(form(context, "order-to-pay")) == "需要：已确定的支付责任主体、已认定金额的工资明细"
