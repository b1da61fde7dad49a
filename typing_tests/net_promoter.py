"""What type checkers say of the net promoter score; nobody runs this. Each `type: ignore` is a mistake that both must report."""
# pyright: strict, reportUnnecessaryTypeIgnoreComment=true

from typing import assert_type

from customerfocus.methods.net_promoter import METHODS, Method, NetPromoter, NetPromoterDifference, difference, net_promoter

found = net_promoter(50, 30, 20)
assert_type(found, NetPromoter)
assert_type(found.score, float)
assert_type(found.method, Method)
assert_type(net_promoter(50.5, 30.5, 19, level=0.9, method="Wald"), NetPromoter)
assert_type(net_promoter(50, 30, 20, method="adjusted Wald"), NetPromoter)
assert_type([net_promoter(50, 30, 20, method=each) for each in METHODS], list[NetPromoter])
assert_type(difference(found, found), NetPromoterDifference)

net_promoter(50, 30, 20, method="wald")  # type: ignore[arg-type]
net_promoter(50, 30, 20, method=str(found))  # type: ignore[arg-type]
net_promoter(50, 30)  # type: ignore[call-arg]
net_promoter(50, 30, 20, 0.95)  # type: ignore[call-arg]
difference(found.score, found.score)  # type: ignore[arg-type]
found.score = 31.0  # type: ignore[misc]
