"""``python -m newsarchive.demo``: serve the newsroom until Ctrl-C."""

from __future__ import annotations

import argparse
import sys
import threading

from newsarchive.demo import Newsroom, serve
from newsarchive.demo.looks import LOOKS
from newsarchive.errors import NewsArchiveError


def main() -> int:
    """Serve the newsroom as the arguments say; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m newsarchive.demo", description=__doc__)
    parser.add_argument("--port", type=int, default=8017)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--articles", type=int, default=260)
    parser.add_argument("--page-weight", type=int, default=90, help="kB a page, about")
    parser.add_argument("--theme", choices=sorted(LOOKS), default="perbesar")
    chosen = parser.parse_args()
    newsroom = Newsroom(
        seed=chosen.seed,
        articles=chosen.articles,
        page_weight=chosen.page_weight,
        theme=chosen.theme,
    )
    try:
        with serve(newsroom, port=chosen.port) as server:
            print(f"{len(newsroom.articles)} articles at {server.url} (Ctrl-C ends it)", flush=True)
            threading.Event().wait()
    except KeyboardInterrupt:
        return 130
    except NewsArchiveError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
