"""What type checkers say of the values; nobody runs this. Each `type: ignore` is a mistake that both checkers must report."""
# pyright: strict, reportUnnecessaryTypeIgnoreComment=true

from collections.abc import Iterator
from datetime import date
from typing import assert_never, assert_type

from customerfocus.methods.importance_performance import Quadrant, quadrant
from customerfocus.methods.kano import Category, Continuous, KanoSummary, Reply, classify, continuous, summarise
from customerfocus.methods.opportunity import Band, Interval, Region, band, interval, opportunity_score, region
from customerfocus.methods.portfolio import Grade, nine_box, weighted_score
from customerfocus.methods.quality_function import conflicts, improvement_weights, relative, technical_importance
from customerfocus.methods.service_quality import gaps, overall
from customerfocus.values.estimates import Estimate, Estimated, Unknown
from customerfocus.values.evidence import Evidence, EvidenceKind
from customerfocus.values.identifiers import FindingRef, Kind, NeedId, Ref, SegmentId
from customerfocus.values.periods import Cadence, Period, Unit
from customerfocus.values.scales import LIKERT_5, NPS_0_10, Point, Scale, Tally

DAY = date(2026, 1, 1)

# ---- periods ---------------------------------------------------------------------------------------------------------

period = Period.parse("2026-01-01/..")
assert_type(period, Period)
assert_type(period.start, date)
assert_type(period.end, date | None)
assert_type(period.last_day, date | None)
assert_type(period.contains(DAY), bool)
assert_type(period.overlaps(period), bool)

cadence = Cadence(every=1, unit=Unit.MONTH)
assert_type(cadence.due(DAY), date | None)
assert_type(cadence.in_date(DAY, DAY), bool)
assert_type(cadence.occurrences(DAY, DAY), Iterator[date])

Period(DAY)  # type: ignore[call-arg]
Period(start="2026-01-01")  # type: ignore[arg-type]
Cadence(every=1, unit="month")  # type: ignore[arg-type]
period.end = DAY  # type: ignore[misc]

# ---- identifiers -----------------------------------------------------------------------------------------------------

ref = Ref.parse("segment:commuters")
assert_type(ref, Ref)
assert_type(ref.kind, Kind)
assert_type(Ref(kind=Kind.NEED, key=NeedId("quiet")), Ref)

finding = FindingRef(rule="DIR-7", subject=[ref])  # a literal and a list are welcome at the door
assert_type(finding.rule, str)
assert_type(finding.subject, tuple[Ref, ...])
FindingRef(rule="DIR-7", subject=(ref,))
FindingRef(rule="DIR-7", subject=iter([ref]))

FindingRef(rule=7, subject=[ref])  # type: ignore[arg-type]
FindingRef(rule="DIR-7", subject=ref)  # type: ignore[arg-type]
FindingRef(rule="DIR-7", subject=["segment:commuters"])  # type: ignore[list-item]


def of_segment(segment: SegmentId) -> SegmentId:
    return segment


of_segment(NeedId("quiet"))  # type: ignore[arg-type]

# ---- scales ----------------------------------------------------------------------------------------------------------

assert_type(LIKERT_5, Scale)
assert_type(NPS_0_10.values, tuple[int, ...])
scale = Scale(name="ours", points=[Point(value=1, label="no"), Point(value=2, label="yes")])
assert_type(scale.points, tuple[Point, ...])

tally = Tally.of(LIKERT_5, [5, 4, None])
assert_type(tally, Tally)
assert_type(tally + Tally.empty(LIKERT_5), Tally)
assert_type(tally.counts, tuple[int, ...])
assert_type(tally.n, int)
assert_type(tally.mean, float | Unknown)
assert_type(tally.share([4, 5]), float | Unknown)
assert_type(tally.top(2), float | Unknown)

Tally.of(LIKERT_5, "54")  # type: ignore[arg-type]
Tally.of("likert-5", [5])  # type: ignore[arg-type]
tally + 1  # type: ignore[operator]
tally.mean + 1  # type: ignore[operator]

# ---- estimates and evidence ------------------------------------------------------------------------------------------

estimate = Estimate(value=1, low=0, high=2, level=0.95, n=10, method="Wilson")
assert_type(estimate.value, float)
evidence = Evidence(kind=EvidenceKind.TEST, reference="QR-17", on=DAY)
assert_type(evidence.note, str | None)

Estimate(value="1", low=0, high=2, level=0.95, n=10, method="W")  # type: ignore[arg-type]


def said(estimated: Estimated) -> str:
    match estimated:
        case Estimate():
            return f"{estimated.value}"
        case Unknown():
            return estimated.reason
        case _:
            assert_never(estimated)


# ---- methods ---------------------------------------------------------------------------------------------------------

assert_type(opportunity_score(9, 4), float)
assert_type(band(14), Band)
assert_type(region(9, 4, underserved=12), Region)
assert_type(weighted_score([3, 1], (8.0, 4)), float)
assert_type(nine_box(9, 4).strength, Grade)
assert_type(interval(Interval(low=8, high=9), Interval(low=4, high=6)), Interval)
assert_type(classify(Reply.LIKE, Reply.DISLIKE), Category)
assert_type(summarise(attractive=3), KanoSummary)
assert_type(summarise(attractive=3).better, float | None)
assert_type(continuous([(Reply.LIKE, Reply.DISLIKE)]), Continuous)
assert_type(quadrant(4, 2.5, cross=(3, 3)), Quadrant)
assert_type(overall(gaps([4, 5.5], (5, 5))), float)
assert_type(relative(improvement_weights([5], [2], [4], [1.5])), tuple[float, ...])
assert_type(technical_importance([5, 2], [[9, 3], (0, 9)]), tuple[float, ...])
assert_type(conflicts({(0, 2): -1}), tuple[tuple[int, int], ...])

opportunity_score("9", 4)  # type: ignore[arg-type]
interval(9, 4)  # type: ignore[arg-type]
classify(1, 5)  # type: ignore[arg-type]
summarise(3)  # type: ignore[call-arg]
conflicts([(0, 2)])  # type: ignore[arg-type]
