"""The parts: what an organisation knows. They name each other by id and meet only in the register."""
