from inspector_app.ui.documents.needs import need_words


def form(context, form_id):
    return context.forms.find(form_id, on=context.clock.today())


def test_the_needs_are_told_in_words(context):
    assert need_words(form(context, "order-to-pay")) == "需要：已确定的支付责任主体、已认定金额的工资明细"
