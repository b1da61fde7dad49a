"""References to law have the form of their scheme."""

import pytest

from customerfocus.errors import CustomerFocusError, TextFormError
from customerfocus.values.legal import LegalReference, Scheme

GOOD = {
    Scheme.CELEX: (
        "32004R1935",  # a regulation
        "32014L0035",  # a directive
        "32004R1935R(01)",  # its corrigendum
        "21994A1223(01)",  # an agreement, first of its day
        "52021PC0206",  # a proposal
        "52019XC0115(01)",  # a communication
        "62019CJ0311",  # a judgment
        "62019CJ0311_SUM",  # its summary
        "E2013C0123",  # the EFTA Surveillance Authority
        "02006R1907-20231201",  # a consolidated text of a day
        "02009L0138-20210630",
        "12016E101",  # an article of a treaty
        "12012E/TXT",  # a treaty
        "12016ME/TXT",
        "12016E/PRO/02",  # a protocol
        "12016E/AFI/DCL/57",  # a declaration
        "11957E/TXT",
        "72014L0035DEU_201600123",  # a national measure
        "82014DE0305(51)",  # a national judgment
        "92003E0123",  # a question
        "C2019/123/01",  # the C series
        "C/2023/01234",  # the C series, act by act
        "02016E/TXT-20250315",  # a consolidated treaty
        "02016ME/TXT",
        "12003TN02/16/C",  # an annex of an accession
        "11994NN01/05/A",
    ),
    Scheme.ELI: (
        "http://data.europa.eu/eli/reg/2004/1935/oj",
        "/eli/reg/2004/1935/oj",
        "https://www.boe.es/eli/es/l/2018/12/05/3",
        "http://www.legifrance.gouv.fr/eli/loi/2016/8/8/2016-1087/jo/texte",
    ),
    Scheme.AKN: (
        "/akn/eu/act/regulation/2004-10-27/1935",
        "/akn/it/act/2004-02-13/1",
        "/akn/kn/act/2007-01-01/1/eng@2008-01-01",
        "/akn/kn/act/2007-01-01/1/eng@2008-01-01!main",
        "http://example.org/akn/ng/bill/2003-05-14/19/eng:2003-05-14!schedule1",
        "/akn/za/act/1980/02/eng@/!main~chp_2",
        "/akn/za/act/1980/02/!main",
        "/akn/za/act/1880/1",
        "/akn/cl/debate/recurso/2006/1076048/spa@first",
        "/akn/ee/act/1992-06-28/põhiseadus",
    ),
    Scheme.ISO: (
        "ISO 9001:2015",
        "ISO/IEC 27001:2022",
        "ISO 9001:2015/Amd 1:2024",
        "EN ISO 13485:2016+A11:2021",
        "DIN EN ISO 9001:2015",
        "ISO/DIS 9001",
        "ISO/TS 9002:2016",
        "ISO/IEC Guide 51:2014",
        "ISO/IEC TR 24028:2020",
        "ISO/SAE PAS 22736:2021",
        "EN ISO 13485:2016/AC:2018",
        "DIN EN ISO 9001:2015-11",
        "UNE-EN ISO 9001:2015",
        "IWA 26:2017",
    ),
    Scheme.URL: (
        "https://example.org",
        "http://a.example/b?c=d#e",
        "https://example.org:8080/x",
        "HTTPS://example.org?x=1",
        "http://[::1]/x",
    ),
    Scheme.OTHER: ("BGBl. 2021 I p. 1603", "contract 2024-17"),
}
BAD = {
    Scheme.CELEX: (
        "2004/1935",
        "32004r1935",  # small letter
        "3204R1935",  # year too short
        "32004R",  # no number
        "32004R1935R(1)",  # a corrigendum has two digits
        "02006R1907-20231301",  # no such month
        "12016",  # a treaty without a name
        "٣2004R1935",  # a digit, but not of ours
        "x32004R1935",
        "32004R1935x",
        "32004R1935\nx",
        "32004R193",  # a digit lost
        "62012J0131",  # a letter lost
        "32004R1935_SUM",  # only cases have a summary
        "02004R1935-202103-27",  # half a dash
        "12016E/",
    ),
    Scheme.ELI: ("http://data.europa.eu/el/reg/2004", "eli/reg/2004", "/eli/reg", "ftp://x.example/eli/reg/2004"),
    Scheme.AKN: (
        "akn/it/act/2004-02-13/1",
        "/akn/it/act",
        "/akn/it/act/2004-13-13/1",
        "/akn/it/law/2004-02-13/1",
        "/akn/eu/act/2004-1027/1",
        "/akn/eu/act/2004/1!~!~",
    ),
    Scheme.ISO: ("ISO 0", "ISO 09001", "EN EN EN ISO 9001", "9001", "ISO9001", "ISO 9001-2015:15", "ISO", "iso 9001:2015"),
    Scheme.URL: ("example.org", "http://", "https:///x", "javascript:alert(1)", "http://a b", "ftp://example.org"),
}


@pytest.mark.parametrize(("scheme", "value"), [(scheme, value) for scheme, values in GOOD.items() for value in values])
def test_a_reference_of_its_scheme_is_taken_as_it_is(scheme: Scheme, value: str) -> None:
    assert LegalReference(scheme=scheme, value=value).value == value


@pytest.mark.parametrize(("scheme", "value"), [(scheme, value) for scheme, values in BAD.items() for value in values])
def test_a_reference_of_another_form_is_refused_with_an_example(scheme: Scheme, value: str) -> None:
    with pytest.raises(TextFormError, match=r"such as|begins with") as caught:
        LegalReference(scheme=scheme, value=value)
    assert (caught.value.field, caught.value.code, caught.value.value) == ("value", "reference.form", value)


@pytest.mark.parametrize(
    "value",
    [
        "/akn/eu/act/2004!a" + "~a" * 20_000 + "@x",
        "/eli" * 20_000 + "?",
        "ISO" + "/IEC" * 20_000,
        "12016" + "/A" * 20_000,
        "http://" + "a/" * 40_000 + "^",
    ],
    ids=lambda value: value[:12],
)
@pytest.mark.parametrize("scheme", [each for each in Scheme if each is not Scheme.OTHER])
def test_a_long_reference_is_refused_without_trying_every_way_to_read_it(scheme: Scheme, value: str) -> None:
    with pytest.raises(TextFormError):
        LegalReference(scheme=scheme, value=value)


def test_every_scheme_but_other_has_its_form() -> None:
    assert set(BAD) == set(Scheme) - {Scheme.OTHER}


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("value", ["", " 32004R1935", "\ud800"])
def test_a_reference_is_a_text_whatever_its_scheme(scheme: Scheme, value: str) -> None:
    with pytest.raises(CustomerFocusError):
        LegalReference(scheme=scheme, value=value)


def test_a_provision_is_a_text() -> None:
    with pytest.raises(CustomerFocusError) as caught:
        LegalReference(scheme=Scheme.OTHER, value="x", provision="")
    assert caught.value.field == "provision"
