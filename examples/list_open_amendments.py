"""Lists what is open on a text: python examples/list_open_amendments.py NF/WG4/2026/L.2"""

import sys

from forum import every


def main(symbol: str) -> None:
    for text in every("/api/v1/proposals/"):
        if text["symbol"] == symbol:
            break
    else:
        sys.exit(f"No text {symbol} that you may read.")
    for one in every(f"/api/v1/amendments/?proposal={text['id']}&status=open"):
        wording = one["versions"][-1]
        words = wording["new_text"] or wording["base_text"]
        print(f"{one['symbol']}  {one['operation']:<8} {one['mover'] or '-'}: {words}")


if __name__ == "__main__":
    main(*sys.argv[1:2] or sys.exit(__doc__))
