import errno
import json
import tomllib

import pytest

from inspector_app.support.errors import Trouble
from inspector_app.support.files import write_durably
from inspector_app.support.reasons import reason_of


def raised(work):
    try:
        work()
    except (OSError, ValueError) as error:
        return error
    raise AssertionError("nothing was raised")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FileNotFoundError(errno.ENOENT, "No such file or directory"), "找不到文件或文件夹"),
        (OSError(errno.ENOSPC, "No space left on device"), "磁盘已满"),
        (OSError(9999, "Unheard of"), "系统错误 9999"),
        (OSError("no number"), "系统错误 OSError"),
        (raised(lambda: tomllib.loads("a = 1\nb ==")), "第2行第4列写法不对"),
        (raised(lambda: tomllib.loads("a = ")), "写法不对"),
        (raised(lambda: json.loads('{"a": 1,\n x}')), "第2行第2列写法不对"),
        (raised(lambda: b"\xd6\xd0".decode("utf-8")), "文字不是 UTF-8 编码"),
    ],
)
def test_reasons_are_chinese_and_hold_nothing_of_the_file(error, words):
    assert reason_of(error) == words


def test_a_folder_that_is_not_there_is_told_in_chinese(tmp_path):
    with pytest.raises(Trouble) as trouble:
        write_durably(tmp_path / "none" / "file", b"x")
    assert trouble.value.details["reason"] == "找不到文件或文件夹"
