"""The published canon, one method per file: numbers in, numbers out, each with its source."""
