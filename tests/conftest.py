"""Hypothesis profiles, chosen by the environment variable HYPOTHESIS_PROFILE."""

import os

from hypothesis import HealthCheck, Phase, settings

settings.register_profile("default", max_examples=20, deadline=None)
# The same examples on every run; slow machines are no defect.
settings.register_profile("ci", max_examples=50, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
# The default examples, but the same for every mutant, so that its fate is the same on every run; of one that dies nobody asks for
# the least example.
settings.register_profile("mutation", max_examples=20, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate])
# The same few, where the question is only what a line does, or whether another interpreter or an older dependency will do.
settings.register_profile("quick", max_examples=5, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
