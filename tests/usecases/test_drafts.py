from datetime import timedelta

from inspector_app.support.errors import Trouble
from inspector_app.usecases.drafts import Unwritten, draft, drop_draft, keep_draft, put_aside, take_back


def test_a_draft_is_kept_read_and_forgotten(context):
    keep_draft(context, "documents:x", "草稿", '{"facts": {"text.order": "责令"}}')
    keep_draft(context, "documents:x", "草稿", '{"facts": {"text.order": "责令支付"}}')
    assert draft(context, "documents:x").body == {"facts": {"text.order": "责令支付"}}
    drop_draft(context, "documents:x")
    assert draft(context, "documents:x") is None


def test_what_was_put_aside_comes_back_but_never_over_newer_typing(context, tmp_path):
    keep_draft(context, "interviews:1", "询问笔录", '"旧"')
    context.clock.move_to(context.clock.now() + timedelta(minutes=1))
    full = Trouble("disk-full")
    unwritten = [Unwritten("interviews:1", "询问笔录", '"新"', full), Unwritten("cases:1", "线索", '"甲"', full)]
    put_aside(context, tmp_path / "x.drafts", unwritten)
    assert take_back(context, tmp_path / "x.drafts") == 2
    assert draft(context, "interviews:1").body == "新"
    context.clock.move_to(context.clock.now() + timedelta(minutes=1))
    keep_draft(context, "cases:1", "线索", '"乙"')
    assert take_back(context, tmp_path / "x.drafts") == 0
    assert draft(context, "cases:1").body == "乙"


def test_with_a_draft_go_those_of_the_dialogs_on_its_record_and_no_others(context):
    kept = context.store.drafts
    for key in ("document:1", "document:1:sign", "document:12", "document%:1", "documents:1"):
        kept.save(key, "示例", {})
    kept.drop_all("document:1")
    assert {each.key for each in kept.all()} == {"document:12", "document%:1", "documents:1"}
