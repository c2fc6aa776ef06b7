from inspector_app.usecases.drafts import draft, drop_draft, keep_draft


def test_a_draft_is_kept_read_and_forgotten(context):
    keep_draft(context, "documents:x", "草稿", '{"facts": {"text.order": "责令"}}')
    keep_draft(context, "documents:x", "草稿", '{"facts": {"text.order": "责令支付"}}')
    assert draft(context, "documents:x").body == {"facts": {"text.order": "责令支付"}}
    drop_draft(context, "documents:x")
    assert draft(context, "documents:x") is None
