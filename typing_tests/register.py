"""What type checkers say of the register; nobody runs this. Each `type: ignore` is a mistake that both checkers must report."""
# pyright: strict, reportUnnecessaryTypeIgnoreComment=true

from collections.abc import Iterator
from datetime import date
from typing import assert_type

from customerfocus import Capability, Difference, Kind, Need, Period, Record, Ref, Register, Segment, TargetingDecision, TradeOff
from customerfocus.register.shapes import SHAPES, Shape, key_of, ref_of, shape_of

DAY = date(2026, 1, 1)

# ---- building --------------------------------------------------------------------------------------------------------

counter = Capability(id="counter", name="Express counter")
commuters = Segment(id="commuters", name="Weekday commuters", requires=["counter"])
register = Register(organisation="Moka Bar", capabilities=[counter], segments=(commuters,))
assert_type(register.segments, tuple[Segment, ...])
assert_type(register.trade_offs, tuple[TradeOff, ...])
Register(organisation="Moka Bar", segments={commuters})
Register(organisation="Moka Bar", segments=iter([commuters]))

Register("Moka Bar")  # type: ignore[call-arg]
Register(organisation="Moka Bar", segments=[counter])  # type: ignore[list-item]
Register(organisation="Moka Bar", segments=commuters)  # type: ignore[arg-type]
Register(organisation="Moka Bar", segments=["commuters"])  # type: ignore[list-item]
register.segments = ()  # type: ignore[misc]

# ---- changing --------------------------------------------------------------------------------------------------------

assert_type(register.with_records(commuters, counter), Register)
assert_type(register.with_records(*register.records()), Register)
assert_type(register.without(commuters), Register)
assert_type(register.difference(register), Difference)
assert_type(register.difference(register).added, tuple[Record, ...])
assert_type(register.difference(register).changed, tuple[tuple[Record, Record], ...])

register.with_records([commuters])  # type: ignore[arg-type]
register.with_records(Period(start=DAY))  # type: ignore[arg-type]
register.without("commuters")  # type: ignore[arg-type]
register.difference([commuters])  # type: ignore[arg-type]

# ---- asking ----------------------------------------------------------------------------------------------------------

assert_type(register.get(Segment, "commuters"), Segment | None)
assert_type(register.get(Need, "quick"), Need | None)
assert_type(register.find(Ref(kind=Kind.SEGMENT, key="commuters")), Record | None)
assert_type(register.records(), Iterator[Record])
assert_type(register.index.known(Segment, DAY), tuple[Segment, ...])
assert_type(register.index.referring(TargetingDecision, Kind.SEGMENT, "commuters", DAY), tuple[TargetingDecision, ...])
assert_type(register.index.turnings, tuple[date, ...])

register.get(Period, "commuters")  # type: ignore[type-var]
register.get(commuters, "commuters")  # type: ignore[arg-type]
register.find("segment:commuters")  # type: ignore[arg-type]
register.index.known(Segment, "2026-01-01")  # type: ignore[arg-type]

# ---- shapes ----------------------------------------------------------------------------------------------------------

assert_type(shape_of(Segment), Shape)
assert_type(SHAPES[0].day_of(commuters), date | None)
assert_type(ref_of(commuters), Ref)
assert_type(key_of(commuters), str)

ref_of(Period(start=DAY))  # type: ignore[arg-type]
