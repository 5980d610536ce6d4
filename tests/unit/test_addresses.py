"""Two addresses are one only if every number means the same in both."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from clerkdesk.domain.addresses import Match, compare, link_key

NUMBERS = st.integers(1, 400).map(str)
HOUSES = (
    "küç. {}",
    "küçəsi {}",
    "küç., ev {}",
    "küç., bina {}",
    "küç. № {}",
    "küçəsi, {} nömrəli ev",
)
FLATS = ("m. {}", "m {}", "mənzil {}", "{}-ci mənzil", "m{}")


@pytest.mark.parametrize(
    ("one", "other", "match"),
    [
        ("Nizami küç. 14, m. 27", "Nizami küç. 27, m. 14", Match.OTHER),
        ("küç. 5, blok 2, m. 12", "küç. 2, blok 5, m. 12", Match.OTHER),
        ("Nizami küç. 14A, m. 2", "Nizami küç. 14 A, m. 2", Match.SAME),
        ("Nizami küç. 14, m. 2", "Nizami küç. 14A, m. 2", Match.OTHER),
        ("5-ci mikrorayon, bina 8", "8-ci mikrorayon, bina 5", Match.OTHER),
        ("8-ci mikrorayon, bina 5, m. 12", "8 mkr., ev 5, mənzil 12", Match.SAME),
        ("28 May küç. 14, m. 27", "Bakı ş., Nəsimi r-nu, 28 May küç. 14, m. 27", Match.SAME),
        ("28 May küç. 14, m. 27", "14 May küç. 28, m. 27", Match.OTHER),
        ("Nizami küç. 14, m. 27", "Füzuli küç. 14, m. 27", Match.OTHER),
        ("Nizami küç. 14/2", "Nizami küç. 14", Match.OTHER),
        ("Nizami küçəsi ev 14 mənzil 27", "Nizami küç. 14, m. 27", Match.SAME),
        ("Nizami küçəsi ev 14 mənzil 27", "Nizami küçəsi ev 27 mənzil 14", Match.OTHER),
        ("Nizami küç. ev № 14 blok 2 m. 27", "Nizami küç. 14, blok 2, m. 27", Match.SAME),
        ("Nizami küç. ev 14 blok 2 m. 27", "Nizami küç. ev 2 blok 14 m. 27", Match.OTHER),
        ("3-cü mikrorayon ev 5 m. 9", "3 mkr, bina 5, mənzil 9", Match.SAME),
        ("3-cü mikrorayon ev 5 m. 9", "5-ci mikrorayon ev 3 m. 9", Match.OTHER),
        ("5 blok 2 m 12", "2 blok 5 m 12", Match.OTHER),
        ("AZ1010, Nizami küç. 014, m. 27", "Nizami küç. 14, m. 27", Match.SAME),
        ("Nizami küç. 14, m. 27", "Nizami küç. 14-27", Match.SAME),
        ("Ağdam r-nu, Novruzlu k.", "Ağdam rayonu, Novruzlu kəndi", Match.SAME),
        ("Ağdam r-nu", "Ağdam r-nu, Novruzlu k.", Match.OTHER),
        ("Nizami küç., 5 bina 3 mənzil", "Nizami küç., 3 bina 5 mənzil", Match.OTHER),
        ("5-ci bina 3-cü mənzil", "3-cü bina 5-ci mənzil", Match.OTHER),
        ("14 nömrəli bina 27 nömrəli mənzil", "27 nömrəli bina 14 nömrəli mənzil", Match.OTHER),
        ("Nizami 14 m 27", "Nizami 27 m 14", Match.OTHER),
        ("Nizami küç. 14 m. 27", "Nizami küç. 14, m. 27", Match.SAME),
        ("Nizami küç. 14, blok A, m. 3", "Nizami küç. 14, blok B, m. 3", Match.OTHER),
        ("Nizami küç. 14, A blok, m. 3", "Nizami küç. 14, M blok, m. 3", Match.OTHER),
        ("Nizami küç. 14, A blok, m. 3", "Nizami küç. 14, m. 3", Match.OTHER),
        ("Nizami küç. 14, blok A, m. 3", "Nizami küç. 14, A blok, m. 3", Match.SAME),
        ("Nizami küç. No14, m. №27", "Nizami küç. 14, m. 27", Match.SAME),
        ("Nizami küç. ev N14 mənzil N 27", "Nizami küç. 14, m. 27", Match.SAME),
        ("Nizami küç. No14, m. №27", "Nizami küç. 27, m. 14", Match.OTHER),
        ("Nizami küç. 5", "Nizami küç., döngə 5", Match.OTHER),
        ("Yeni Nizami küç. 5, m. 1", "Nizami küç. 5, m. 1", Match.OTHER),
        ("ул. Пушкина, 12", "ул. Щукина, 12", Match.CANNOT_BE_COMPARED),
        ("ул. Пушкина, 12", "ул.  Пушкина, 12", Match.SAME),
        ("Nizami küç. 14, ev 27", "Nizami küç. 27, ev 14", Match.OTHER),
        ("Nizami küç. 3-cü dalan, ev 5", "Nizami küç. 5-ci dalan, ev 3", Match.OTHER),
        ("Nizami küç. 3-cü dalan, ev 5", "Nizami küç., 3-cü dalan, ev 5", Match.SAME),
        ("Xırdalan, 28-ci məh., ev 4, m. 5", "Xırdalan, 4-cü məh., ev 28, m. 5", Match.OTHER),
        ("Xırdalan, 28-ci məh., ev 4, m. 5", "Xırdalan, məhəllə 28, ev 4, m. 5", Match.SAME),
        ("45-ci kv., bina 12/4, m. 8", "45 kvartal, ev 12\\4, mənz. 8", Match.SAME),
        ("Nizami küç. 14\\27", "Nizami küç. 14, m. 27", Match.OTHER),
        ("Nizami küç.14m.27", "Nizami küç. 14, m. 27", Match.SAME),
        ("Nizami küç. 14²", "Nizami küç. 142", Match.CANNOT_BE_COMPARED),
        ("Nizami küç. 14½", "Nizami küç. 141, m. 2", Match.CANNOT_BE_COMPARED),
        ("Nizami küç. ١٤", "Nizami küç. ٢٧", Match.CANNOT_BE_COMPARED),
        ("Nizami küç. １４", "Nizami küç. 14", Match.SAME),
        ("Nizami küç. 14Ç", "Nizami küç. 14C", Match.CANNOT_BE_COMPARED),
        ("Nizami küç. 5, blok Ə", "Nizami küç. 5, blok E", Match.CANNOT_BE_COMPARED),
        ("Ağdam r., ev 14", "Ağdam r., Quzanlı k., ev 14", Match.CANNOT_BE_COMPARED),
        ("Bakı ş., 8-ci mkr., ev 4", "8-ci mkr., ev 4", Match.SAME),
        ("Nizami küç., 14 nömrəli evin 27-ci mənzili", "Nizami küç. 14, m. 27", Match.SAME),
        ("Nizami küç., 14 nömrəli evin 27-ci mənzili", "Nizami küç. 27, m. 14", Match.OTHER),
        ("Nizami küç. 14-cü binanın 27 nömrəli mənzili", "Nizami küç. 14, m. 27", Match.SAME),
        ("Sumqayıt ş., 3-cü mikrorayonun 15-ci evi", "Sumqayıt ş., 3 mkr., ev 15", Match.SAME),
        ("H. Əliyev pr. 12, m. 3", "Heydər Əliyev pr. 12, m. 3", Match.CANNOT_BE_COMPARED),
        ("N. Nərimanov küç. 12", "Nəriman Nərimanov küç. 12", Match.CANNOT_BE_COMPARED),
        ("Nərimanov küç. 12", "N. Nərimanov küç. 12", Match.CANNOT_BE_COMPARED),
        ("H. Əliyev pr. 12, m. 3", "Heydər Əliyev pr. 3, m. 12", Match.OTHER),
        ("H. Əliyev pr. 12", "Rəşad Əliyev pr. 12", Match.OTHER),
        ("Sumqayıt ş., 3 mkr 15-40", "Sumqayıt ş., 3 mkr, ev 15, m. 40", Match.SAME),
        ("Sumqayıt ş., 3 mkr 15-40", "Sumqayıt ş., 15 mkr 3-40", Match.OTHER),
        ("9 mkr-n, bina 3A", "9-cu mikrorayon, ev 3 A", Match.SAME),
        ("Nəsimi r-n, Nizami küç-si 5", "Nəsimi r-nu, Nizami küç. 5", Match.SAME),
        ("Nizami küç. 14|27", "Nizami küç. 27|14", Match.OTHER),
        ("Nizami küç. ④", "Nizami küç. 4", Match.CANNOT_BE_COMPARED),
        ("ɅƂ küç. 4", "ɅƄ küç. 4", Match.CANNOT_BE_COMPARED),
        ("Nizami küç. 27 mənzil", "Nizami küç. 27", Match.OTHER),
        ("Nizami küç. 51 mkr", "Nizami küç. 51", Match.OTHER),
        ("Nizami küç. 5 mkr 14-cü bina", "Nizami küç. 14 mkr 5-ci bina", Match.OTHER),
        ("Nizami küç. 5-ci keçid 3 mkr", "Nizami küç. 3-cü keçid 5 mkr", Match.OTHER),
        ("5-ci Köndələn küç. 3-cü döngə", "3-cü Köndələn küç. 5-ci döngə", Match.OTHER),
        ("5-ci Köndələn küç. 3-cü döngə", "5-ci Köndələn küçəsi, 3-cü döngəsi", Match.SAME),
        ("Füzuli küç. 5-ci Köndələn küç.", "Füzuli küç. 5", Match.OTHER),
        ("bölmə 17, tin 7, ev 28", "tin 17, bölmə 7, ev 28", Match.CANNOT_BE_COMPARED),
        ("bölmə 17, tin 7, ev 28", "bölmə 17, tin 7, bina 28", Match.SAME),
        ("döngə 5, ev 3", "ev 5, döngə 3", Match.CANNOT_BE_COMPARED),
        ("kvartal 2, kvartal 47", "47, kvartal 2", Match.OTHER),
        ("Nizami küç. 14, m-l 27", "Nizami küç. 14, m. 27", Match.SAME),
        ("Nizami küç. 14, m-l 27", "Nizami küç. 27, m-l 14", Match.OTHER),
        ("Nizami küç. 14, k. 3", "Nizami küç. 14, m. 3", Match.OTHER),
        ("Nizami küç. 14, ş. 3", "Nizami küç. 14, m. 3", Match.OTHER),
        ("Nizami küç. 14, qəs. 3", "Nizami küç. 14, 3", Match.OTHER),
        ("Bakı şəh. Nəsimi ray. Nizami 14", "Bakı ş., Nəsimi r-nu, Nizami 14", Match.SAME),
        ("Ş. Mə'mmədov küç. 3", "Ş. Məmmədov küç. 3", Match.SAME),
        ("Nizami küç. 14'27", "Nizami küç. 1427", Match.OTHER),
    ],
)
def test_numbers_agree_only_in_their_role(one: str, other: str, match: Match) -> None:
    assert compare(one, other) is match
    assert compare(other, one) is match


def test_a_number_before_a_kind_of_area_is_not_lost_in_the_area() -> None:
    assert compare("Nizami 14 rayonu", "Nizami 15 rayonu") is Match.OTHER
    assert compare("Nizami 14 rayonu", "Nizami rayonu") is Match.OTHER


@given(NUMBERS, NUMBERS, st.sampled_from(HOUSES), st.sampled_from(FLATS))
def test_house_and_flat_never_change_places(
    house: str, flat: str, house_form: str, flat_form: str
) -> None:
    assume(house != flat)
    stated = f"Nizami {house_form.format(house)}, {flat_form.format(flat)}"
    swapped = f"Nizami {house_form.format(flat)}, {flat_form.format(house)}"
    assert compare(stated, swapped) is Match.OTHER
    assert link_key(stated) != link_key(swapped)


@given(NUMBERS, NUMBERS, *[st.sampled_from(HOUSES)] * 2, *[st.sampled_from(FLATS)] * 2)
def test_whatever_the_spelling_a_home_is_one(
    house: str, flat: str, one_house: str, other_house: str, one_flat: str, other_flat: str
) -> None:
    one = f"Nizami {one_house.format(house)}, {one_flat.format(flat)}"
    other = f"NİZAMİ {other_house.format(house)}, {other_flat.format(flat)}"
    assert compare(one, other) is Match.SAME
    assert link_key(one) == link_key(other) is not None


PARTS = {
    "house": ("ev {}", "bina № {}", "{} nömrəli ev", "{}-ci bina", "b. {}", "ev:{}"),
    "flat": ("m. {}", "mənzil {}", "{}-ci mənzil", "m{}", "m-l {}", "mənz. № {}"),
    "block": ("blok {}", "{}-ci blok", "bl. {}"),
    "corpus": ("korpus {}", "{} korp.", "{}-cu korpus"),
    "entrance": ("giriş {}", "{}-ci giriş"),
    "floor": ("mərtəbə {}", "{}-ci mərtəbə", "mərt. {}"),
    "part of a town": ("{} mkr", "{}-ci mikrorayon", "mkr. {}", "{} mikrorayonu"),
    "quarter": ("məhəllə {}", "{}-ci məhəllə"),
    "lane": ("{}-ci döngə", "döngə {}", "{} döngəsi"),
    "crossing": ("{}-ci keçid", "tin {}", "keçid {}"),
    "street": ("{}-ci Köndələn küç.", "{} Noyabr küç."),
}


@st.composite
def spelt(draw: st.DrawFn, numbers: dict[str, int]) -> str:
    named = draw(st.permutations(sorted(numbers)))
    parts = [draw(st.sampled_from(PARTS[name])).format(numbers[name]) for name in named]
    return draw(st.sampled_from((", ", " "))).join(["Bakı ş.", "Nizami küç.", *parts])


@given(st.data())
def test_numbers_that_change_their_roles_never_agree(data: st.DataObject) -> None:
    names = data.draw(st.lists(st.sampled_from(sorted(PARTS)), min_size=2, max_size=4, unique=True))
    ours = data.draw(st.lists(st.integers(2, 60), min_size=4, max_size=4, unique=True))
    one = dict(zip(names[:-1], ours))
    kept = data.draw(st.permutations(names))[: len(one)]
    other = dict(zip(kept, data.draw(st.permutations(ours[: len(one)]))))
    assume(one != other)
    stated = data.draw(spelt(one))
    known = data.draw(spelt(other))
    assert compare(stated, known) is not Match.SAME, (stated, known)


@given(st.text(max_size=60), st.text(max_size=60))
def test_comparing_never_fails_and_does_not_depend_on_the_order(one: str, other: str) -> None:
    assert compare(one, other) is compare(other, one)


@pytest.mark.parametrize(
    "address", [None, "", "Ağdam r-nu", "Novruzlu k.", "ул. Пушкина, 12", "küç. ١٤"]
)
def test_an_address_that_is_many_peoples_links_nobody(address: str | None) -> None:
    assert link_key(address) is None
