"""What is asked beside the scan of a signed print, wherever one is registered."""

from inspector_app.ui.drawn import Ask
from inspector_app.ui.translation import tr
from inspector_app.usecases.acts import CORRECTED, PRINTED


def signature_asks(*, is_printed: bool) -> tuple[Ask, ...]:
    """Why there is no scan or who refused to sign, what was corrected in ink, and where it was printed if not here."""
    hint = tr("本机没有这一版的打印记录：写明何时、何处打印，如“另存PDF后在项目部打印”")
    elsewhere = () if is_printed else (Ask("printed", PRINTED, hint, required=True, lines=1),)
    return (
        *elsewhere,
        Ask("note", hint=tr("拒绝签名的，写明情况；暂时不能扫描的，写明原因"), word="act.note", lines=1),
        Ask("corrected", CORRECTED, tr("打印后又有改动、属于手写更正后回录的，写明改了哪里"), lines=1),
    )
