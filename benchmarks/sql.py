"""Six rules of different kinds, against the same asked in SQL of a database in memory.

Both have read the records before: the register has its index, the database its own. The database returns the rule and the subject
of each finding; ours have their reasons, facts and evidence besides. What a rule asks of fields that the generator leaves out,
such as a version of a law since an evaluation, is left out of the SQL, in its favour. For its speed: whom we target and what the
law imposes are tables made once in each run, the latest of many is found by SQLite's bare columns beside `MAX`, every table is
the index of its own primary key, and `ANALYZE` has run.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import customerfocus as cf
from benchmarks.harness import Ratio, agree, in_turns
from benchmarks.registers import DAY, register
from customerfocus.assessment.findings import RuleSet
from customerfocus.assessment.rules import STANDARD

if TYPE_CHECKING:
    from collections.abc import Iterator

    Found: TypeAlias = tuple[str, str]

SIZE: Final = 100_000
RULES: Final = RuleSet(name="six", rules=[STANDARD.rule(each) for each in ("DIR-1", "DIR-7", "REQ-2", "REQ-7", "REQ-10", "SAT-9")])

TABLES: Final = """
CREATE TABLE segment (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE decision (segment TEXT, day TEXT, choice TEXT, PRIMARY KEY (segment, day)) WITHOUT ROWID;
CREATE TABLE jurisdiction (code TEXT PRIMARY KEY, within TEXT) WITHOUT ROWID;
CREATE TABLE offering (id TEXT PRIMARY KEY, start TEXT, until TEXT) WITHOUT ROWID;
CREATE TABLE serves (offering TEXT, segment TEXT, PRIMARY KEY (offering, segment)) WITHOUT ROWID;
CREATE TABLE market (offering TEXT, jurisdiction TEXT, PRIMARY KEY (offering, jurisdiction)) WITHOUT ROWID;
CREATE TABLE tag (name TEXT, offering TEXT, PRIMARY KEY (name, offering)) WITHOUT ROWID;
CREATE TABLE version (obligation TEXT, start TEXT, until TEXT, PRIMARY KEY (obligation, start)) WITHOUT ROWID;
CREATE TABLE law (obligation TEXT, jurisdiction TEXT, PRIMARY KEY (obligation, jurisdiction)) WITHOUT ROWID;
CREATE TABLE concerns (obligation TEXT, tag TEXT, PRIMARY KEY (obligation, tag)) WITHOUT ROWID;
CREATE TABLE needs (segment TEXT, need TEXT, PRIMARY KEY (segment, need)) WITHOUT ROWID;
CREATE TABLE heard (need TEXT, day TEXT, PRIMARY KEY (need, day)) WITHOUT ROWID;
CREATE TABLE progress (requirement TEXT, step TEXT, day TEXT, shown INT, PRIMARY KEY (requirement, step, day)) WITHOUT ROWID;
CREATE TABLE evaluation (obligation TEXT, offering TEXT, day TEXT, status TEXT, PRIMARY KEY (obligation, offering, day))
WITHOUT ROWID;
CREATE TABLE study (segment TEXT, day TEXT, PRIMARY KEY (segment, day)) WITHOUT ROWID;
"""
TODAY: Final = """
CREATE TEMP TABLE decided AS SELECT segment, choice, MAX(day) AS day FROM decision WHERE day <= :day GROUP BY segment;
CREATE TEMP TABLE target AS SELECT segment FROM decided WHERE choice = 'target';
CREATE TEMP TABLE on_sale AS SELECT id FROM offering WHERE start <= :day AND (until IS NULL OR :day < until);
CREATE TEMP TABLE imposed AS
    WITH RECURSIVE around (market, code) AS (
        SELECT code, code FROM jurisdiction
        UNION SELECT market, within FROM around JOIN jurisdiction USING (code) WHERE within IS NOT NULL
    )
    SELECT DISTINCT 'imposed:' || version.obligation || '@' || on_sale.id AS id, version.obligation, on_sale.id AS offering
    FROM version JOIN concerns USING (obligation) JOIN tag ON tag.name = concerns.tag JOIN on_sale ON on_sale.id = tag.offering
    JOIN market ON market.offering = on_sale.id JOIN around ON around.market = market.jurisdiction
    JOIN law ON law.obligation = version.obligation AND law.jurisdiction = around.code
    WHERE version.start <= :day AND (version.until IS NULL OR :day < version.until);
CREATE TEMP TABLE understood AS
    SELECT requirement, shown, MAX(day) AS day FROM progress WHERE step = 'understood' AND day <= :day GROUP BY requirement;
CREATE UNIQUE INDEX temp.by_requirement ON understood (requirement);
"""
TEMPORARY: Final = ("decided", "target", "on_sale", "imposed", "understood")
ASKED: Final = """
SELECT 'DIR-1', 'segment:' || id FROM segment LEFT JOIN decided ON segment = id AND DATE(day, '+1 year') >= :day WHERE day IS NULL
UNION ALL SELECT 'DIR-7', 'segment:' || segment FROM target LEFT JOIN needs USING (segment) WHERE need IS NULL
UNION ALL SELECT DISTINCT 'REQ-2', 'need:' || need FROM target JOIN needs USING (segment) WHERE NOT EXISTS
    (SELECT * FROM heard WHERE heard.need = needs.need AND day <= :day)
UNION ALL SELECT 'REQ-7', 'requirement:' || id FROM (
    SELECT DISTINCT 'implied:' || need || '@' || offering AS id
    FROM on_sale JOIN serves ON offering = on_sale.id JOIN needs USING (segment)
    UNION ALL SELECT id FROM imposed
) LEFT JOIN understood ON requirement = id WHERE shown IS NOT 1
UNION ALL SELECT 'REQ-10', 'requirement:' || id FROM imposed LEFT JOIN evaluation USING (obligation, offering)
    GROUP BY id HAVING MAX(CASE WHEN DATE(day, '+1 year') >= :day THEN status = 'compliant' END) IS NOT 1
UNION ALL SELECT 'SAT-9', 'segment:' || target.segment FROM target LEFT JOIN study
    ON study.segment = target.segment AND day <= :day AND DATE(day, '+2 years') >= :day WHERE day IS NULL
"""


def filled(held: cf.Register) -> sqlite3.Connection:
    """Return a database of what the six rules read."""
    database = sqlite3.connect(":memory:", isolation_level=None)
    database.executescript(f"PRAGMA temp_store = MEMORY; {TABLES}")
    for table, rows in tables(held).items():
        places = ", ".join("?" * len(rows[0])) if rows else ""
        database.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608 -- names of ours
    database.execute("ANALYZE")
    return database


def tables(held: cf.Register) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of each table."""
    obligations = [(each, each.applicability) for each in held.obligations]
    return {
        "segment": [(each.id,) for each in held.segments],
        "decision": [(each.segment, str(each.on), each.choice.value) for each in held.targeting_decisions],
        "jurisdiction": [(each.code, each.within) for each in held.jurisdictions],
        "offering": [(each.id, *ends(each.on_sale)) for each in held.offerings],
        "serves": [(each.id, segment) for each in held.offerings for segment in each.segments],
        "market": [(each.id, market) for each in held.offerings for market in each.markets],
        "tag": [(tag, each.id) for each in held.offerings for tag in each.tags],
        "version": [(each.id, *ends(version.in_force)) for each, _ in obligations for version in each.versions],
        "law": [(each.id, code) for each, applies in obligations for code in applies.jurisdictions],
        "concerns": [(each.id, tag) for each, applies in obligations for tag in applies.any_of],
        "needs": [(segment, each.id) for each in held.needs for segment in each.segments],
        "progress": [(each.requirement, each.step.value, str(each.on), bool(each.evidence)) for each in held.progress],
    }


def ends(period: cf.Period) -> tuple[str, str | None]:
    """Return the ends of a period as a database keeps them."""
    return str(period.start), None if period.end is None else str(period.end)


def in_sql(database: sqlite3.Connection) -> list[Found]:
    """Ask the database: the rule and the subject of every finding."""
    for each in TEMPORARY:
        database.execute(f"DROP TABLE IF EXISTS temp.{each}")
    for each in filter(str.strip, TODAY.split(";")):
        database.execute(each, {"day": str(DAY)})
    return database.execute(ASKED, {"day": str(DAY)}).fetchall()


def ours(held: cf.Register) -> tuple[cf.Finding, ...]:
    """Assess, and return what was found."""
    return cf.assess(held, on=DAY, rules=RULES).findings


def rows() -> Iterator[Ratio]:
    """Measure what is found on one day; no table is without its index."""
    held = register(SIZE)
    database = filled(held)
    found = sorted((each.rule.id, ", ".join(map(str, each.subject))) for each in ours(held))
    agree(found, sorted(in_sql(database)), "findings")
    what = f"six rules, {SIZE:,} records, {len(found):,} findings"
    because = "what is met is told too, with facts and evidence; it would take rules that only find"
    times = in_turns(lambda: ours(held), lambda: in_sql(database))
    yield Ratio(what=what, peer="SQL, SQLite in memory", bar=2.0, found=times, because=because)
