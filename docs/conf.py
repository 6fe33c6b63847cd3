"""How Sphinx builds this folder: ``make docs`` writes the site to docs/_build."""

from newsarchive.version import __version__

project = "newsarchive"
author = "The newsarchive founders"
project_copyright = author
version = release = __version__

extensions = ["myst_parser", "sphinx_click"]
exclude_patterns = ["_build"]
myst_heading_anchors = 3
"""Pages link to headings of other pages, as the repository's browser understands them, too."""

html_theme = "furo"
html_title = f"newsarchive {version}"
html_show_sphinx = False
