"""For integrators: Hypothesis strategies for every type of the library. The only place that knows Hypothesis."""
