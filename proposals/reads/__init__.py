"""Reading texts, amendments and positions: pure querying, a constant number of queries each."""
