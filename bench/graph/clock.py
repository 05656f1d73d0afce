"""How long a question to a graph takes."""
import time


def clock(work, times=3):
    """The least milliseconds of processor time of so many runs, and the answer."""
    best, answer = None, None
    for _ in range(times):
        begin = time.process_time()
        answer = work()
        took = (time.process_time() - begin) * 1000
        best = took if best is None else min(best, took)
    return best, answer
