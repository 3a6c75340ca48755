"""Who may ask for a report: the secretariat, and the co-chairs of the group that it is about."""

from rules.permissions import add_perm

from stakeholders.rules.seats import has_committing_role, serves
from workinggroups.rules import is_cochair

add_perm("reports.request", serves | (has_committing_role & is_cochair))
