"""The short forms around an announcement: its text, who it is for, when it leaves, why it does not."""

from bot.forms.form import Field, Form, Part
from bot.forms.readers import text


def _um_texto(nome: str, *, at_most: int) -> Form:
    campo = Field(name="texto", read=text(at_least=1, at_most=at_most))
    return Form(name=nome, parts=(Part(name="texto", fields=(campo,)),))


TEXTO = _um_texto("comunicado_texto", at_most=4096)
ORGAOS = _um_texto("comunicado_orgaos", at_most=4000)
PESSOAS = _um_texto("comunicado_pessoas", at_most=4000)
QUANDO = _um_texto("comunicado_quando", at_most=100)
DEVOLUCAO = _um_texto("comunicado_devolucao", at_most=500)
