"""What the three examples share: one request, and its answer or its problem.

Only Python's own library is needed. NORMS_FORUM is the address of a forum, NORMS_TOKEN a token made
on the page "Tokens for programs".
"""

import json
import os
import sys
import uuid
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import Request, urlopen

FORUM = os.environ.get("NORMS_FORUM", "http://localhost:8000")


def ask(path: str, said: Any = None) -> Any:
    """GET, or POST where something is said; a problem ends the program with its own words."""
    headers = {"Accept": "application/json"}
    if "NORMS_TOKEN" in os.environ:
        headers["Authorization"] = f"Bearer {os.environ['NORMS_TOKEN']}"
    body = None
    if said is not None:
        body = json.dumps(said).encode()
        # Sent again with the same key, the act is not carried out twice.
        headers |= {"Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4())}
    try:
        with urlopen(Request(urljoin(FORUM, path), body, headers), timeout=30) as answer:
            return json.load(answer)
    except HTTPError as refused:
        problem = json.load(refused)
        told = problem.get("detail") or problem.get("errors") or problem["title"]
        sys.exit(f"{problem.get('code', refused.code)}: {told}")


def every(path: str) -> Any:
    """All rows of a list, page after page."""
    following: str | None = path
    while following:
        page = ask(following)
        yield from page["results"]
        following = page["next"]
