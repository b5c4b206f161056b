"""From cells to tables: where the header is, what its titles say, and what each row below it is."""
