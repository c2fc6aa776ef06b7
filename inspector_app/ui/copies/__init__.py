"""同行交换包: what a colleague is given to read, and what colleagues gave."""
