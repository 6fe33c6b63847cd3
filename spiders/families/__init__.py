"""Layouts shared by several sites: of one publisher, one CMS or one theme.

Each module defines ``FAMILY``, a :class:`newsarchive.family.Family`, which says how its pages read
and how they are known.
"""
