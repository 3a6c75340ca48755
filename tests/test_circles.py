"""No module imports itself by way of others, so that each can be read and changed by itself."""

from graphlib import CycleError, TopologicalSorter

import grimp

from tests.test_house import APPS


def test_no_import_runs_in_a_circle() -> None:
    graph = grimp.build_graph(*APPS, exclude_type_checking_imports=True, cache_dir=None)
    imported = {one: graph.find_modules_directly_imported_by(one) for one in graph.modules}
    try:
        TopologicalSorter(imported).prepare()
    except CycleError as circle:
        raise AssertionError(" -> ".join(circle.args[1])) from None
