from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecordConfig(AppConfig):
    name = "record"
    verbose_name = _("Record")

    def ready(self) -> None:
        from record.checks import stream_faults
        from record.registry import register_check

        register_check("streams", stream_faults)
