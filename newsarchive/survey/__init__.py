"""Getting to know a newsroom's site: what a new site file needs, and whether an old one holds.

``look_around`` visits a few pages, ``describe`` says what they show, ``site_file`` writes it down
and ``fixtures`` keeps the pages; ``examine`` compares a known site with what is expected of it and
``drift`` says which of its rules died.
"""
