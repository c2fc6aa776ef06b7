from inspector_app.usecases.manual import articles_in, chapter_about, chapters, chapters_with, with_links


def test_the_closest_chapter_counts():
    assert chapter_about(["cases.claims_view.ClaimsView"]).key == "wages"
    assert chapter_about(["documents.act_dialogs.ServiceDialog", "cases.case_page.CasePage"]).key == "service"
    assert chapter_about(["widgets.field.Field", "cases.case_page.CasePage"]).key == "cases"
    assert chapter_about(["widgets.field.Field"]) is None


def test_chapters_are_found_by_what_happened():
    assert "mishaps" in [each.key for each in chapters_with("忘记口令")]
    assert chapters_with("没有这样的话") == ()


def test_gates_and_limits_are_told_with_their_articles():
    gates, limits = (next(each for each in chapters() if each.key == key).text for key in ("gates", "limits"))
    assert "(law:R423#16)" in with_links(gates)
    assert "**DL-13 对拟列入失信联合惩戒名单提出异议**：5个工作日" in limits
    assert "黑名单" not in limits


def test_articles_are_shown_once_and_only_those_that_are_there():
    assert [each.number for each in articles_in("《劳动保障监察条例》第九百条、第二十条、第二十条")] == ["20"]
