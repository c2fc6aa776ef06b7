"""What is asked beside the scan of a signed print, wherever one is registered."""

from inspector_app.ui.drawn import Ask
from inspector_app.ui.translation import tr
from inspector_app.usecases.acts import CORRECTED


def signature_asks() -> tuple[Ask, ...]:
    """Why there is no scan or who refused to sign, and what was corrected in ink."""
    return (
        Ask("note", hint=tr("拒绝签名的，写明情况；暂时不能扫描的，写明原因"), word="act.note", lines=1),
        Ask("corrected", CORRECTED, tr("打印后又有改动、属于手写更正后回录的，写明改了哪里"), lines=1),
    )
