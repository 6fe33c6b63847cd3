"""Raw strings -> values: pure, total functions, a module for each kind of value."""
