"""The newsroom's themes: each a module that marks up articles and lists."""
