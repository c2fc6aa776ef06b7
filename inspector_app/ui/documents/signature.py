"""What is asked of a print where it is registered as signed or sealed."""

from inspector_app.ui.drawn import Ask
from inspector_app.ui.translation import tr


def signature_asks(*, is_printed: bool, doubted: bool = False) -> tuple[Ask, ...]:
    """Why there is no scan or who refused to sign, what was corrected in ink, and where it was printed if not here;
    what was done about answers, and who was not there, that want it (``doubted``)."""
    return (
        *print_asks(is_printed=is_printed),
        Ask("note", hint=tr("拒绝签名的，写明情况；暂时不能扫描的，写明原因"), word="act.note", lines=1),
        Ask("corrected", hint=tr("打印后又有改动、属于手写更正后回录的，写明改了哪里"), word="act.corrected", lines=1),
        *(_answered() if doubted else ()),
    )


def _answered() -> tuple[Ask, ...]:
    hint = tr("如：申请回避的，负责人何时决定、如何告知；没看清证件、不属实的，如何更正；监护人没有到场的，原因")
    return (Ask("answered", hint=hint, word="act.answered", required=True, lines=2),)


def print_asks(*, is_printed: bool) -> tuple[Ask, ...]:
    """Where it was printed, if no print was counted here."""
    hint = tr("本机没有这一版的打印记录：写明何时、何处打印，如“另存PDF后在项目部打印”")
    return () if is_printed else (Ask("printed", hint=hint, word="act.printed", required=True, lines=1),)
