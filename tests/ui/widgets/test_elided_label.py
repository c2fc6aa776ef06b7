from inspector_app.ui.widgets.elided_label import ElidedLabel


def test_long_line_is_cut_and_told_in_full(shown):
    label = shown(ElidedLabel("很长的副标题" * 20))
    label.setText("更长的副标题" * 20)
    assert label.minimumSizeHint().width() <= 60 or label.minimumWidth() == 60
    assert label.toolTip() == label.text()
    assert not label.grab().isNull()
