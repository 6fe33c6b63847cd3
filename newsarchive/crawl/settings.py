"""Scrapy's settings, each with its reason. ``scrapy crawl`` and our own command share them."""

from newsarchive.crawl.politeness import contact, user_agent

BOT_NAME = "newsarchive"
SPIDER_MODULES = ["spiders"]
NEWSPIDER_MODULE = "spiders"

# Polite: one honest name, robots.txt, and one request at a time to a site, when the turnstile lets
# it pass. Scrapy's own pauses count from request to request of each host and know no Retry-After.
USER_AGENT = user_agent(contact())
ROBOTSTXT_OBEY = True
CONCURRENT_REQUESTS = 8
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 0
RETRY_TIMES = 2
CONCURRENT_ITEMS = 1  # Scrapy starts this many tasks for every response, and one brings one item
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5",
    "Accept-Language": "id,en;q=0.5",
}

# Bounded: the size cap holds for the bytes received and again for the bytes decompressed.
DOWNLOAD_MAXSIZE = 32 * 1024 * 1024
DOWNLOAD_WARNSIZE = 8 * 1024 * 1024
DOWNLOAD_TIMEOUT = 60
REDIRECT_MAX_TIMES = 5

# Safe: no side doors, verified certificates, nothing but http, and the guard before all else.
REMOTE_CONTROL_ENABLED = False
TELNETCONSOLE_ENABLED = False
DOWNLOAD_VERIFY_CERTIFICATES = True
DOWNLOAD_HANDLERS = {"data": None, "file": None, "ftp": None, "s3": None}
TWISTED_DNS_RESOLVER = "newsarchive.crawl.guard.GuardedResolver"
DOWNLOADER_MIDDLEWARES = {
    "newsarchive.crawl.guard.Guard": 10,
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,  # the guard's part
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "newsarchive.crawl.robots.Robots": 100,
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    # It would parse every page once more, and no article moves that way.
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
    "newsarchive.crawl.conditional.Conditional": 620,  # within redirects: each address has its own
    "scrapy.downloadermiddlewares.cookies.CookiesMiddleware": None,
    # A proxy would resolve names for us, past the check of addresses.
    "scrapy.downloadermiddlewares.httpproxy.HttpProxyMiddleware": None,
    "scrapy.downloadermiddlewares.httpcache.HttpCacheMiddleware": None,
    "newsarchive.crawl.capture.WarcCapture": 950,  # next to the wire, before all decoding
    "newsarchive.crawl.turnstile.Turnstile": 960,  # nothing waits between it and the wire
}

# The frontier in the archive decides what is fetched and when; Scrapy's queue only passes it on.
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"
ITEM_PIPELINES = {
    "newsarchive.crawl.pipelines.ExtractPipeline": 100,
    "newsarchive.crawl.pipelines.NormalisePipeline": 200,
    "newsarchive.crawl.pipelines.ValidatePipeline": 300,
    "newsarchive.crawl.pipelines.StorePipeline": 400,
}

# Watchers that a crawl of many sites would run once a site, each watching the whole process.
EXTENSIONS = {
    "scrapy.extensions.logcount.LogCount": None,
    "scrapy.extensions.logstats.LogStats": None,
    "scrapy.extensions.memusage.MemoryUsage": None,
}

LOG_LEVEL = "INFO"
