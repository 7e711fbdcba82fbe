"""The few pages that are drawn here: the form by which a device comes in, and why it does not."""

from urllib.parse import parse_qsl

from chat.markup import Marked
from chat.texts.groups import page as page_texts

PAGE = Marked(
    '<!doctype html>\n<html lang="vi">\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    '<meta name="robots" content="noindex">\n<title>{heading}</title>\n'
    '<link rel="icon" href="/static/icon.svg">\n<link rel="stylesheet" href="/static/entrance.css">\n'
    "<main>\n<h1>{heading}</h1>\n{content}\n</main>\n</html>\n"
)
FORM = Marked(
    '<p>{whose}</p>\n{problem}<form method="post">\n<label for="name">{label}</label>\n'
    '<input id="name" name="name" maxlength="60" autocomplete="name" required autofocus>\n'
    '<input type="hidden" name="form" value="{form}">\n<button>{button}</button>\n</form>\n'
    '<p class="note">{note}</p>'
)
MAIL = Marked(
    '<form method="post" action="/vao">\n<label for="address">{label}</label>\n'
    '<input id="address" name="address" type="email" maxlength="254" autocomplete="email" required>\n'
    "<button>{button}</button>\n</form>"
)
TOLD = Marked("<p>{}</p>")
PROBLEM = Marked('<p class="problem" role="alert">{}</p>\n')


def entrance(whose: Marked, form: str, problem: Marked | None) -> Marked:
    """Return the form that lets a device in; `form` is ours, letters and digits."""
    content = FORM.format(
        whose=page_texts.entrance(whose),
        problem=PROBLEM.format(problem) if problem is not None else Marked(""),
        label=page_texts.name_wanted(),
        form=form if form.replace("-", "").replace("_", "").isalnum() else "",
        button=page_texts.open_button(),
        note=page_texts.whoever_has_it(),
    )
    return _whole(content)


def told(text: Marked) -> Marked:
    """Return a page that says one thing."""
    return _whole(TOLD.format(text))


def outside(*, by_mail: bool) -> Marked:
    """Return what whoever is not let in sees: how to come in."""
    mail = MAIL.format(label=page_texts.mail_wanted(), button=page_texts.mail_button())
    return _whole(TOLD.format(page_texts.signed_out()) + (mail if by_mail else Marked("")))


def fields(body: bytes) -> dict[str, str]:
    """Return the fields of a form as a browser sends them."""
    return dict(parse_qsl(body.decode(errors="replace"), keep_blank_values=True))


def _whole(content: Marked) -> Marked:
    return PAGE.format(heading=page_texts.heading(), content=content)
