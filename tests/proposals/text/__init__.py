"""The text engine's tests need neither Django nor a database."""
