"""Doubts about one article and about one crawl: recorded, never repaired in silence."""
