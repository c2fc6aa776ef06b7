import threading

import pytest

from inspector_app.support.progress import Cancelled
from inspector_app.ui.jobs import Job, JobRunner, Steps


def test_one_job_at_a_time_in_turn(runner, jobs):
    done = []
    runner.run(Job("一", lambda _progress: 1, done.append))
    runner.run(Job("二", lambda _progress: 2, done.append))
    assert len(jobs.pending) == 1
    assert runner.title == "一"
    jobs.run_next()
    assert done == [1]
    assert runner.title == "二"
    jobs.run_next()
    assert done == [1, 2]
    assert not runner.busy


def test_the_box_of_patient_work_comes_only_when_it_takes_long(runner, jobs, qtbot):
    told = []
    runner.started.connect(told.append)
    runner.run(Job("快", lambda _progress: 1, patient=True))
    runner.run(Job("慢", lambda _progress: 2, patient=True))
    jobs.run_next()
    with qtbot.waitSignal(runner.started):
        assert told == []
    assert told == ["慢"]
    jobs.run_next()


def test_progress_reaches_the_window(runner, jobs, qtbot):
    runner.run(Job("一", lambda progress: progress.step(1, 4, "生成文书")))
    with qtbot.waitSignal(runner.progressed) as heard:
        jobs.run_next()
    assert heard.args == [1, 4, "生成文书"]


def test_a_flood_of_steps_is_thinned_but_the_last_one_arrives():
    now, heard = [0.0], []
    steps = Steps(threading.Event(), lambda done, _total, _what: heard.append(done), lambda: now[0])
    for done in range(1, 101):
        now[0] += 0.01
        steps.step(done, 100, "")
    assert heard[0] == 1
    assert heard[-1] == 100
    assert len(heard) <= 12


def test_cancel_stops_at_the_next_step_and_nothing_is_done(runner, jobs):
    done, failed, reached = [], [], []

    def work(progress):
        runner.cancel()
        progress.step(1, 2, "")
        reached.append(True)

    runner.run(Job("一", work, done.append, failed.append))
    jobs.run_next()
    assert (done, reached) == ([], [])
    assert isinstance(failed[0], Cancelled)


def test_job_cancelled_before_it_started_never_works(runner, jobs):
    worked, failed = [], []
    runner.run(Job("一", worked.append, failed=failed.append))
    runner.cancel()
    jobs.run_next()
    assert worked == []
    assert isinstance(failed[0], Cancelled)


def test_failure_is_handed_over_and_the_queue_goes_on(runner, jobs):
    failed, done = [], []
    runner.run(Job("一", lambda _progress: 1 // 0, failed=failed.append))
    runner.run(Job("二", lambda _progress: 2, done.append))
    jobs.run_all()
    assert isinstance(failed[0], ZeroDivisionError)
    assert done == [2]


def test_outcome_of_a_real_thread_arrives_on_the_gui_thread(qtbot):
    runner = JobRunner()
    threads = []
    job = Job("一", lambda _p: threads.append(threading.get_ident()), lambda _r: threads.append(threading.get_ident()))
    with qtbot.waitSignal(runner.finished):
        runner.run(job)
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] != threading.get_ident()
    assert threads[1] == threading.get_ident()


def test_quitting_waits_for_the_running_job_and_drops_the_rest(qtbot):
    runner = JobRunner()
    begun, ended, second = threading.Event(), threading.Event(), threading.Event()

    def work(progress):
        begun.set()
        try:
            while True:
                progress.step(0, 1, "")
        finally:
            ended.set()

    runner.run(Job("一", work))
    runner.run(Job("二", lambda _progress: second.set()))
    assert begun.wait(5)
    runner.close()
    assert ended.is_set()
    assert not second.is_set()


@pytest.mark.parametrize("title", ["", "预览"])
def test_title_of_a_job_is_told_when_it_starts(runner, qtbot, title):
    with qtbot.waitSignal(runner.started) as heard:
        runner.run(Job(title, lambda _progress: None))
    assert heard.args == [title]
