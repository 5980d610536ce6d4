"""Codes by SMS: good for ten minutes and five tries, and no more than five an hour."""

from clerkdesk.gateway.mobile_check import CODES_PER_HOUR, MAX_TRIES, SentCodes

MOBILE = "+994502345678"


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_code_confirms_however_it_is_spaced() -> None:
    check = SentCodes(Clock()).begin(MOBILE, "5XK2M7P")
    assert check is not None and len(check.code) == 6
    assert check.fault(f" {check.code[:3]} {check.code[3:]} ", 1.0) is None
    assert check.fault("", 1.0) == "code_wrong"


def test_after_ten_minutes_or_five_tries_a_code_is_over() -> None:
    clock = Clock()
    codes = SentCodes(clock)
    check = codes.begin(MOBILE, "5XK2M7P")
    assert check is not None and check.fault(check.code, 601.0) == "code_over"
    wrong = "000000" if check.code != "000000" else "000001"
    assert [check.fault(wrong, 1.0) for _ in range(MAX_TRIES)] == ["code_wrong"] * MAX_TRIES
    assert check.fault(check.code, 1.0) == "code_over"


def test_a_number_and_a_citizen_get_so_many_codes_an_hour() -> None:
    clock = Clock()
    codes = SentCodes(clock)
    for _ in range(CODES_PER_HOUR):
        assert codes.begin(MOBILE, "5XK2M7P") is not None
    assert codes.begin(MOBILE, "2MN8T5W") is None
    assert codes.begin("+994552345678", "5XK2M7P") is None
    assert codes.begin("+994552345678", "2MN8T5W") is not None
    clock.now = 3601.0
    assert codes.begin(MOBILE, "5XK2M7P") is not None
