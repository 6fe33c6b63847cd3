"""One module per newsroom's site; a file, its spider and its fixture folder share one name."""
