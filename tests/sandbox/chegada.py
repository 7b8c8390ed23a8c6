"""How the people of an organ come in on the page, by one spreadsheet, up to a titular ready to work."""

from tests.planilhas.livros import livro
from tests.sandbox.tela import Tela

PESSOAS = [
    ("Sigla", "Papel", "Tema", "Nome", "E-mail"),
    ("INMETRO", "quem indica", "", "Bruno Tavares Leal", "bruno.leal@inmetro.gov.br"),
    ("INMETRO", "titular", "Prestação", "Célia Regina Nogueira", "celia.nogueira@inmetro.gov.br"),
    ("INMETRO", "substituto", "Prestação", "Davi Monteiro Sá", "davi.sa@inmetro.gov.br"),
]
ABRIR_O_ORGAO = """
    sti: [Entrar na equipe central]
    bot: Você entrou na equipe central.
    sti: [Acompanhar órgãos]
    bot: Órgãos
    sti: [Abrir vários órgãos]
    bot: Envie a planilha das pessoas
"""
ACEITAR = """
    {quem}: [Aceitar indicação]
    bot: Qual é o seu cargo ou função?
    {quem}: Coordenadora-Geral de Atendimento
    bot: Em que unidade você trabalha?
    {quem}: Ouvidoria
    bot: Com quais destes assuntos você já trabalhou?
    {quem}: [Ouvidoria]
    bot: Uma escolhida: Ouvidoria
    {quem}: [Pronto]
    bot: Estas são as tarefas
    {quem}: [Li as tarefas e as metas]
    bot: Você já recebeu a senha do Portal de Serviços?
    {quem}: [Já recebi a senha]
    bot: Que servidores do órgão já estão cadastrados lá?
    {quem}: /pular
    bot: Confira suas respostas
    {quem}: [Confirmar e começar]
    bot: Tudo pronto.
"""


def abrir_o_inmetro(tela: Tela) -> None:
    """Let the central team come in and make the links of an organ's people."""
    tela.tocar("sti", "Abrir convite")
    tela.conversar(ABRIR_O_ORGAO)
    tela.anexar("sti", "pessoas.xlsx", livro(PESSOAS))
    tela.ouvir("sti", "3 pessoas receberão um link novo")
    tela.tocar("sti", "Abrir e fazer os links")
    tela.ouvir("sti", "Link de Davi Monteiro Sá")


def aceitar(tela: Tela, quem: str, nome: str) -> None:
    """Let one of them take her link and accept."""
    tela.entregar("sti", nome, quem, pelo_botao=True)
    tela.ouvir(quem, "aceita a indicação?")
    tela.conversar(ACEITAR.format(quem=quem))
