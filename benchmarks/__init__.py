"""How quick the library is, each time as a ratio to a peer that took turns with it: `python -m benchmarks [ROW …]`."""
