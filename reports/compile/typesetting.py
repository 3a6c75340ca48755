"""Typst in a process of its own: what it remembers of a large report goes when it is done.

Run with the folder of `report.typ` and its data, a timestamp, and the standards to conform to;
writes `report.pdf` beside them. Ends with 3 where a character has no font.
"""

import sys
from pathlib import Path

import typst

NO_FONT = 3


def main(folder: str, timestamp: str, *standards: str) -> int:
    root = Path(folder)
    try:
        typst.compile(  # type: ignore[call-overload]
            str(root / "report.typ"),
            output=str(root / "report.pdf"),
            root=folder,
            format="pdf",
            pdf_standards=list(standards),
            timestamp=int(timestamp),
        )
    except typst.TypstError as error:
        sys.stderr.write(f"{error}\n")
        return NO_FONT if "could not be displayed" in str(error) else 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
