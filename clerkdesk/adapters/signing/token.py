"""A key that stays in its device (PKCS#11): opened once, and asked for each signature."""

from asn1crypto import x509 as asn1_x509
from pkcs11.exceptions import PKCS11Error, UserAlreadyLoggedIn
from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session
from pyhanko.sign.signers.pdf_cms import Signer

from clerkdesk.adapters.signing.keys import Token, Unsigned


class _TokenSigner(PKCS11Signer):  # type: ignore[misc]
    """pyHanko's; a token that was taken out is said in one way."""

    async def async_sign_raw(
        self, data: bytes, digest_algorithm: str, dry_run: bool = False
    ) -> bytes:
        try:
            signature: bytes = await super().async_sign_raw(data, digest_algorithm, dry_run)
        except PKCS11Error as error:
            raise Unsigned("key", repr(error)) from None
        return signature


def signer(
    token: Token, certificate: asn1_x509.Certificate, issuers: list[asn1_x509.Certificate]
) -> Signer:
    """Raises Unsigned: the device, the key in it or its PIN."""
    criteria = TokenCriteria(label=token.token)
    try:
        try:
            session = open_pkcs11_session(token.module, token_criteria=criteria, user_pin=token.pin)
        except UserAlreadyLoggedIn:
            # By an earlier session of this process, as after an error: it holds for all of them.
            session = open_pkcs11_session(token.module, token_criteria=criteria)
    except (PKCS11Error, RuntimeError, OSError) as error:
        raise Unsigned("key", repr(error)) from None
    return _TokenSigner(
        pkcs11_session=session,
        signing_cert=certificate,
        ca_chain=issuers,
        key_label=token.label,
        # Every device signs a digest with a curve; many do not make the digest themselves.
        use_raw_mechanism=certificate.public_key.algorithm == "ec",
    )
