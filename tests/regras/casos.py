"""For each rule: services, or answers to a field, that break it and that keep it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.domain.orgaos import Orgao, orgaos
from bot.domain.servico import Canal, CasoDeCanais, CasoDeCustos, CasoDeDocumentos, Custo, Etapa, Servico
from bot.domain.servico import Solicitante as Quem
from bot.domain.tempo import Tempo, TipoDeTempo, Unidade
from bot.domain.validade import UnidadeDeValidade, Validade
from tests.servico.exemplo import CHEIO, MINIMO

WEB = Canal("web", "https://pesca.orgao.gov.br", se_indisponivel="Ligue para 135.")
BALCAO = Canal("presencial", "Rua das Flores, 10, Recife")
ETAPA = Etapa("Pedir a licença", (WEB,))


@dataclass(frozen=True, slots=True)
class Par:
    """Two services: the rule finds something in `quebra` and nothing in `mantem`."""

    quebra: Servico
    mantem: Servico


def com(**mudanca: Any) -> Servico:
    """Return a service with its core and these changes."""
    return replace(MINIMO, **mudanca)


def com_etapa(**mudanca: Any) -> Servico:
    """Return a service with its core whose only etapa has these changes."""
    return com(etapas=(replace(ETAPA, **mudanca),))


def com_tempo(*tempo: Any) -> Servico:
    """Return a service with its core and this time."""
    return com(tempo=Tempo(*tempo))


PAGO = com(gratuito=False)
DOIS_GRUPOS = (Quem("Pescadores"), Quem("Clubes"))
VAZIO = (Quem("Pescadores"), Quem("."))
AREAS = ("Turismo",) * 11
DA_ETAPA = "Você recebe a licença para pescar em rios e no mar, em todo o país."
DIAS = UnidadeDeValidade.DIAS

DO_SERVICO: Mapping[str, Par] = {
    "nome.falta": Par(com(nome="--"), MINIMO),
    "descricao.falta": Par(com(descricao="....."), MINIMO),
    "gratuito.falta": Par(com(gratuito=None), MINIMO),
    "orgao.falta": Par(com(orgao=Orgao("", "Sem número")), MINIMO),
    "digital.sem_link": Par(com(digital=True), com(digital=True, link_digital="https://a.gov.br/x")),
    "solicitantes.falta": Par(com(solicitantes=(Quem(" "),)), MINIMO),
    "solicitante.tipo.falta": Par(com(solicitantes=VAZIO), com(solicitantes=DOIS_GRUPOS)),
    "etapas.falta": Par(com(etapas=()), MINIMO),
    "etapa.titulo.falta": Par(com_etapa(titulo=""), MINIMO),
    "etapa.canais.falta": Par(com_etapa(canais=()), MINIMO),
    "canal.endereco.falta": Par(
        com_etapa(casos_de_canais=(CasoDeCanais("Idosos", (Canal("fax", "-"),)),)), MINIMO
    ),
    "tempo.falta": Par(com(tempo=None), MINIMO),
    "segmentos.falta": Par(com(segmentos=()), MINIMO),
    "areas.falta": Par(com(areas=()), MINIMO),
    "palavras.falta": Par(com(palavras_chave=("uma", "duas", "-")), MINIMO),
    "tempo.sem_numero": Par(com_tempo(TipoDeTempo.ENTRE, None, 5, Unidade.HORAS), MINIMO),
    "tempo.sem_unidade": Par(com_tempo(TipoDeTempo.ATE, None, 5), MINIMO),
    "tempo.grande": Par(
        com_tempo(TipoDeTempo.ATE, None, 65_536, Unidade.MESES),
        com_tempo(TipoDeTempo.ATE, None, 65_535, Unidade.MESES),
    ),
    "tempo.nao_estimado": Par(
        com_tempo(TipoDeTempo.NAO_ESTIMADO), com_etapa(tempo=Tempo(TipoDeTempo.NAO_ESTIMADO))
    ),
    "tempo.entre_iguais": Par(
        com_tempo(TipoDeTempo.ENTRE, 5, 5, Unidade.HORAS), com_tempo(TipoDeTempo.ENTRE, 5, 6, Unidade.HORAS)
    ),
    "tempo.entre_invertido": Par(
        com_tempo(TipoDeTempo.ENTRE, 6, 5, Unidade.HORAS), com_tempo(TipoDeTempo.ENTRE, 5, 6, Unidade.HORAS)
    ),
    "tempo.zero": Par(
        com_etapa(tempo=Tempo(TipoDeTempo.ATE, None, 0, Unidade.DIAS_UTEIS)), com_tempo(TipoDeTempo.IMEDIATO)
    ),
    "gratuito.com_custo": Par(
        com_etapa(custos=(Custo("Taxa", valor="1,00"),)),
        replace(com_etapa(custos=(Custo("Taxa", valor="1,00"),)), gratuito=False),
    ),
    "custo.falta": Par(PAGO, com(gratuito=False, etapas=(replace(ETAPA, custos=(Custo("Taxa"),)),))),
    "custo.sem_nome": Par(com_etapa(custos=(Custo(" "),)), com_etapa(custos=(Custo("Taxa"),))),
    "custo.sem_valor": Par(
        com_etapa(casos_de_custos=(CasoDeCustos("Idosos", (Custo("Taxa", variavel=True),)),)),
        com_etapa(custos=(Custo("Taxa", variavel=True, calculo="Por quilo"), Custo("Selo", valor="1"))),
    ),
    "custo.valor": Par(
        com_etapa(custos=(Custo("Taxa", valor="dez reais"),)),
        com_etapa(custos=(Custo("Taxa", valor="1.342,28"),)),
    ),
    "custo.zero": Par(
        com_etapa(custos=(Custo("Taxa", valor="0,00"),)), com_etapa(custos=(Custo("Taxa", valor="0,50"),))
    ),
    "validade.sem_quantidade": Par(
        com(validade=Validade(True)), com(validade=Validade(True, 90, DIAS), etapas=(ETAPA,))
    ),
    "digital.etapa_sem_canal_digital": Par(
        com(digital=True, etapas=(replace(ETAPA, canais=(BALCAO,)),)), com(digital=True)
    ),
    "digital.link_sem_marca": Par(com(link_digital="https://a.gov.br/x"), com(digital=True)),
    "digital.sem_marca": Par(MINIMO, com_etapa(canais=(BALCAO,))),
    "canal.fora_da_lista": Par(com_etapa(canais=(Canal("pombo", "Recife"),)), MINIMO),
    "segmento.fora_da_lista": Par(com(segmentos=("Todos",)), MINIMO),
    "area.fora_da_lista": Par(com(areas=("Pesca em geral",)), MINIMO),
    "lista.repetida": Par(
        com_etapa(casos_de_documentos=(CasoDeDocumentos("Idosos", ("Laudo médico", "laudo medico;")),)),
        com_etapa(documentos=("Laudo médico", "Laudo técnico")),
    ),
    "areas.demais": Par(com(areas=AREAS), com(areas=AREAS[:10])),
    "orgao.fora_da_lista": Par(MINIMO, com(orgao=next(iter(orgaos().values())))),
    "descricao.repete_nome": Par(com(descricao="obter licenca de pesca."), MINIMO),
    "etapa.tempo.falta": Par(MINIMO, CHEIO),
    "acessibilidade.falta": Par(MINIMO, CHEIO),
    "prioritario.falta": Par(MINIMO, CHEIO),
    "tratamento.falta": Par(MINIMO, CHEIO),
    "legislacao.falta": Par(com(legislacoes=("-",)), CHEIO),
    "canal.espera": Par(com_etapa(canais=(BALCAO,)), com_etapa(canais=(Canal("postal", "Caixa 10"),))),
    "canal.indisponivel": Par(
        com_etapa(canais=(Canal("web", "https://a.gov.br"),)), com_etapa(canais=(WEB, BALCAO))
    ),
    "texto.reaproveitado": Par(
        com(descricao=DA_ETAPA, etapas=(replace(ETAPA, descricao=f"Leia o edital.\n{DA_ETAPA}"),)),
        com(descricao=DA_ETAPA, etapas=(replace(ETAPA, descricao="Preencha o pedido."),)),
    ),
    "texto.sigla_sem_explicacao": Par(
        com(descricao="Você recebe a guia da GRU."),
        com(descricao="Você recebe a Guia de Recolhimento da União (GRU).", contato="A GRU sai na hora."),
    ),
}
