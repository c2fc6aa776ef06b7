from inspector_app.ui.sleep_watch import SleepWatch


def test_late_beat_means_that_the_machine_slept(qtbot):
    now = [1000.0]
    watch = SleepWatch(now=lambda: now[0])
    heard = []
    watch.slept.connect(lambda: heard.append(now[0]))
    now[0] += 6
    watch.beat()
    assert heard == []
    now[0] += 3600
    watch.beat()
    now[0] += 5
    watch.beat()
    assert heard == [4606.0]
