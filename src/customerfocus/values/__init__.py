"""The small words every other part speaks: identifiers, periods, scales, evidence and estimates."""
