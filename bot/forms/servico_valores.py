"""From the plain values of the form to a `Servico`, and back for editing."""

from bot.domain.orgaos import Orgao
from bot.domain.servico import Servico, Solicitante
from bot.domain.validade import Validade, ler_validade
from bot.forms.form import Answers
from bot.forms.servico_opcoes import NAO, NAO_VENCE, SIM, VENCE
from bot.forms.servico_valores_da_etapa import (
    Valores,
    etapa_de,
    sem_vazios,
    tempo_de,
    valores_da_etapa,
    valores_do_tempo,
)

__all__ = ["Valores", "servico_de", "valores_de"]


def servico_de(valores: Valores, orgao: Orgao) -> Servico:
    """Return the service that the values describe; what was not answered stays empty."""
    return Servico(
        nome=valores.get("nome", ""),
        orgao=orgao,
        descricao=valores.get("descricao", ""),
        gratuito=_gratuito(valores),
        sigla=valores.get("sigla", ""),
        nomes_populares=tuple(valores.get("nomes_populares", ())),
        contato=valores.get("contato", ""),
        digital=valores.get("digital") == SIM,
        link_digital=valores.get("link", ""),
        solicitantes=tuple(map(_solicitante, valores.get("solicitantes", ()))),
        tempo=tempo_de(valores),
        validade=_validade(valores),
        etapas=tuple(map(etapa_de, valores.get("etapas", ()))),
        segmentos=tuple(valores.get("segmentos", ())),
        areas=tuple(valores.get("areas", ())),
        palavras_chave=tuple(valores.get("palavras_chave", ())),
        legislacoes=tuple(valores.get("legislacoes", ())),
        relacionados=tuple(valores.get("relacionados", ())),
        condicoes_acessibilidade=valores.get("condicoes_acessibilidade", ""),
        tratamento_prioritario=valores.get("tratamento_prioritario", ""),
        tratamento_dispensado=valores.get("tratamento_dispensado", ""),
    )


def _gratuito(valores: Valores) -> bool | None:
    return valores["gratuito"] == SIM if "gratuito" in valores else None


def _solicitante(valores: Valores) -> Solicitante:
    return Solicitante(valores.get("tipo", ""), valores.get("requisitos", ""))


def _validade(valores: Valores) -> Validade | None:
    if "validade" not in valores:
        return None
    vence, descricao = valores["validade"] == VENCE, valores.get("validade_descricao", "")
    if not vence or "validade_prazo" not in valores:
        return Validade(vence, descricao=descricao)
    return Validade(vence, *ler_validade(valores["validade_prazo"]), descricao)


def valores_de(servico: Servico) -> Answers:
    """Return the plain values of `servico`, without what is empty: what `engine.load` takes."""
    gratuito = None if servico.gratuito is None else SIM if servico.gratuito else NAO
    return sem_vazios(
        nome=servico.nome,
        sigla=servico.sigla,
        nomes_populares=list(servico.nomes_populares),
        descricao=servico.descricao,
        contato=servico.contato,
        gratuito=gratuito,
        orgao=servico.orgao.siorg,
        digital=SIM if servico.digital else NAO,
        link=servico.link_digital,
        solicitantes=[sem_vazios(tipo=um.tipo, requisitos=um.requisitos) for um in servico.solicitantes],
        etapas=[valores_da_etapa(etapa) for etapa in servico.etapas],
        **valores_do_tempo(servico.tempo),
        **_valores_da_validade(servico.validade),
        segmentos=list(servico.segmentos),
        areas=list(servico.areas),
        palavras_chave=list(servico.palavras_chave),
        legislacoes=list(servico.legislacoes),
        relacionados=list(servico.relacionados),
        condicoes_acessibilidade=servico.condicoes_acessibilidade,
        tratamento_prioritario=servico.tratamento_prioritario,
        tratamento_dispensado=servico.tratamento_dispensado,
    )


def _valores_da_validade(validade: Validade | None) -> Answers:
    if validade is None:
        return {}
    prazo = f"{validade.quantidade} {validade.unidade}" if validade.unidade else ""
    return sem_vazios(
        validade=VENCE if validade.vence else NAO_VENCE,
        validade_prazo=prazo if validade.vence else "",
        validade_descricao=validade.descricao,
    )
