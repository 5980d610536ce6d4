"""FIN, subscriber codes, identity documents, telephone numbers, e-mail addresses.

Each ``parse_…`` gives the stored form or raises Invalid with the code of a sentence;
each ``mask_…`` gives what a list may show.
"""

import re

from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.text import clean

_FIN = re.compile(r"[0-9A-HJ-NP-Z]{7}")
_AS_A_LINK = re.compile(r"(?:tel|mob)(?:[.:]{1,2}|(?=[+(0-9]))", re.IGNORECASE)
"""Before a telephone number that was copied from a page or a card."""
_ID_DOCUMENT = re.compile(r"AZE[0-9]{8}|[A-Z]{2}[0-9]{7}")
_AROUND = " \t\n'\",;"
"""What stays around a number that was copied from a table or out of a sentence."""
_DASHES = "\u2010-\u2015\u2212-"
"""Hyphens, dashes and the minus, as a class of a regular expression."""
_FULL_WIDTH = str.maketrans("０１２３４５６７８９＋", "0123456789+")
"""Figures, and the plus, as keyboards of the East write them."""
_PAPER = re.compile(r"\b(?:ş\.?[\s/]*v\b|şəxsiyyət\s+vəsiqəsi)\b", re.IGNORECASE)
_SERIES_WORDS = re.compile(
    r"\b(?:seriya(?:sı)?|s[eə]r|nömrə(?:si)?|серия|номер)\b"
    r"|(?<=\w[\s.,:])(?:no|n)(?:[º°]|\b|(?=\d))",
    re.IGNORECASE,
)
"""Written between the series and the number of a paper."""
_COPIED_ADDRESS = re.compile(r"(?:mailto:)?<?([^<>]*)>?", re.IGNORECASE)
"""An address of e-mail with what stands around it in pages and letters."""
FIN_LENGTH = 7


def _ascii_upper(value: str) -> str:
    """Upper case of a-z alone: str.upper() would turn the letter ı into the forbidden I."""
    return "".join(chr(ord(letter) - 32) if "a" <= letter <= "z" else letter for letter in value)


def parse_fin(value: str) -> str:
    """A FIN as stored: seven digits and English capitals without I and O, spaces dropped.

    Raises Invalid: fin_letter (with ``letter``, and ``suggestion`` where O or I was probably a
    digit), fin_length.
    """
    fin = _ascii_upper("".join(clean(value).split()))
    for letter in fin:
        if letter in "IO":
            suggestion = fin.replace("O", "0").replace("I", "1")
            raise Invalid(
                "fin_letter",
                letter=letter,
                suggestion=suggestion if _FIN.fullmatch(suggestion) else "",
            )
        if not _FIN.fullmatch(letter * FIN_LENGTH):
            raise Invalid("fin_letter", letter=letter, suggestion="")
    if len(fin) != FIN_LENGTH:
        raise Invalid("fin_length", length=len(fin))
    return fin


def looks_like_fin(value: str) -> bool:
    """Whether the value is a complete FIN in some spelling; used by the search box."""
    return _FIN.fullmatch(_ascii_upper("".join(clean(value).split()))) is not None


def mask_fin(fin: str) -> str:
    """``5XK••••``"""
    return fin[:3] + "•" * max(0, len(fin) - 3)


def parse_subscriber_code(value: str, pattern: str) -> str:
    """A subscriber code as stored: digits only, leading zeros kept.

    ``pattern`` is the organisation's own (a setting): lengths differ and change.
    Raises Invalid: code_digits, code_length.
    """
    typed = clean(value).translate(_FULL_WIDTH)
    code = re.sub(rf"(?<=[0-9])[{_DASHES}](?=[0-9])|\s", "", typed)
    if not re.fullmatch(r"[0-9]+", code):
        raise Invalid("code_digits")
    if not re.fullmatch(pattern, code):
        raise Invalid("code_length", length=len(code))
    return code


def group_code(code: str) -> str:
    """The code as people read it: 1204 5567 890, and 130 045 501 238 877 for fifteen digits."""
    step = 3 if len(code) == 15 else 4
    return " ".join(code[start : start + step] for start in range(0, len(code), step))


def undecorated(number: str) -> str:
    """Series and number of a paper without what is written around and between them."""
    bare = _SERIES_WORDS.sub("", _PAPER.sub("", clean(number).translate(_FULL_WIDTH)))
    return re.sub(rf"[\s№#.,:/()_{_DASHES}]", "", bare)


def parse_id_document(value: str) -> str:
    """Series and number of an identity card without spaces: AZE12345678 or AA1234567.

    Raises Invalid: id_document_form.
    """
    number = _ascii_upper(undecorated(value))
    if not _ID_DOCUMENT.fullmatch(number):
        raise Invalid("id_document_form")
    return number


def parse_mobile(value: str) -> str:
    """An Azerbaijani mobile number in E.164 (+994501234567), however its figures are set apart.

    Raises Invalid: phone_form, phone_foreign, phone_not_mobile.
    """
    import phonenumbers  # 40 ms: only where a number is read

    bare = clean(value).strip(_AROUND).translate(_FULL_WIDTH)
    typed = _AS_A_LINK.sub("", "".join(bare.split()))
    if not re.fullmatch(rf"\(?\+?[0-9()./·_{_DASHES}]+", typed):
        # The library would read letters as a keypad's digits, and words around a number away.
        raise Invalid("phone_form")
    try:
        number = phonenumbers.parse(re.sub(r"[^+0-9]", "", typed), "AZ")
    except phonenumbers.NumberParseException:
        raise Invalid("phone_form") from None
    if number.country_code != 994:
        raise Invalid("phone_foreign")
    if not phonenumbers.is_valid_number_for_region(number, "AZ"):
        raise Invalid("phone_form")
    if phonenumbers.number_type(number) != phonenumbers.PhoneNumberType.MOBILE:
        raise Invalid("phone_not_mobile")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def show_mobile(mobile: str) -> str:
    """``050 234 56 78`` for a stored +994502345678; anything else as it is."""
    match = re.fullmatch(r"\+994(\d\d)(\d{3})(\d\d)(\d\d)", mobile)
    return "0{} {} {} {}".format(*match.groups()) if match else mobile


def mask_mobile(mobile: str) -> str:
    """``+994 50 ••• •• 33``"""
    if mobile.startswith("+994") and len(mobile) == 13:
        return f"+994 {mobile[4:6]} ••• •• {mobile[-2:]}"
    return "•" * len(mobile)


def parse_email(value: str) -> str:
    """An address that every mail server takes; the domain in small letters, one with letters of its
    own as it is registered (xn--…).

    Raises Invalid: email_form. Azerbaijani letters are refused: most servers refuse them too.
    """
    # 47 ms: only where an address is read.
    from email_validator import EmailNotValidError, validate_email

    copied = _COPIED_ADDRESS.fullmatch(clean(value).strip())
    typed = copied[1] if copied else ""
    try:
        address = validate_email(typed, allow_smtputf8=False, check_deliverability=False)
    except EmailNotValidError:
        raise Invalid("email_form") from None
    if address.ascii_email is None or not typed.isascii():
        raise Invalid("email_form")
    return address.ascii_email
