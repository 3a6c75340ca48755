"""Moves an amendment to one paragraph, and prints its symbol:

python examples/table_amendment.py NF/WG4/2026/L.2 OP3 "New words of the paragraph;" "Why."
"""

import sys

from forum import ask, every


def main(symbol: str, label: str, words: str, rationale: str = "") -> None:
    found = [text["id"] for text in every("/api/v1/proposals/") if text["symbol"] == symbol]
    if not found:
        sys.exit(f"No text {symbol} that you may read.")
    text = ask(f"/api/v1/proposals/{found[0]}/")
    paragraphs = {one["label"]: one["id"] for one in text["paragraphs"]}
    if label not in paragraphs:
        sys.exit(f"{symbol} has no {label}, but {', '.join(paragraphs)}.")
    moved = ask(
        "/api/v1/amendments/",
        {
            "proposal": text["id"],
            "base": text["revisions"][-1]["number"],
            "operation": "replace",
            "paragraph": paragraphs[label],
            "new_text": words,
            "rationale": rationale,
        },
    )
    print(moved["symbol"])


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(*sys.argv[1:5])
