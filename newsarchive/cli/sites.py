"""``newsarchive sites``: the newsrooms that have a site file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any

import click

from newsarchive.cli.output import print_json, print_table
from newsarchive.errors import UsageError
from newsarchive.family import Family
from newsarchive.normalise.places import PROVINCES
from newsarchive.site import Site

_DEMONSTRATION = "demo"
"""It stands on this machine only, so no list for the world names it."""


@click.command(epilog='Example: newsarchive sites --province "Jawa Timur"')
@click.option("--province", help='Only sites of this province: "Jawa Timur", jatim or 35.')
@click.option("--family", "family_name", help="Only sites of this family.")
@click.option(
    "--verified/--unverified", default=None, help="Only sites whose rules a live page has shown."
)
@click.option("--json", "as_json", is_flag=True, help="Print a list of JSON objects.")
@click.option("--markdown", is_flag=True, help="Print docs/sites.md, the table for the docs.")
def sites(
    province: str | None,
    family_name: str | None,
    verified: bool | None,
    as_json: bool,
    markdown: bool,
) -> None:
    """List the sites that can be crawled."""
    from newsarchive.crawl.catalogue import described_sites, load_families

    families = load_families()
    code = _province(province) if province else None
    if family_name is not None and family_name not in families:
        raise UsageError(f"There is no family {family_name!r}; there are {', '.join(families)}.")
    found = [
        _described(site, families.values())
        for site in described_sites().values()
        if code is None or any(one.startswith(code) for one in site.regencies)
    ]
    found = [
        one
        for one in found
        if family_name in (None, one["family"]) and verified in (None, one["verified"] is not None)
    ]
    if as_json:
        print_json(found)
    elif markdown:
        shown = [one for one in found if one["site"] != _DEMONSTRATION]
        click.echo(_page(shown, families.values()))
    else:
        print_table(
            ("site", "publisher", "provinces", "family", "verified"),
            [
                (
                    one["site"],
                    one["publisher"],
                    ", ".join(one["provinces"]),
                    one["family"],
                    one["verified"] or "no",
                )
                for one in found
            ],
        )


def _province(wanted: str) -> str:
    """The code of a province by its name, a usual short form, or the code itself."""
    names = {name.casefold(): code for code, all_names in PROVINCES.items() for name in all_names}
    code = names.get(wanted.casefold(), wanted)
    if code in PROVINCES:
        return code
    near = get_close_matches(wanted.casefold(), names, 1, 0)[0]
    raise UsageError(
        f"There is no province {wanted!r}; did you mean {PROVINCES[names[near]][0]!r}?"
    )


def _described(site: Site, families: Iterable[Family]) -> dict[str, Any]:
    family = next((one for one in families if one.layouts == site.layouts), None)
    return {
        "site": site.name,
        "publisher": site.publisher,
        "home": site.home,
        "timezone": str(site.timezone),
        "regencies": list(site.regencies),
        "provinces": list(dict.fromkeys(PROVINCES[code[:2]][0] for code in site.regencies)),
        "family": family.name if family else None,
        "sections": [{"name": one.name, "path": one.path} for one in site.sections],
        "sources": [{"kind": type(one).__name__, "path": one.path} for one in site.sources or ()],
        "articles_per_day": list(site.expect.articles_per_day or ()) or None,
        "evidence": [
            {"shows": one.shows, "kind": one.kind, "what": one.what, "seen": str(one.seen)}
            for one in site.evidence
        ],
        "verified": site.verified.isoformat() if site.verified else None,
    }


def _page(found: Sequence[dict[str, Any]], families: Iterable[Family]) -> str:
    """The documentation's tables of all sites and of the families that they are of."""
    provinces = {name for one in found for name in one["provinces"]}
    lines = [
        "# Sites",
        "",
        f"{len(found)} sites of {len(provinces)} provinces. This page is the output of",
        "`newsarchive sites --markdown`; what a site file rests on is its evidence, and `verified`",
        "stays empty until a saved page of the live site has shown that its rules hold.",
        "",
        "| site | publisher | provinces | family | evidence, the newest | verified |",
        "|---|---|---|---|---|---|",
    ]
    for one in found:
        newest = max(one["evidence"], key=lambda piece: str(piece["seen"]), default=None)
        shown = f"{newest['shows']}: {newest['what']}, {newest['seen'][:7]}" if newest else ""
        lines.append(
            f"| `{one['site']}` | [{one['publisher']}]({one['home']}) "
            f"| {', '.join(one['provinces']) or 'all'} | {one['family'] or 'its own'} "
            f"| {shown} | {one['verified'] or ''} |"
        )
    sizes = Counter(one["family"] for one in found)
    lines += [
        "",
        "## Families",
        "",
        "A family is what sites share: a publisher's network, a system or a theme. `new-site`",
        "knows it by its signs, and a site of it says little more than its name and place.",
        "WordPress's stock themes are no family: the generic rules read them (how well, the",
        "[benchmarks](benchmarks.md) say), as they read any site of no family.",
        "",
        "| family | what it is | known by | sites |",
        "|---|---|---|---|",
    ]
    for family in families:
        signs = family.signs
        sure = [*(f"theme {name}" for name in signs.themes), *signs.hosts]
        lines.append(
            f"| `{family.name}` | {family.title} "
            f"| {', '.join(sure) or 'classes of its pages'} | {sizes[family.name]} |"
        )
    return "\n".join(lines)
