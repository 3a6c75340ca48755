"""Compiling a report: read from one moment of the database, then rendered without it."""
