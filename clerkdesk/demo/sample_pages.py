"""The frame of the pages that only a demo has, plainly marked as samples."""

from fastapi.responses import HTMLResponse

_PAGE = """<!doctype html>
<html lang="az">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} (nümunə)</title>
<link rel="stylesheet" href="/static/style.css">
</head>
<body><main id="content">
<h1>{title} <span class="badge warn">NÜMUNƏ</span></h1>
{body}
</main></body></html>"""


def page(title: str, body: str, status: int = 200) -> HTMLResponse:
    """``body``: HTML; whatever stands in it is escaped already."""
    return HTMLResponse(_PAGE.format(title=title, body=body), status)
