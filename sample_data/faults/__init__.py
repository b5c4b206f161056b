"""One small file for each finding code; their names say which codes, at which cells, they must give."""
