"""A file becomes a planned submission; nothing is written before all is known; then it is posted."""
