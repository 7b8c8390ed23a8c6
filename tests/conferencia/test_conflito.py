"""Two people on one service, their steps interleaved in every order: nothing is overwritten or unsaid."""

from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any

import pytest
from sqlmodel import select

from bot.forms.servico_valores import valores_de
from bot.storage.tables import Rascunho, ServicoRow
from bot.usecases import guardar
from bot.usecases.quem import quem
from tests.conferencia.mesa import CONTAS, CONTENT, NOMES, Mesa
from tests.servico.exemplo import MINIMO

ROTULO = {"descricao": "Descrição", "contato": "Contato"}
OUTRA = {"rui": "iara", "iara": "rui"}
PASSOS = ("abre", "muda", "guarda", "resolve")
ORDENS = list(combinations(range(8), 4))  # at which of the eight moments Rui acts
DE_RUI = [ordem for ordem in ORDENS if ordem[0] == 0]  # with the same field for both, who is who is the same
LADO = {"meu": "Ficar com o meu", "dela": "Ficar com o da outra pessoa"}


@dataclass
class Duas:
    """Rui and Iara at one service; each changes one field to a text of her own."""

    mesa: Mesa
    servico: int
    campos: dict[str, str]
    escolha: str
    lidas: list[dict[str, Any]] = field(default_factory=list)
    bases: dict[str, int] = field(default_factory=dict)
    em_conflito: set[str] = field(default_factory=set)
    escolhas: int = 0

    def agir(self, nome: str, passo: str) -> None:
        """Do one step of one person, and check what must hold after any of them."""
        getattr(self, passo)(nome)
        versoes = [versao.valores for versao in self.mesa.versoes(self.servico)]
        assert versoes[: len(self.lidas)] == self.lidas, "an old version changed"
        assert self.mesa.row(self.servico).valores == versoes[-1]
        self.lidas = versoes

    def abre(self, nome: str) -> None:
        """Open the service for editing; somebody else's draft is told."""
        texto = self.mesa.toca(nome, f"a:servico.editar:{self.servico}")
        assert ("também está editando" in texto) is self._tem_rascunho(OUTRA[nome])
        self.bases[nome] = self.mesa.row(self.servico).versao

    def muda(self, nome: str) -> None:
        """Change the field."""
        campo = self.campos[nome]
        for dito in ("Mudar uma resposta", "Dados básicos", ROTULO[campo], self.texto(nome)):
            self.mesa.diz(nome, dito)
        assert "Resumo do serviço" in self.mesa.diz(nome, "Voltar ao resumo")

    def guarda(self, nome: str) -> None:
        """Save; over somebody's newer version nothing is written, and she is told who and when."""
        antes = self.mesa.row(self.servico)
        texto = self.mesa.diz(nome, "Guardar serviço")
        depois = self.mesa.row(self.servico)
        if antes.versao == self.bases[nome]:
            assert texto.startswith("Serviço guardado.")
            assert (depois.versao, depois.alterado_em) == (antes.versao + 1, self.mesa.now)
            return
        self.em_conflito.add(nome)
        assert f"{NOMES[OUTRA[nome]]} guardou" in texto
        assert f"{antes.alterado_em.astimezone(CONTENT.texts.zone):%d/%m/%Y}" in texto
        assert depois.versao == antes.versao
        assert self.texto(nome) in str(self._estados(nome))

    def resolve(self, nome: str) -> None:
        """Choose field by field where both changed it, then save."""
        if nome not in self.em_conflito:
            return
        if "Escolher o que fica" in self.mesa.botoes(nome):
            texto = self.mesa.diz(nome, "Escolher o que fica")
            assert f"O seu: {self.texto(nome)}" in texto
            assert f"O de {NOMES[OUTRA[nome]]}: {self.texto(OUTRA[nome])}" in texto
            self.mesa.diz(nome, LADO[self.escolha])
            self.escolhas += 1
        antes = self.mesa.row(self.servico).versao
        assert "Serviço guardado" in self.mesa.diz(nome, "Guardar o serviço assim")
        assert self.mesa.row(self.servico).versao == antes + (self.escolha == "meu" or not self.escolhas)

    def texto(self, nome: str) -> str:
        """Return what somebody writes."""
        return f"Um texto de {nome} no serviço {self.servico}"

    def fim(self) -> dict[str, Any]:
        """Return what the service is in the end."""
        return self.lidas[-1]

    def _tem_rascunho(self, nome: str) -> bool:
        return any(situacao in ("aberto", "pausado") for situacao, _ in self._estados(nome))

    def _estados(self, nome: str) -> list[tuple[str, dict[str, Any]]]:
        with self.mesa.work() as work:
            dela = select(Rascunho).where(Rascunho.alvo == str(self.servico))
            todos = work.session.exec(dela).all()
            return [(r.situacao, r.estado) for r in todos if r.chat_id == CONTAS[nome]]


@pytest.mark.parametrize(
    ("mesmo", "escolha", "ordens"),
    [(True, "meu", DE_RUI), (True, "dela", DE_RUI), (False, "meu", ORDENS)],
    ids=["mesmo campo, o meu", "mesmo campo, o dela", "campos diferentes"],
)
def test_em_qualquer_ordem_nada_se_perde_e_a_segunda_pessoa_sabe(
    mesa: Mesa, mesmo: bool, escolha: str, ordens: list[tuple[int, ...]]
) -> None:
    campos = {"rui": "descricao", "iara": "descricao" if mesmo else "contato"}
    conflitos = 0
    for numero, de_rui in enumerate(ordens):
        valores = valores_de(replace(MINIMO, nome=f"Obter a licença de pesca {numero}"))
        duas = Duas(mesa, mesa.servico("rui", valores), campos, escolha)
        segunda = _encenar(duas, de_rui)
        conflitos += bool(duas.em_conflito)
        _confere_o_fim(duas, mesmo, escolha, segunda)
    assert conflitos == sum(_cruzam(ordem) for ordem in ordens)


def _encenar(duas: Duas, de_rui: tuple[int, ...]) -> str:
    """Play one order of the steps; return who saved second."""
    passos, segunda = {"rui": iter(PASSOS), "iara": iter(PASSOS)}, ""
    for momento in range(8):
        nome = "rui" if momento in de_rui else "iara"
        passo = next(passos[nome])
        segunda = nome if passo == "guarda" else segunda
        duas.agir(nome, passo)
    return segunda


def _confere_o_fim(duas: Duas, mesmo: bool, escolha: str, segunda: str) -> None:
    fim = duas.fim()
    if not mesmo:
        assert (fim["descricao"], fim["contato"]) == (duas.texto("rui"), duas.texto("iara"))
        return
    fica = OUTRA[segunda] if duas.em_conflito and escolha == "dela" else segunda
    assert fim["descricao"] == duas.texto(fica)
    escritos = {valores["descricao"] for valores in duas.lidas}
    if duas.em_conflito and escolha == "dela":
        assert duas.texto(segunda) in str(duas._estados(segunda))
    else:
        assert {duas.texto("rui"), duas.texto("iara")} <= escritos


def _cruzam(de_rui: tuple[int, ...]) -> bool:
    """Tell whether each opened the service before the other one saved."""
    de_iara = [momento for momento in range(8) if momento not in de_rui]
    return de_rui[0] < de_iara[2] and de_iara[0] < de_rui[2]


def test_uma_versao_ainda_mais_nova_no_meio_da_escolha_e_dita(mesa: Mesa) -> None:
    duas = Duas(
        mesa, mesa.servico("rui", valores_de(MINIMO)), {"rui": "descricao", "iara": "descricao"}, "meu"
    )
    for nome, passo in (("rui", "abre"), ("iara", "abre"), ("rui", "muda"), ("iara", "muda")):
        duas.agir(nome, passo)
    duas.agir("rui", "guarda")
    duas.agir("iara", "guarda")
    mesa.diz("iara", "Escolher o que fica")
    velhos = _dados(mesa, "iara")
    assert "Tudo escolhido" in mesa.diz("iara", "Ficar com o meu")
    guardar_velho = _dados(mesa, "iara")["Guardar o serviço assim"]
    mesa.toca("rui", f"a:servico.editar:{duas.servico}")
    for dito in ("Mudar uma resposta", "Dados básicos", "Contato", "0800 de Rui", "Voltar ao resumo"):
        mesa.diz("rui", dito)
    assert mesa.diz("rui", "Guardar serviço").startswith("Serviço guardado.")
    for velho in (guardar_velho, velhos["Ficar com o meu"]):
        lido = mesa.toca("iara", velho)
        assert "Rui Tavares guardou mais uma versão" in lido
        assert "• Contato" in lido
        assert mesa.row(duas.servico).versao == 3
    mesa.diz("iara", "Escolher o que fica")
    mesa.diz("iara", "Ficar com o meu")
    mesa.diz("iara", "Guardar o serviço assim")
    fim = mesa.row(duas.servico)
    assert (fim.versao, fim.valores["descricao"], fim.valores["contato"]) == (
        4,
        duas.texto("iara"),
        "0800 de Rui",
    )


def test_o_conflito_de_uma_pessoa_nao_e_de_outra(mesa: Mesa) -> None:
    duas = Duas(
        mesa, mesa.servico("rui", valores_de(MINIMO)), {"rui": "descricao", "iara": "descricao"}, "meu"
    )
    for nome, passo in (("rui", "abre"), ("iara", "abre"), ("rui", "muda"), ("iara", "muda")):
        duas.agir(nome, passo)
    duas.agir("rui", "guarda")
    duas.agir("iara", "guarda")
    mesa.diz("iara", "Escolher o que fica")
    for dado in _dados(mesa, "iara").values():
        assert "Esse botão não vale mais. Nada mudou." in mesa.toca("rui", dado)
    assert mesa.row(duas.servico).versao == 2


def test_quem_volta_a_um_rascunho_antigo_sabe_que_o_servico_mudou(mesa: Mesa) -> None:
    duas = Duas(mesa, mesa.servico("rui", valores_de(MINIMO)), {"rui": "descricao", "iara": "contato"}, "meu")
    for nome, passo in (("iara", "abre"), ("iara", "muda"), ("rui", "abre"), ("rui", "muda")):
        duas.agir(nome, passo)
    duas.agir("rui", "guarda")
    mesa.diz("iara", "/menu")
    lido = mesa.toca("iara", f"a:servico.editar:{duas.servico}")
    assert "Rui Tavares guardou outra versão deste serviço" in lido
    assert duas.texto("iara") in lido


def test_um_rascunho_sem_mudanca_nao_e_trabalho_de_ninguem(mesa: Mesa) -> None:
    numero = mesa.servico("rui", valores_de(MINIMO))
    duas = Duas(mesa, numero, {"rui": "descricao", "iara": "contato"}, "meu")
    duas.agir("iara", "abre")
    mesa.diz("iara", "/menu")
    assert "também está editando" not in mesa.toca("rui", f"a:servico:{numero}")
    mesa.toca("rui", f"a:servico.editar:{numero}")
    for dito in ("Mudar uma resposta", "Dados básicos", "Contato", "0800 de Rui", "Voltar ao resumo"):
        mesa.diz("rui", dito)
    mesa.diz("rui", "Guardar serviço")
    lido = mesa.toca("iara", f"a:servico.editar:{numero}")
    assert "guardou outra versão" not in lido
    assert "0800 de Rui" in lido


def _dados(mesa: Mesa, nome: str) -> dict[str, str]:
    """Return what the buttons on her screen carry, by label."""
    with mesa.work() as work:
        return dict(work.chat(CONTAS[nome]).buttons)


def _duas_etapas(mesa: Mesa) -> int:
    etapas = (MINIMO.etapas[0], replace(MINIMO.etapas[0], titulo="Retirar a licença no posto"))
    return mesa.servico("rui", valores_de(replace(MINIMO, etapas=etapas)))


def _iara_muda_o_titulo_da_etapa_2(mesa: Mesa, servico: int, titulo: str) -> None:
    mesa.toca("iara", f"a:servico.editar:{servico}")
    mesa.diz("iara", "Mudar uma resposta")
    mesa.diz("iara", "Etapas")
    mesa.diz("iara", next(rotulo for rotulo in mesa.botoes("iara") if "Etapa 2" in rotulo))
    mesa.diz("iara", "Título da etapa")
    mesa.diz("iara", titulo)
    mesa.diz("iara", "Voltar ao resumo")


def _rui_guarda(mesa: Mesa, servico: int, **mudancas: Any) -> None:
    with mesa.work() as work:
        row = work.session.get_one(ServicoRow, servico)
        guardar.guardar(work, quem(work, CONTAS["rui"]), row, {**row.valores, **mudancas}, row.versao)


def test_quem_poe_uma_etapa_e_quem_muda_outra_se_juntam_sem_pergunta(mesa: Mesa) -> None:
    servico = _duas_etapas(mesa)
    _iara_muda_o_titulo_da_etapa_2(mesa, servico, "Buscar a licença na agência")
    nova = {"titulo": "Pagar a taxa no banco", "canais": [{"tipo": "presencial", "endereco": "Rua 1"}]}
    _rui_guarda(mesa, servico, etapas=[nova, *mesa.row(servico).valores["etapas"]])
    lido = mesa.diz("iara", "Guardar serviço")
    assert "Só Rui Tavares mudou, e entra:\n• Etapa 1 (Pagar a taxa no banco): entrou" in lido
    assert "Só você mudou, e entra:\n• Etapa 2: Título da etapa" in lido
    mesa.diz("iara", "Guardar o serviço assim")
    assert [etapa["titulo"] for etapa in mesa.row(servico).valores["etapas"]] == [
        "Pagar a taxa no banco",
        "Pedir a licença",
        "Buscar a licença na agência",
    ]


def test_a_etapa_que_uma_tirou_e_a_outra_mudou_fica_ou_sai_por_escolha(mesa: Mesa) -> None:
    servico = _duas_etapas(mesa)
    _iara_muda_o_titulo_da_etapa_2(mesa, servico, "Retirar a licença na agência")
    _rui_guarda(mesa, servico, etapas=mesa.row(servico).valores["etapas"][:1])
    mesa.diz("iara", "Guardar serviço")
    lido = mesa.diz("iara", "Escolher o que fica")
    assert "Etapa 2 (Retirar a licença na agência): uma pessoa mudou, a outra tirou" in lido
    assert "O seu: Título da etapa: Retirar a licença na agência\nCanal 1: Web" in lido
    assert "O de Rui Tavares: (sai do serviço)" in lido
    mesa.diz("iara", "Ficar com o meu")
    mesa.diz("iara", "Guardar o serviço assim")
    assert len(mesa.row(servico).valores["etapas"]) == 2


def test_o_mesmo_titulo_mudado_pelas_duas_e_a_unica_pergunta(mesa: Mesa) -> None:
    servico = _duas_etapas(mesa)
    _iara_muda_o_titulo_da_etapa_2(mesa, servico, "Buscar a licença na agência")
    uma, outra = mesa.row(servico).valores["etapas"]
    outra_de_rui = {**outra, "titulo": "Receber a licença em casa", "descricao": "Pelo correio."}
    _rui_guarda(mesa, servico, etapas=[uma, outra_de_rui])
    assert "e entra:\n• Etapa 2: Descrição" in mesa.diz("iara", "Guardar serviço")
    lido = mesa.diz("iara", "Escolher o que fica")
    assert "Escolha 1 de 1: Etapa 2: Título da etapa\n<b>Qual texto fica?" in lido
