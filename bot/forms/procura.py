"""One question: which words to look for among the services."""

from bot.forms.form import Field, Form, Part
from bot.forms.readers import text

PROCURA = Form(
    name="procura",
    parts=(Part(name="texto", fields=(Field(name="texto", read=text(at_most=150, one_line=True)),)),),
)
