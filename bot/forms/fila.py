"""The short forms around a question to the central team: the question, the answer, why there is none."""

from bot.forms.form import Field, Form, Part
from bot.forms.readers import text


def _um_texto(nome: str, *, at_most: int) -> Form:
    return Form(
        name=nome,
        parts=(Part(name="texto", fields=(Field(name="texto", read=text(at_least=3, at_most=at_most)),)),),
    )


PERGUNTA = _um_texto("pergunta", at_most=1500)
RESPOSTA = _um_texto("resposta_da_fila", at_most=3000)
ENCERRAMENTO = _um_texto("encerramento_da_fila", at_most=500)
