"""The judgement: what clause 5.1.2 asks, what is met on a day, what is not, why, and what would close it."""
