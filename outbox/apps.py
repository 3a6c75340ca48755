from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    name = "outbox"
    verbose_name = _("Outbox")

    def ready(self) -> None:
        # Every process must know every handler: a job is refused at once where none is known.
        autodiscover_modules("tasks")
        from outbox import metrics

        metrics.register()
