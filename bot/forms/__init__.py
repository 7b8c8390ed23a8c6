"""Forms as data, and the one pure engine that walks any of them."""
