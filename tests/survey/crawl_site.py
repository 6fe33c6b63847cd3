"""Crawls a site file's site on this machine, as ``newsarchive crawl`` crawls a public one."""

import sys
from pathlib import Path
from urllib.parse import urlsplit

from newsarchive.crawl import run
from newsarchive.crawl.catalogue import find
from newsarchive.crawl.options import Options

if __name__ == "__main__":
    name, db = sys.argv[1:]
    spider = find(name)
    server = urlsplit(spider.site.home).netloc
    options = Options(db=Path(db), allow=frozenset({server}), delay=0.0)
    sys.exit(run.crawl([spider], options).exit_code)
