"""Static files compressed on their way out, where no collectstatic has compressed them before."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class CompressedStaticMiddleware(GZipMiddleware):
    """Stands before WhiteNoise; parts of a file, and what has not changed, go out as they are."""

    def process_request(self, request: HttpRequest) -> None:
        # Compressing makes an ETag weak; WhiteNoise compares with the strong one that it gave out.
        etag = request.META.get("HTTP_IF_NONE_MATCH", "")
        if etag.startswith("W/"):
            request.META["HTTP_IF_NONE_MATCH"] = etag.removeprefix("W/")

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if response.status_code != 200:
            return response
        return super().process_response(request, response)
