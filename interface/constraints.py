"""Which rule of the database an act met: what is said to people depends on it."""

from django.db import IntegrityError


def broken_by(problem: IntegrityError) -> str:
    """The name of the constraint that refused; "" where the database names none."""
    diagnosis = getattr(problem.__cause__, "diag", None)
    return getattr(diagnosis, "constraint_name", None) or ""
