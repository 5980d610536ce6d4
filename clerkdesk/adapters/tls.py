"""Why a line to somebody outside was not made."""

import ssl


def is_of_a_certificate(error: BaseException) -> bool:
    """Whether somebody answered whose certificate is not the server's, or is not trusted."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ssl.SSLCertVerificationError):
        cause = cause.__cause__ or cause.__context__
    return cause is not None
