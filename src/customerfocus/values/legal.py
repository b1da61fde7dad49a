"""References to law and standards, each checked by the grammar of its scheme.

A reference that looks right and is mistyped is worse than none: nobody finds the law. What is checked is the form; whether the text
exists only its publisher can tell.

Sources of the grammars: EUR-Lex, *How CELEX numbers are composed*; Council conclusions 2017/C 441/05 on the European Legislation
Identifier (ELI); OASIS, *Akoma Ntoso Naming Convention* 1.0; the ISO/IEC Directives on references to documents.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final, final

import attrs

from customerfocus._checks import member, optional_text, text
from customerfocus._value import Value
from customerfocus.errors import TextFormError


class Scheme(StrEnum):
    """How a legal text is referred to.

    A CELEX number names a text in EUR-Lex; a European Legislation Identifier (ELI) and an Akoma Ntoso reference (AKN) are addresses
    made of its type, date and number; any other reference is `other`.
    """

    CELEX = "celex"
    ELI = "eli"
    AKN = "akn"
    ISO = "iso"
    URL = "url"
    OTHER = "other"


_YEAR: Final = r"(?:19|20)\d{2}"
_MONTH_DAY: Final = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_MONTH_AND_DAY: Final = r"(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_SEGMENT: Final = r"[^\s/?#<>\"{}|\\^`]+"
_HOST: Final = rf"[Hh][Tt][Tt][Pp][Ss]?://{_SEGMENT}"
_SERIAL: Final = r"(?:\(\d{2}\))?"
_PARTS: Final = r"(?:/[A-Z0-9]{1,4})"
_CORRIGENDUM: Final = r"(?:R\(\d{2}\))?"

_CELEX: Final = "|".join(
    (
        # an act, an agreement, a preparatory document, an EFTA act: sector, year, one or two letters, number, the first, second, …
        # of its day in brackets, a corrigendum
        rf"[2345E]{_YEAR}[A-Z]{{1,2}}\d{{4}}{_SERIAL}{_CORRIGENDUM}",
        # a case: two letters, and what belongs to it (its summary, its operative part, …)
        rf"6{_YEAR}[A-Z]{{2}}\d{{4}}{_SERIAL}{_CORRIGENDUM}(?:_(?:SUM|RES|INF|EXT))?",
        # a question of Parliament
        rf"9{_YEAR}[A-Z]{{1,2}}\d{{4,6}}",
        # a consolidated text of an act or a treaty, with the day it shows
        rf"0{_YEAR}[A-Z]{{1,2}}(?:\d{{4}}{_SERIAL}|/TXT)(?:-{_YEAR}{_MONTH_DAY})?",
        # a treaty: whole (/TXT), an article, or a protocol, an annex or a declaration after slashes; or a corrigendum
        rf"1{_YEAR}[A-Z]{{1,2}}(?:\d{{2,3}}[A-Z]?{_PARTS}{{0,4}}|{_PARTS}{{1,4}}){_SERIAL}{_CORRIGENDUM}",
        # a national measure: the act it transposes, the country, its number
        rf"7{_YEAR}[A-Z]{{1,2}}\d{{4}}{_SERIAL}[A-Z]{{3}}_\d{{1,9}}",
        # a national judgment: year, country in two letters, month and day or a number, serial number in brackets
        rf"8{_YEAR}[A-Z]{{2}}[A-Z]?\d{{4}}\(\d{{2}}\)",
        # the C series of the Official Journal: of a year, an issue and a page or a serial number
        rf"C/?{_YEAR}/\d{{1,5}}(?:[A-Z])?(?:/\d{{1,3}})?",
    )
)
_ELI: Final = rf"(?:{_HOST})?(?:/{_SEGMENT})*?/eli(?:/{_SEGMENT}){{2,12}}/?"
_AKN_KINDS: Final = (
    "act|amendment|amendmentList|bill|debate|debateReport|doc|documentCollection|judgment|officialGazette|portion|statement"
)
_AKN_WORK: Final = rf"/akn/[a-z]{{2,3}}(?:-[A-Za-z0-9]+)*/(?:{_AKN_KINDS})(?:/[A-Za-z][\w.-]*){{0,3}}/\d{{4}}(?:-{_MONTH_AND_DAY})?"
# The version after @ or : is a day, a word such as "first", or left out for the current one.
_AKN_EXPRESSION: Final = rf"(?:/[a-z]{{3}}[@:](?:\d{{4}}-{_MONTH_AND_DAY}|[a-z]+)?)?"
_AKN_PART: Final = r"(?:/?[!~][\w.-]+)*(?:\.[a-z]{2,5})?"
_AKN: Final = rf"(?:{_HOST})?{_AKN_WORK}(?:/\w[\w.-]*){{0,2}}{_AKN_EXPRESSION}{_AKN_PART}"
_ISO: Final = (
    # a national or European adoption, the publishers, the stage, the number, its parts, the year, amendments and corrigenda
    r"(?:[A-ZÖ]{2,5}[ /-])?(?:EN[ -])?(?:ISO(?:/(?:IEC|IEEE|ASTM|CIE|HL7|SAE)){0,3}|IWA)"
    r"(?:[/ ](?:AWI|WD|CD|DIS|DTS|DTR|FDIS|PAS|TR|TS|Guide)){0,2}"
    rf" [1-9]\d{{0,4}}(?:-\d{{1,4}}){{0,2}}(?::{_YEAR}(?:-\d{{2}})?)?"
    rf"(?:[/+](?:Amd|Cor|A|AC|Suppl) ?(?:\d{{1,2}})?(?::{_YEAR})?){{0,9}}"
)
_URL: Final = rf"{_HOST}(?:[/?#][^\s<>\"{{}}|\\^`]*)?"

_FORMS: Final = (
    (Scheme.CELEX, re.compile(_CELEX, re.ASCII), "be a CELEX number, such as 32004R1935"),
    (
        Scheme.ELI,
        re.compile(_ELI, re.ASCII),
        "be a European Legislation Identifier, such as http://data.europa.eu/eli/reg/2004/1935/oj",
    ),
    (Scheme.AKN, re.compile(_AKN), "be an Akoma Ntoso reference, such as /akn/eu/act/regulation/2004-10-27/1935"),
    (Scheme.ISO, re.compile(_ISO, re.ASCII), "be the number of an ISO standard, such as ISO 9001:2015"),
    (Scheme.URL, re.compile(_URL, re.ASCII), "be an address that begins with http:// or https:// and a host"),
)


@final
@attrs.frozen(kw_only=True)
class LegalReference(Value):
    """Where a duty stands written.

    Attributes:
        scheme: How the text is referred to.
        value: The reference, in the form of its scheme; any text where the scheme is `other`.
        provision: Where in the text: "Article 3".

    Raises:
        TextFormError: The value has not the form of its scheme (code `reference.form`).

    Examples:
        >>> LegalReference(scheme=Scheme.CELEX, value="32004R1935", provision="Article 3").value
        '32004R1935'
    """

    scheme: Scheme
    value: str
    provision: str | None = None

    def __attrs_post_init__(self) -> None:
        member(self.scheme, "scheme", Scheme)
        text(self.value, "value")
        for scheme, form, rule in _FORMS:
            if scheme is self.scheme and not form.fullmatch(self.value):
                raise TextFormError("value", rule, self.value, "reference.form")
        optional_text(self.provision, "provision")
