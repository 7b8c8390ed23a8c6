"""A link as it is handed over: the QR code, the address, a text to forward, how long it lives."""

from io import BytesIO
from urllib.parse import urlencode

import segno

from bot.domain.papeis import Papel
from bot.messages import Attachment, Button, K, Message, Paragraph, Param, Screen
from bot.storage.tables import Convite, Indicacao, Orgao
from bot.storage.work import Work
from bot.usecases.botoes import botao
from bot.usecases.convites import link
from bot.usecases.quem import nome_do_orgao


def entregar(work: Work, convite: Convite, token: str, para_que: Message) -> Screen:
    """Return the screen that hands a link over to whoever will forward it."""
    endereco = link(work, token)
    texto = texto_para_encaminhar(convite, para_que, endereco)
    params: dict[str, Param] = {"nome": convite.nome, "para_que": para_que, "ate": convite.expira_em}
    ao_lado = Message(K("link.texto_ao_lado"), params)  # Telegram puts the address beside it
    compartilhar = "https://t.me/share/url?" + urlencode({"url": endereco, "text": work.label(ao_lado)})
    cancelar = botao(K("link.outra_conta_cancelar"), "convite.cancelar", convite.id)
    return Screen(
        (
            Paragraph((Message(K("link.de"), {"nome": convite.nome, "para_que": para_que}),)),
            Paragraph((Message(K("link.como_entregar")),)),
            Paragraph((texto,)),
        ),
        (
            (Button(Message(K("link.compartilhar")), url=compartilhar),),
            (Button(Message(K("link.copiar")), copy=endereco),),
            *(((cancelar,),) if convite.pessoa_id is not None else ()),
        ),
        qr(work, endereco, convite),
    )


def texto_para_encaminhar(convite: Convite, para_que: Message, endereco: str) -> Message:
    """Return the text that whoever hands the link over sends with it."""
    params: dict[str, Param] = {"nome": convite.nome, "para_que": para_que, "ate": convite.expira_em}
    return Message(K("link.texto_para_encaminhar"), {**params, "link": endereco})


def para_que_serve(orgao: Orgao, indicacoes: list[Indicacao]) -> Message:
    """Return what a link is for: to nominate in an organ or, with nominations, to take them up."""
    if not indicacoes:
        return Message(K("link.para_indicar"), {"orgao": nome_do_orgao(orgao)})
    params: dict[str, Param] = {"papel": papeis_por_extenso(indicacoes), "orgao": nome_do_orgao(orgao)}
    return Message(K("link.para_ponto_focal"), params)


def qr(work: Work, endereco: str, convite: Convite) -> Attachment:
    """Return the QR code of an address as a picture."""
    picture = BytesIO()
    segno.make(endereco, error="m").save(picture, kind="png", scale=8, border=4)
    return work.keep(picture.getvalue(), f"convite-{convite.id}.png", "photo")


def papel_por_extenso(papel: str, tema: str | None) -> Message:
    """Return a role in words: "titular em Prestação de Serviços Públicos"."""
    if tema is None:
        return Message(K(f"papel.{papel}.nome"))
    return Message(K(f"papel.{papel}.em"), {"tema": Message(K(f"tema.{tema}.nome"))})


def papeis_por_extenso(indicacoes: list[Indicacao]) -> Message:
    """Return the one or two roles that a link brings, in words."""
    nomes = [papel_por_extenso(i.papel, i.tema) for i in indicacoes]
    if not nomes:
        return papel_por_extenso(Papel.INDICADOR, None)
    if len(nomes) == 1:
        return nomes[0]
    if len({i.papel for i in indicacoes}) == 1:
        return Message(K(f"papel.{indicacoes[0].papel}.nos_dois"))
    return Message(K("papel.dois"), {"um": nomes[0], "outro": nomes[1]})


def linha_da_indicacao(indicacao: Indicacao) -> Message:
    """Return one line on a nomination: name, role, where it stands."""
    return Message(
        K("indicacao.linha"),
        {
            "nome": indicacao.nome,
            "papel": papel_por_extenso(indicacao.papel, indicacao.tema),
            "situacao": Message(K(f"indicacao.situacao.{indicacao.situacao}")),
        },
    )
