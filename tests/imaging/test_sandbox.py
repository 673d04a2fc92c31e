import operator
import os
import resource
import signal
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from challenge.imaging.sandbox import SandboxBusy, SandboxFailed, SandboxSlow, close, run
from challenge.imaging.uploads import cleaned
from tests.imaging.good_images import GOOD


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as pool:
        yield pool


def hanging(threads: ThreadPoolExecutor, seconds: float) -> Future[None]:
    """A job that would go on for a minute; returns when it is at work."""
    job = threads.submit(lambda: run(time.sleep, 60, seconds=seconds))
    time.sleep(0.1)
    return job


def test_the_result_comes_from_another_process_which_is_used_again() -> None:
    first = run(os.getpid)
    assert first != os.getpid()
    assert run(os.getpid) == first


def test_what_the_function_raises_comes_back_with_its_traceback() -> None:
    with pytest.raises(ZeroDivisionError) as raised:
        run(operator.truediv, 1, 0)
    assert "Traceback" in raised.value.__notes__[0]


def test_a_hanging_job_ends_in_time_while_an_upload_goes_on(threads: ThreadPoolExecutor) -> None:
    job = hanging(threads, seconds=5)
    make, _ = GOOD["JPEG"]
    assert cleaned(make()).width == 64
    assert not job.done()
    with pytest.raises(SandboxSlow):
        job.result()
    assert run(abs, -1) == 1


def test_a_third_job_is_told_that_all_places_are_taken(threads: ThreadPoolExecutor) -> None:
    jobs = [hanging(threads, seconds=2), hanging(threads, seconds=2)]
    with pytest.raises(SandboxBusy):
        run(abs, -1, seconds=0.1)
    for job in jobs:
        with pytest.raises(SandboxSlow):
            job.result()


def test_many_threads_get_their_own_results(threads: ThreadPoolExecutor) -> None:
    assert list(threads.map(lambda n: run(abs, -n), range(100))) == list(range(100))


def test_a_crash_is_reported_and_the_next_job_has_a_new_worker() -> None:
    first = run(os.getpid)
    with pytest.raises(SandboxFailed):
        run(os.abort)
    assert run(os.getpid) != first


def test_a_worker_that_died_while_idle_is_replaced() -> None:
    os.kill(run(os.getpid), signal.SIGKILL)
    time.sleep(0.1)
    assert run(abs, -1) == 1


def test_memory_is_limited_for_real() -> None:
    assert len(run(bytes, 1 << 20)) == 1 << 20
    with pytest.raises(MemoryError):
        run(bytes, 1 << 30)
    assert run(abs, -1) == 1


def test_processor_time_is_limited_for_each_job_anew() -> None:
    used = sum(run(os.times)[:2])
    limit, _ = run(resource.getrlimit, resource.RLIMIT_CPU)
    assert used <= limit <= used + 12
    assert run(resource.getrlimit, resource.RLIMIT_CPU, seconds=60)[0] > limit


def test_a_worker_knows_no_secret_and_leaves_no_core_file(monkeypatch: pytest.MonkeyPatch) -> None:
    close()
    monkeypatch.setenv("CHALLENGE_SECRET_KEY", "canary")
    assert run(os.getenv, "CHALLENGE_SECRET_KEY") is None
    assert run(resource.getrlimit, resource.RLIMIT_CORE) == (0, 0)


def test_closing_ends_the_workers_also_one_at_work(threads: ThreadPoolExecutor) -> None:
    worker = run(os.getpid)
    job = hanging(threads, seconds=30)
    close()
    with pytest.raises(SandboxFailed):
        job.result()
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)
    assert run(abs, -1) == 1
