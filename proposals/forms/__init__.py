"""The forms of the pages of proposals, one module a topic."""
