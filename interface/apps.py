"""The design system's entry into Django: the account pages that every signed-in person has."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InterfaceConfig(AppConfig):
    name = "interface"
    verbose_name = _("Interface")

    def ready(self) -> None:
        from interface.registry import account_menu

        account_menu.add("email", _("E-mail addresses"), "account_email", 20)
        account_menu.add("password", _("Password"), "account_change_password", 30)
        account_menu.add("mfa", _("Second step at sign-in"), "mfa_index", 40)
        account_menu.add("sessions", _("Where you are signed in"), "usersessions_list", 50)
