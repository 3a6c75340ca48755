"""Fetches the newest report on a group that is finished, and checks its hash:

python examples/fetch_report.py 4 pdf
"""

import hashlib
import os
import sys
from pathlib import Path
from urllib.request import Request, urlopen

from forum import every


def main(group: str, form: str) -> None:
    for report in every(f"/api/v1/reports/?group={group}"):
        if report["state"] == "finished":
            break
    else:
        sys.exit(f"No finished report on group {group} that you may read.")
    file = next(one for one in report["files"] if one["format"] == form)
    with urlopen(Request(file["url"]), timeout=60) as answer:
        content = answer.read()
    if hashlib.sha256(content).hexdigest() != file["sha256"]:
        sys.exit("The file is not the one that was compiled.")
    path = Path(os.environ.get("FOLDER", ".")) / Path(file["name"]).name
    path.write_bytes(content)
    print(path)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
