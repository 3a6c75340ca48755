"""The pages of proposals, one module a topic: find what is visible, show it, pass on the act."""
