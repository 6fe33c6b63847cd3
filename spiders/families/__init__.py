"""Layouts shared by several sites: of one publisher, one CMS or one theme."""
