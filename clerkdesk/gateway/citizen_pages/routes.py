"""The addresses of the citizens' pages."""

from starlette.routing import Route

from clerkdesk.gateway.citizen_pages import applying, documents, following, renewing, signing_in
from clerkdesk.gateway.citizen_pages.visits import Handler, for_citizens, for_everybody

_FOR_EVERYBODY: tuple[tuple[str, str, Handler], ...] = (
    ("/", "GET", signing_in.home),
    ("/sign-in", "GET", signing_in.sign_in),
    ("/signed-in", "GET", signing_in.signed_in),
    ("/sign-out", "GET", signing_in.to_home),
)
_FOR_CITIZENS: tuple[tuple[str, str, Handler], ...] = (
    ("/sign-out", "POST", signing_in.sign_out),
    ("/apply/{service}/files/{key}/remove", "GET", documents.to_documents),
    ("/apply/{service}", "GET", applying.begin),
    ("/apply/{service}/{step}", "GET", applying.show_step),
    ("/apply/{service}/{step}", "POST", applying.submit_step),
    ("/apply/{service}/documents/{kind}", "POST", documents.upload),
    ("/apply/{service}/documents/{kind}", "GET", documents.to_documents),
    ("/apply/{service}/files/{key}", "GET", documents.download),
    ("/apply/{service}/files/{key}/remove", "POST", documents.remove),
    ("/applications", "GET", following.list_applications),
    ("/applications/{number}", "GET", following.show_application),
    ("/applications/{number}/documents", "POST", following.add_document),
    ("/applications/{number}/documents", "GET", following.to_application),
    ("/applications/{number}/withdraw", "POST", following.withdraw),
    ("/applications/{number}/withdraw", "GET", following.to_application),
    ("/applications/{number}/again", "POST", renewing.begin),
    ("/applications/{number}/again", "GET", following.to_application),
    ("/applications/{number}/print", "POST", following.print_certificate),
    ("/applications/{number}/print", "GET", following.to_application),
)


def routes() -> list[Route]:
    """Every page; where a form is sent to has a GET, too, which leads back to its page."""
    everybody = [
        Route(path, for_everybody(handler), methods=[method])
        for path, method, handler in _FOR_EVERYBODY
    ]
    citizens = [
        Route(path, for_citizens(handler), methods=[method])
        for path, method, handler in _FOR_CITIZENS
    ]
    return everybody + citizens
