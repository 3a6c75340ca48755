from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = _("Reports")

    def ready(self) -> None:
        from interface import needs
        from interface.registry import navigation, panels
        from record.registry import register_check, register_narrator
        from reports.checks import report_faults
        from reports.narration import narrate
        from reports.needs import report_needs
        from reports.panels import group_panel

        navigation.add("reports", _("Reports"), "reports", 50)
        panels.add("group", "reports", group_panel, "reports/group_panel.html", 60)
        needs.register(report_needs)
        register_narrator("reports", narrate)
        register_check("reports", report_faults)
