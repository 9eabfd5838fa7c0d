"""Whether a bare English date lies before or after the day of publication, and spans that end on a day."""

import pytest

from claimtrack.language.dates import find_dates


def dates(text: str) -> list[str | None]:
    return [date.edtf for date in find_dates(text, reference="2021-09-20", language="en")]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The ban comes into force on 9 January.", "2022-01-09"),
        ("The next hearing is on November 14.", "2021-11-14"),
        ("The vote is set for Dec. 16.", "2021-12-16"),
        ("The vote was set for Dec. 16.", "2020-12-16"),
        ("The report is due in April.", "2022-04"),
        ("The report was due in April.", "2021-04"),
        ("The trains could run by March 1.", "2022-03-01"),
        ("Both sides agreed to withdraw by March 1.", "2022-03-01"),
        ("Both sides had withdrawn by March 1.", "2021-03-01"),
        ("They have until 3 May to reply.", "2022-05-03"),
        ("He went on to serve until 3 May.", "../2021-05-03"),
        ("She would receive the medal on December 15.", "2021-12-15"),
        ("She would have received the medal on December 15.", "2020-12-15"),
        ("In March the board agreed that it would close the mill.", "2021-03"),
        ("The paper says the first boat could sail by March 1.", "2022-03-01"),
        ("The trial was adjourned until 27 November.", "2021-11-27"),
        ("Congress let the fund expire in December.", "2020-12"),
        ("Nurses called for a walkout on 3 December.", "2021-12-03"),
        ("Nurses had called for a walkout on 3 December.", "2020-12-03"),
        ("Two guilds have called a one-day walkout for 3 December.", "2021-12-03"),
        ("The nurses demanded a new vote on 3 December.", "2021-12-03"),
        ("The nurses demanded on 3 December that all resign.", "2020-12-03"),
        ("The guild called off the walkout on 3 December.", "2020-12-03"),
        ("The guild demanded a vote on 3 December.", "2021-12-03"),
        ("The guild has announced a strike on 3 December.", "2021-12-03"),
        ("The guild announced a strike on 3 October.", "2021-10-03"),
        ("The guild announced the result on 3 December.", "2020-12-03"),
        ("The guild plans a rally on 3 December.", "2021-12-03"),
        ("The hearing was postponed to 3 December.", "2021-12-03"),
        ("The hearing had been postponed to 3 December.", "2020-12-03"),
        ("Lawmakers took a vote on 3 December.", "2020-12-03"),
        ("The hearing resumes on Thursday.", "2021-09-23"),
        ("The hearing resumed on Thursday.", "2021-09-16"),
        ("The new rates come into force on 1 April.", "2022-04-01"),
        ("Two clinics are to shut on 3 August.", "2022-08-03"),
    ],
)
def test_the_verb_tells_which_year(text: str, date: str) -> None:
    (found,) = dates(text)
    assert found is not None
    assert found.removeprefix("../") == date.removeprefix("../")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Sales rose in the three months to June.", "2021-04-01/2021-06-30"),
        ("Losses grew in the 12 weeks ended 5 March 2020.", "2019-12-13/2020-03-05"),
        ("The mill closed in mid-2017.", "2017-05/2017-08"),
        ("A survey released last month in the capital found rats.", "2021-08"),
        ("It served ads to minors between 2016 and 2020 without consent.", "2016/2020"),
        ("It served 40 boys between January and March 2020.", "2020-01/2020-03"),
        ("It served 40 boys between January and March.", "2021-01/2021-03"),
        ("He left the board in 2009 and now sits in parliament.", "2009"),
        ("By 2030 all buses will run on gas.", "2030"),
        ("He retired last year for health reasons.", "2020"),
        ("The minutes, dated March and signed, were lost.", "2021-03"),
        ("It opened on October, 2nd 2001.", "2001-10-02"),
    ],
)
def test_spans_and_days(text: str, date: str) -> None:
    assert dates(text) == [date]


def test_a_programme_called_today_is_no_date() -> None:
    assert dates("He told the Today programme that 40 ships sailed.") == []
