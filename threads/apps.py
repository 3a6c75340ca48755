from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ThreadsConfig(AppConfig):
    name = "threads"
    verbose_name = _("Threads")

    def ready(self) -> None:
        from record import registry
        from threads import telling

        registry.register_narrator("threads", telling.narrate)
        registry.register_fragments("threads.comment_posted", telling.show)
        registry.register_fragments("threads.comment_withdrawn", telling.show)
