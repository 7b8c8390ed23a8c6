"""The draft of the official letter that goes into the organ's own process system."""

from collections.abc import Sequence

from bot.domain.slug import slug
from bot.messages import K, Message, Paragraph, Screen
from bot.storage.tables import Orgao
from bot.storage.work import Work
from bot.usecases.links import papel_por_extenso
from bot.usecases.nomear import Nomeada
from bot.usecases.quem import Quem, nome_do_orgao


def oficio(work: Work, autora: Quem, orgao: Orgao, nomeadas: Sequence[Nomeada]) -> Screen:
    """Return the draft as a text file to copy from, with a line on what to do with it."""
    pessoas = "\n".join(
        work.label(
            Message(
                K("oficio.pessoa"),
                {"nome": n.nome, "email": n.email, "papel": papel_por_extenso(n.papel, n.tema)},
            )
        )
        for n in nomeadas
    )
    corpo = Message(
        K("oficio.corpo"),
        {
            "orgao": nome_do_orgao(orgao),
            "pessoas": pessoas,
            "condicao": _plano(nomeadas),
            "autora": autora.pessoa.nome if autora.pessoa else "",
            "dia": work.now.astimezone(work.instalacao.fuso).date(),
        },
    )
    nome = f"oficio-pontos-focais-{slug(orgao.sigla or orgao.nome)}.txt"
    anexo = work.keep(work.label(corpo).encode("utf-8-sig"), nome)
    return Screen((Paragraph((Message(K("oficio.legenda")),)),), attachment=anexo)


def _plano(nomeadas: Sequence[Nomeada]) -> Message:
    assinado_por = nomeadas[0].plano_assinado_por
    if assinado_por is None:
        return Message(K("oficio.plano_assinado"))
    return Message(K("oficio.plano_assinado_por"), {"nome": assinado_por})
