"""Scrapy's side: spider, item pipelines, guard, politeness and settings; thin adapters."""
