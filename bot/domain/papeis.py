"""Who may do what: one table of (role, action), read when the action runs. Source: design, "People"."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Papel(StrEnum):
    """What a person is in an organ, or in the central team."""

    STI = "sti"
    INDICADOR = "indicador"
    TITULAR = "titular"
    SUBSTITUTO = "substituto"


class Tema(StrEnum):
    """The two themes of the manual, each with its titular and its substituto."""

    PRESTACAO = "prestacao"
    AMPLIACAO_DIGITAL = "ampliacao_digital"


@dataclass(frozen=True, slots=True)
class Funcao:
    """A role with its theme; only pontos focais have one."""

    papel: Papel
    tema: Tema | None = None


@dataclass(frozen=True, slots=True)
class Mandato:
    """A function that somebody holds in an organ (SIORG number); the central team has no organ."""

    funcao: Funcao
    siorg: str | None = None


class Acao(StrEnum):
    """What can be asked of the assistant and is not for everybody."""

    VER_ORGAOS = "ver_orgaos"
    CONVIDAR_INDICADOR = "convidar_indicador"
    DESFAZER_CONVITE = "desfazer_convite"
    RESOLVER_SENHA = "resolver_senha"
    VER_INDICACOES = "ver_indicacoes"
    INDICAR = "indicar"
    ENCERRAR_MANDATO = "encerrar_mandato"
    RENOVAR_LINK = "renovar_link"
    DESFAZER_ACEITE = "desfazer_aceite"
    CONCLUIR_ACEITE = "concluir_aceite"
    VER_SERVICOS = "ver_servicos"
    CADASTRAR_SERVICO = "cadastrar_servico"
    PUBLICAR_SERVICO = "publicar_servico"
    EXPORTAR_SERVICO = "exportar_servico"
    CUIDAR_DAS_RESPOSTAS = "cuidar_das_respostas"
    RESPONDER_PERGUNTAS = "responder_perguntas"
    MARCAR_PRAZO = "marcar_prazo"
    RECEBER_LEMBRETES = "receber_lembretes"
    VER_LEMBRETES = "ver_lembretes"
    COMUNICAR = "comunicar"
    VER_DIAGNOSTICO = "ver_diagnostico"
    DIAGNOSTICAR = "diagnosticar"
    VER_DEMANDAS = "ver_demandas"
    VER_OFICINAS = "ver_oficinas"
    ORGANIZAR_OFICINA = "organizar_oficina"
    PEDIR_OFICINA = "pedir_oficina"


STI = Funcao(Papel.STI)
INDICADOR = Funcao(Papel.INDICADOR)
TITULAR_1 = Funcao(Papel.TITULAR, Tema.PRESTACAO)
SUBSTITUTO_1 = Funcao(Papel.SUBSTITUTO, Tema.PRESTACAO)
TITULAR_2 = Funcao(Papel.TITULAR, Tema.AMPLIACAO_DIGITAL)
SUBSTITUTO_2 = Funcao(Papel.SUBSTITUTO, Tema.AMPLIACAO_DIGITAL)

FUNCOES = (STI, INDICADOR, TITULAR_1, SUBSTITUTO_1, TITULAR_2, SUBSTITUTO_2)
PONTOS_FOCAIS_1 = frozenset({TITULAR_1, SUBSTITUTO_1})
PONTOS_FOCAIS_2 = frozenset({TITULAR_2, SUBSTITUTO_2})
PONTOS_FOCAIS = PONTOS_FOCAIS_1 | PONTOS_FOCAIS_2

PERMISSOES: dict[Acao, frozenset[Funcao]] = {
    Acao.VER_ORGAOS: frozenset({STI}),
    Acao.CONVIDAR_INDICADOR: frozenset({STI}),
    Acao.DESFAZER_CONVITE: frozenset({STI}),
    Acao.RESOLVER_SENHA: frozenset({STI}),
    Acao.VER_INDICACOES: frozenset({STI, INDICADOR}),
    Acao.INDICAR: frozenset({INDICADOR}),
    Acao.ENCERRAR_MANDATO: frozenset({INDICADOR}),
    Acao.RENOVAR_LINK: frozenset({STI, INDICADOR}),
    Acao.DESFAZER_ACEITE: frozenset({STI, INDICADOR}),  # whoever sent the link: both may renew it
    Acao.CONCLUIR_ACEITE: PONTOS_FOCAIS,
    Acao.VER_SERVICOS: PONTOS_FOCAIS | {STI, INDICADOR},
    Acao.CADASTRAR_SERVICO: PONTOS_FOCAIS_1,
    Acao.PUBLICAR_SERVICO: PONTOS_FOCAIS_1,
    Acao.EXPORTAR_SERVICO: PONTOS_FOCAIS | {STI},
    Acao.CUIDAR_DAS_RESPOSTAS: frozenset({STI}),
    Acao.RESPONDER_PERGUNTAS: frozenset({STI}),
    Acao.MARCAR_PRAZO: frozenset({STI, INDICADOR}),
    Acao.RECEBER_LEMBRETES: PONTOS_FOCAIS,
    Acao.VER_LEMBRETES: frozenset({STI}),
    Acao.COMUNICAR: frozenset({STI}),
    Acao.VER_DIAGNOSTICO: PONTOS_FOCAIS | {STI, INDICADOR},
    Acao.DIAGNOSTICAR: PONTOS_FOCAIS_2,
    Acao.VER_DEMANDAS: frozenset({STI}),  # of all organs
    Acao.VER_OFICINAS: PONTOS_FOCAIS | {STI, INDICADOR},
    Acao.ORGANIZAR_OFICINA: frozenset({STI}),
    Acao.PEDIR_OFICINA: PONTOS_FOCAIS,
}


def pode(mandatos: Iterable[Mandato], acao: Acao, siorg: str | None = None) -> bool:
    """Tell whether one of `mandatos` allows `acao` in the organ; the central team acts in every organ.

    With `siorg` None the question is whether it is allowed anywhere at all.
    """
    permitidas = PERMISSOES[acao]
    return any(
        mandato.funcao in permitidas and (mandato.siorg is None or siorg is None or mandato.siorg == siorg)
        for mandato in mandatos
    )
