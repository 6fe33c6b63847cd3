"""From the bytes of listing pages, feeds and sitemaps to article URLs: pure, no I/O."""
