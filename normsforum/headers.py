"""Headers of every answer that Django has no setting for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# Nothing here asks for a device: no page of ours, and none that is framed or loaded by one.
PERMISSIONS = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")


class IsolationMiddleware:
    """No other site may load what is answered here, and no page may use a device."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        response["Permissions-Policy"] = ", ".join(f"{device}=()" for device in PERMISSIONS)
        return response
