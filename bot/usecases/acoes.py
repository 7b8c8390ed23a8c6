"""Every action that a button outside a form can do, by the name it carries."""

from collections.abc import Callable
from inspect import signature

from bot.callbacks import Act
from bot.messages import Screen
from bot.usecases import (
    abertura,
    abertura_em_lote,
    conferencia,
    conflito,
    convidar,
    criterios,
    desfazer,
    ficha,
    historico_do_servico,
    indicacao,
    indicacoes,
    inicio,
    inventario,
    menu,
    no_portal,
    orgaos,
    parecidos,
    procura,
    procura_de_orgao,
    quem_falta,
    recusar,
    resumo_da_abertura,
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
    "convite.sou_eu": abertura.sou_eu,
    "convite.nao_sou_eu": recusar.nao_sou_eu,
    "convite.nao_era_eu": recusar.nao_era_eu,
    "convite.nao_posso": recusar.nao_posso,
    "convite.desfazer": desfazer.confirmar_desfazer,
    "convite.desfeito": desfazer.desfazer,
    "orgaos": orgaos.orgaos,
    "orgaos.procurar": procura_de_orgao.procurar,
    "abertura": abertura_em_lote.comecar,
    "abertura.modelo": abertura_em_lote.modelo,
    "abertura.pessoas": resumo_da_abertura.pessoas,
    "faltam": quem_falta.faltam,
    "faltam.pessoa": quem_falta.pessoa,
    "faltam.planilha": quem_falta.planilha,
    "faltam.renovar": quem_falta.confirmar_renovar,
    "faltam.renovados": quem_falta.renovar,
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
    "servicos": conferencia.servicos,
    "servicos.orgaos": conferencia.orgaos,
    "servicos.filtrar": conferencia.filtrar,
    "servicos.procurar": procura.perguntar,
    "procura": procura.outra_pagina,
    "servico": ficha.ver,
    "servico.novo": servicos.novo,
    "servico.editar": servicos.editar,
    "servico.parecido": servicos.parecido,
    "servico.parecidos": parecidos.parecidos,
    "servico.pontos": ficha.ver_pontos,
    "servico.xml": ficha.xml,
    "servico.previa": historico_do_servico.previa_de,
    "servico.historico": historico_do_servico.historico,
    "servico.mudancas": historico_do_servico.mudancas,
    "servico.versao": historico_do_servico.versao,
    "servico.versao.previa": historico_do_servico.previa_da_versao,
    "servico.restaurar": historico_do_servico.confirmar,
    "servico.restaurado": historico_do_servico.restaurar,
    "inventario.levantar": inventario.levantar,
    "inventario.desfazer": inventario.desfazer,
    "inventario.nomes": inventario.nomes,
    "inventario.aceitar": inventario.aceitar_nome,
    "inventario.motivos": inventario.motivos,
    "inventario.tirar": inventario.tirar,
    "inventario.devolver": inventario.devolver,
    "no_portal": no_portal.perguntar,
    "no_portal.texto": no_portal.escolher,
    "criterios": criterios.perguntar,
    "conflito": conflito.ver,
    "conflito.campo": conflito.campo,
    "conflito.escolher": conflito.escolher,
    "conflito.guardar": servicos.juntar,
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
