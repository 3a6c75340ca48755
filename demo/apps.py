from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    name = "demo"
    verbose_name = _("Demonstration")

    def ready(self) -> None:
        if not settings.DEMONSTRATION:
            return
        from demo import panels
        from interface.registry import head_slots
        from interface.registry import panels as places

        head_slots.add("demo", panels.banner, "demo/banner.html", 0, position="banner")
        places.add("sign_in", "doors", panels.doors, "demo/doors.html", 10)
        places.add("front", "doors", panels.doors, "demo/doors.html", 10)
        places.add("home", "tour", panels.tour, "demo/tour_panel.html", 10)
