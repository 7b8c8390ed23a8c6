"""Every action that a button outside a form can do, by the name it carries."""

from collections.abc import Callable
from inspect import signature

from bot.callbacks import Act
from bot.messages import Screen
from bot.usecases import (
    abertura,
    convidar,
    desfazer,
    indicacao,
    indicacoes,
    inicio,
    menu,
    orgaos,
    recusar,
    retomada,
    senhas,
    servicos,
)

UseCase = Callable[..., tuple[Screen, ...]]

ACOES: dict[str, UseCase] = {
    "menu": menu.menu,
    "ajuda": inicio.ajuda,
    "privacidade": inicio.privacidade,
    "acessibilidade": inicio.acessibilidade,
    "acessibilidade.mudar": inicio.mudar_acessibilidade,
    "rascunho.continuar": retomada.continuar,
    "rascunho.guardar": retomada.guardar,
    "rascunho.descartar": retomada.descartar,
    "convite.aceitar": abertura.aceitar,
    "convite.ver": abertura.reabrir,
    "convite.nao_sou_eu": recusar.nao_sou_eu,
    "convite.nao_posso": recusar.nao_posso,
    "convite.desfazer": desfazer.confirmar_desfazer,
    "convite.desfeito": desfazer.desfazer,
    "orgaos": orgaos.orgaos,
    "orgao": orgaos.orgao,
    "orgao.convidar": convidar.convidar,
    "orgao.renovar": convidar.renovar,
    "indicador": orgaos.indicador,
    "senhas": senhas.senhas,
    "senha.resolvida": senhas.senha_resolvida,
    "indicar": indicacoes.indicar,
    "indicacao.nova": indicacoes.nova,
    "indicacao.historico": indicacoes.historico,
    "indicacao.ver": indicacao.ver,
    "indicacao.link": indicacao.renovar_link,
    "indicacao.trocar": indicacao.trocar,
    "indicacao.substituto": indicacao.indicar_substituto,
    "indicacao.encerrar": indicacao.confirmar_encerrar,
    "indicacao.encerrada": indicacao.encerrar,
    "indicacao.termino": indicacao.marcar_termino,
    "cadastrar": servicos.cadastrar,
    "servicos": servicos.servicos,
    "servico": servicos.ver,
    "servico.novo": servicos.novo,
    "servico.editar": servicos.editar,
    "servico.parecido": servicos.parecido,
    "servico.xml": servicos.xml,
}


def acao_de(botao: Act) -> UseCase | None:
    """Return the action of a button; None when no button carries that name with so many arguments."""
    acao = ACOES.get(botao.name)
    if acao is None:
        return None
    try:
        signature(acao).bind(None, None, *botao.args)
    except TypeError:
        return None
    return acao
