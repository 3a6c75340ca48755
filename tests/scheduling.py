"""Which tests share a worker in a parallel run.

The `xdist_group` mark does nothing with pytest 9.2 and xdist 3.8, and says nothing about it: the
suffix that it gives to a test's name no longer reaches the scheduler. Folders decide instead.
"""

from xdist.scheduler import LoadScopeScheduling

# Tests under one of these share what is costly to start: a live stack, a told demonstration.
TOGETHER = ("tests/e2e/", "tests/engines/test_demo.py", "tests/demo/")


class JourneysTogether(LoadScopeScheduling):  # type: ignore[misc]
    """The tests of a folder above go to one worker, and first; the rest wherever there is room."""

    def _split_scope(self, nodeid: str) -> str:
        return next((folder for folder in TOGETHER if nodeid.startswith(folder)), nodeid)
