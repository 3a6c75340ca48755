from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "desk"
    verbose_name = _("Desk")

    def ready(self) -> None:
        from interface.registry import navigation

        navigation.add(
            "home", _("Home"), "home", 10, shown=lambda request: request.user.is_authenticated
        )
