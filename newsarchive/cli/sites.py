"""``newsarchive sites``: the newsrooms that have a site file."""

from __future__ import annotations

from typing import Any

import click

from newsarchive.cli.output import print_json, print_table
from newsarchive.site import Site


@click.command(epilog="Example: newsarchive sites --json")
@click.option("--json", "as_json", is_flag=True, help="Print a list of JSON objects.")
def sites(as_json: bool) -> None:
    """List the sites that can be crawled."""
    from newsarchive.crawl.catalogue import load_sites

    found = [_described(spider.site) for _, spider in sorted(load_sites().items())]
    if as_json:
        print_json(found)
        return
    print_table(
        ("site", "publisher", "home", "sections", "verified"),
        [
            (
                one["site"],
                one["publisher"],
                one["home"],
                len(one["sections"]),
                one["verified"] or "not on a live page",
            )
            for one in found
        ],
    )


def _described(site: Site) -> dict[str, Any]:
    return {
        "site": site.name,
        "publisher": site.publisher,
        "home": site.home,
        "timezone": str(site.timezone),
        "regencies": list(site.regencies),
        "sections": [{"name": one.name, "path": one.path} for one in site.sections],
        "verified": site.verified.isoformat() if site.verified else None,
    }
