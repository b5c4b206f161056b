"""The book: append-only facts with a digest chain, and views of them as of a moment. The only SQL."""
