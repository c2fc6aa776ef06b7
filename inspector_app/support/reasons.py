"""Why the system or a reader of files said no, in words for the sentence that is shown."""

import errno
import json
import re

_SYSTEM = {
    errno.ENOENT: "找不到文件或文件夹",
    errno.EACCES: "没有权限，或正被别的程序占用",
    errno.EPERM: "系统不允许这样做",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "文件超过了磁盘格式允许的大小",
    errno.EIO: "磁盘读写出错",
    errno.EEXIST: "同名的文件或文件夹已经存在",
    errno.EISDIR: "这是一个文件夹，不是文件",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.ENOTEMPTY: "文件夹里还有别的文件",
    errno.ENAMETOOLONG: "文件名或路径太长",
    errno.EINVAL: "文件名或路径不合规定",
    errno.ELOOP: "快捷链接绕成了圈",
    errno.EBUSY: "正被别的程序占用",
    errno.EMFILE: "打开的文件太多",
    errno.ENFILE: "打开的文件太多",
    errno.ENODEV: "设备不在了，可能已被拔出",
    errno.ENXIO: "设备不在了，可能已被拔出",
    errno.EXDEV: "两个位置不在同一个磁盘上",
    errno.ENOMEM: "内存不足",
    errno.ETIMEDOUT: "等待太久没有回应",
}
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


class Unfit(OSError):
    """What stands at a path is not what is wanted there; ``reason`` says why, in words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def reason_of(error: Exception) -> str:
    """The reason in Chinese, without a path or any content of the file; the number of a system error without words."""
    if isinstance(error, Unfit):
        return error.reason
    if isinstance(error, OSError):
        return _SYSTEM.get(error.errno or 0) or f"系统错误 {error.errno or type(error).__name__}"
    if isinstance(error, UnicodeError):
        return "文字不是 UTF-8 编码"
    if isinstance(error, json.JSONDecodeError):
        return f"第{error.lineno}行第{error.colno}列写法不对"
    if place := _PLACE.search(str(error)):  # the reader of TOML tells the place in its words only
        return f"第{place[1]}行第{place[2]}列写法不对"
    return "写法不对"
