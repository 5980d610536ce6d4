"""Why a line to somebody outside was not made."""

import ssl


def is_of_a_certificate(error: BaseException) -> bool:
    """Whether somebody answered whose certificate is not the server's, or is not trusted."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ssl.SSLCertVerificationError):
        cause = cause.__cause__ or cause.__context__
    return cause is not None


_EXPIRED = (9, 10)
_OF_ANOTHER_NAME = (62, 64)
"""X509_V_ERR_CERT_NOT_YET_VALID, _HAS_EXPIRED; _HOSTNAME_MISMATCH, _IP_ADDRESS_MISMATCH of
x509_vfy.h.
"""


def fault_of(error: ssl.SSLError) -> str:
    """What is wrong: "certificate_date", "certificate_name", "certificate_unknown" (nobody here
    knows who has signed it), or "no_tls": no encrypted line came about.
    """
    if not isinstance(error, ssl.SSLCertVerificationError):
        return "no_tls"
    if error.verify_code in _EXPIRED:
        return "certificate_date"
    if error.verify_code in _OF_ANOTHER_NAME:
        return "certificate_name"
    return "certificate_unknown"
