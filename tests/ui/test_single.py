from PySide6.QtNetwork import QLocalSocket

from inspector_app.ui.single import SingleInstance


def test_second_window_hands_its_files_to_the_first(qtbot, tmp_path):
    first = SingleInstance(tmp_path)
    second = SingleInstance(tmp_path)
    assert first.first
    assert not second.first
    with qtbot.waitSignal(first.opened) as heard:
        assert second.hand_over(["花名册.xlsx", "b.day"])
    assert heard.args == [["花名册.xlsx", "b.day"]]
    first.close()


def test_closed_window_makes_room(qapp, tmp_path):
    first = SingleInstance(tmp_path)
    first.close()
    again = SingleInstance(tmp_path)
    assert again.first
    again.close()


def test_other_folders_have_their_own_window(qapp, tmp_path):
    (tmp_path / "b").mkdir()
    one, other = SingleInstance(tmp_path), SingleInstance(tmp_path / "b")
    assert one.first
    assert other.first
    one.close()
    other.close()


def test_a_folder_that_cannot_be_written_keeps_nobody_out(qapp, tmp_path):
    alone = SingleInstance(tmp_path / "none")
    assert alone.first
    alone.close()


def test_what_another_program_says_is_not_heard(qtbot, tmp_path):
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    for line in (b"no json\n", b"\xff\n", b"{}\n", b"\n"):
        socket = QLocalSocket()
        socket.connectToServer(second._name)
        assert socket.waitForConnected(1000)
        socket.write(line)
        assert socket.waitForBytesWritten(1000)
        with qtbot.assertNotEmitted(first.opened):
            qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState)  # noqa: B023
    first.close()


def test_nobody_answers_when_the_first_is_gone(qapp, tmp_path):
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    first.close()
    assert not second.hand_over(["a"])
