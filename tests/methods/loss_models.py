"""Losses to aggregate, and what is told of a year of them."""

from hypothesis import strategies as st

from customerfocus.methods.loss import Lognormal, LossDistribution, LossModel, Once, Pert, Poisson, Severity

FAR: Severity = Lognormal.from_range(1e4, 1e6)
CLOSE: Severity = Pert(low=20_000, mode=50_000, high=200_000)
LEVELS = (0.5, 0.75, 0.9, 0.95, 0.975, 0.99, 0.995, 0.999)

severities: st.SearchStrategy[Severity] = st.one_of(
    st.builds(lambda low, times: Lognormal.from_range(low, low * times), st.floats(1e3, 1e5), st.floats(2, 100)),
    st.builds(
        lambda low, times: Pert(low=low, mode=low * (1 + times) / 2, high=low * times), st.floats(1e3, 1e5), st.floats(2, 20)
    ),
)
probabilities = st.floats(0.001, 1)
frequencies: st.SearchStrategy[Once | Poisson] = st.one_of(
    st.builds(Once, probability=probabilities), st.builds(Poisson, rate=st.floats(0.01, 10))
)
models = st.builds(LossModel, frequency=frequencies, severity=severities)
portfolios = st.lists(models, min_size=1, max_size=3)


def once(probability: float, severity: Severity = FAR) -> LossModel:
    return LossModel(frequency=Once(probability=probability), severity=severity)


def at_rate(rate: float, severity: Severity = FAR) -> LossModel:
    return LossModel(frequency=Poisson(rate=rate), severity=severity)


def told(year: LossDistribution, levels: tuple[float, ...] = LEVELS) -> list[float]:
    return [ask(level) for ask in (year.value_at_risk, year.expected_shortfall) for level in levels]
