from .verdict_table import TABLE
from .builders import TODAY, register
from customerfocus.assessment.engine import assess
def test_x():
    for row in TABLE:
        a = assess(register(*row.records), on=TODAY)
        assert not a.failures, a.failures
        (res,) = [r for r in a.results if r.rule.id == row.rule]
        found = [c for c in res.checks if ", ".join(map(str, c.subject)) == row.subject]
        got = (None, "") if not found else (found[0].verdict, found[0].reason)
        flag = "" if got[0] is row.verdict else "  <<<<<<<<<<"
        print(f"{row.rule} | {row.situation} | {row.verdict} | {got[1]} {flag}")
