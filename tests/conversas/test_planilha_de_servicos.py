"""A spreadsheet of services, as conversations: columns confirmed, drafts filled, what was typed here kept."""

from collections.abc import Sequence
from typing import Any

import pytest
from sqlmodel import col, select

from bot.callbacks import Act, unpack
from bot.domain.papeis import Papel
from bot.planilhas.leitura import ler
from bot.sandbox.standin.messages import Message
from bot.storage.tables import ServicoRow
from bot.storage.tables_das_planilhas import LinhaDaPlanilha
from bot.storage.work import Work
from bot.usecases import guardar
from bot.usecases.incoming import Incoming
from bot.usecases.planilha_execucao import guardar_planilha
from bot.usecases.planilha_propostas import ler_servicos
from bot.usecases.quem import quem
from tests.conversas.cadastros import ANAC, INMETRO, encerrar_mandatos, titular
from tests.conversas.palco import Palco, legivel
from tests.conversas.roteiros import ATE_O_CONVITE
from tests.planilhas.livros import Linhas, com_abas, com_partes, livro
from tests.planilhas.sessenta import nomes, planilha

POUCOS: Linhas = [
    ("Serviço", "Descrição", "Prazo", "Gratuito", "Responsável"),
    ("Emitir selo", "Você recebe o selo.", "depende", "sim", "Fulana"),
    ("Obter laudo", "Você recebe o laudo.", "30 dias úteis", "não", "Sicrano"),
]
GUARDAR_POUCOS = """
    titular: [Usar estas colunas]
    bot: Confira antes de guardar 2 nomes novos na lista. [Guardar 2 serviços] [Voltar às colunas]
    titular: [Guardar 2 serviços]
    bot: Guardando 2 serviços. Aviso aqui quando terminar.
    bot: Planilha guardada. 2 serviços novos no inventário.
"""


async def enviar(
    palco: Palco, linhas: Linhas | bytes, arquivo: str = "servicos.xlsx", quem: str = "titular"
) -> list[Message]:
    """Let somebody send a spreadsheet; return what she reads then."""
    palco.novas(quem)
    await palco.pessoa(quem).send_file(arquivo, linhas if isinstance(linhas, bytes) else livro(linhas))
    await palco.sossegar()
    return palco.novas(quem)


async def servicos(palco: Palco) -> dict[str, dict[str, Any]]:
    """Return the values of every service that counts, by name."""

    def ler_tudo(work: Work) -> Sequence[tuple[str, dict[str, Any]]]:
        contam = select(ServicoRow.nome, ServicoRow.valores).where(
            col(ServicoRow.fora_do_inventario).is_(None)
        )
        return work.session.exec(contam.order_by(col(ServicoRow.id))).all()

    return dict(await palco.assistente.database.run(ler_tudo))


async def linhas_de_lado(palco: Palco) -> int:
    """Return how many rows of spreadsheets are kept aside."""
    return len(
        await palco.assistente.database.run(lambda work: work.session.exec(select(LinhaDaPlanilha)).all())
    )


@pytest.mark.asyncio
async def test_sessenta_servicos_viram_rascunhos(palco: Palco) -> None:
    await titular(palco)
    (tela,) = await enviar(palco, planilha(), "Inventário 2026.xlsx")
    texto = legivel(tela)
    for trecho in (
        "Li “Inventário 2026.xlsx”: 65 linhas.",
        "• “SERVIÇO” → Nome do serviço",
        "• “Público alvo” → Quem pode pedir",
        "• “Doc. necessários” → Documentos",
        "• “Prazo (dias úteis)” → Prazo",
        "Não uso: Nº, Responsável.",
        "As colunas estão certas? Nada foi guardado ainda.",
    ):
        assert trecho in texto
    assert not await servicos(palco)
    await palco.recomecar()
    await palco.encenar(
        """
        titular: [Usar estas colunas]
        bot: Confira antes de guardar 60 nomes novos na lista. [Guardar 60 serviços]
        titular: 1
        bot: Guardando 60 serviços. Aviso aqui quando terminar.
        bot: Planilha guardada. 60 serviços novos no inventário. 3 linhas não são de serviços … 67, 68, 69. \
… 31 pontos a conferir: … Linhas 8, 13, 19, 24, 29 (12 ao todo), coluna Como solicitar: \
“Setor de protocolo”. Não entendi; não entrou no serviço. … Linha 66: “linha sem nome”. \
[Baixar o que conferir]
        """
    )
    propostas, _ = ler_servicos(ler("a.xlsx", planilha())) or ([], [])
    assert await servicos(palco) == {proposta.nome: proposta.valores for proposta in propostas}
    assert list(await servicos(palco)) == nomes()
    assert await linhas_de_lado(palco) == 0
    (arquivo,) = await palco.dizer("titular", "[Baixar o que conferir]")
    assert arquivo.file is not None
    (aba,) = ler("conferir.xlsx", arquivo.file.data)
    assert len(aba.linhas) == 32
    assert aba.linhas[1].celulas == (
        *("8", "Como solicitar", "Setor de protocolo"),
        "Não entendi; não entrou no serviço.",
    )


@pytest.mark.asyncio
async def test_uma_coluna_muda_e_outra_se_ignora(palco: Palco) -> None:
    await titular(palco)
    await enviar(palco, POUCOS)
    await palco.encenar(
        """
        titular: [Mudar uma coluna]
        bot: Qual coluna você quer mudar? [Serviço → Nome do serviço] [Responsável → não uso]
        titular: [Responsável → não uso]
        bot: O que a coluna “Responsável” traz? Exemplos da planilha: Fulana / Sicrano [Contato]
        titular: [Contato]
        bot: • “Responsável” → Contato As colunas estão certas? [Usar estas colunas] [Mudar uma coluna]
        titular: [Mudar uma coluna]
        bot: ...
        titular: [Descrição → Descrição]
        bot: O que a coluna “Descrição” traz? [Agora: Descrição] [Não usar esta coluna]
        titular: [Não usar esta coluna]
        bot: Não uso: Descrição.
        """
        + GUARDAR_POUCOS
    )
    assert await servicos(palco) == {
        "Emitir selo": {
            "nome": "Emitir selo",
            "gratuito": "sim",
            "contato": "Fulana",
            "tempo_comentario": "depende",
        },
        "Obter laudo": {
            "nome": "Obter laudo",
            "gratuito": "nao",
            "contato": "Sicrano",
            "tempo": "ate",
            "tempo_prazo": "30",
            "tempo_unidade": "dias-uteis",
        },
    }


@pytest.mark.asyncio
async def test_o_que_foi_escrito_aqui_nao_muda(palco: Palco) -> None:
    await titular(palco)
    await enviar(palco, POUCOS)
    await palco.encenar(GUARDAR_POUCOS)
    antes = await servicos(palco)
    outra = [
        ("Serviço", "Descrição", "Legislação"),
        ("Emitir selo", "Outra descrição", "Lei nº 1"),
        ("Obter laudos", "Você recebe o laudo.", "Lei nº 2"),
    ]
    await enviar(palco, outra)
    await palco.encenar(
        """
        titular: [Usar estas colunas]
        bot: 1 nome novo na lista. 1 nome já está no inventário. Completo só o que está vazio nele: \
• Emitir selo 1 nome é quase igual a outro. Pode ser o mesmo serviço. [Ver 1 parecido]
        titular: [Ver 1 parecido]
        bot: É o mesmo serviço? A, já no inventário: Obter laudo B: Obter laudos
        titular: [É o mesmo: ficar com A]
        bot: Você já escolheu sobre o nome parecido. [Completar 2 serviços]
        titular: [Completar 2 serviços]
        bot: Guardando 2 serviços.
        bot: Nenhum serviço novo no inventário. 2 serviços que já existiam ganharam dados. Em 1 serviço \
ficou o que já estava escrito aqui, diferente da planilha.
        """
    )
    assert await servicos(palco) == {
        "Emitir selo": {**antes["Emitir selo"], "legislacoes": ["Lei nº 1"]},
        "Obter laudo": {**antes["Obter laudo"], "legislacoes": ["Lei nº 2"]},
    }


@pytest.mark.asyncio
async def test_quem_cadastra_em_dois_orgaos_diz_de_qual_e(palco: Palco) -> None:
    await titular(palco, INMETRO, ANAC)
    await enviar(palco, POUCOS)
    await palco.encenar(
        """
        titular: Agência Nacional de Aviação Civil (ANAC)
        bot: As colunas estão certas? … Agência Nacional de Aviação Civil [Usar estas colunas]
        """
        + GUARDAR_POUCOS
    )
    rows = await palco.assistente.database.run(lambda work: work.session.exec(select(ServicoRow.siorg)).all())
    assert set(rows) == {ANAC}


@pytest.mark.asyncio
async def test_sem_a_coluna_do_nome_se_pede_qual_e(palco: Palco) -> None:
    await titular(palco)
    (tela,) = await enviar(
        palco, [("Atividade", "Descrição", "Prazo"), ("Emitir selo", "O selo.", "3 meses")]
    )
    assert "Falta dizer qual coluna traz o nome do serviço." in legivel(tela)
    await palco.encenar(
        """
        titular: [Usar estas colunas]
        bot: Falta dizer qual coluna traz o nome do serviço. Toque em “Mudar uma coluna”.
        titular: [Mudar uma coluna]
        bot: ...
        titular: [Atividade → não uso]
        bot: Exemplos da planilha: Emitir selo
        titular: [Nome do serviço]
        bot: • “Atividade” → Nome do serviço
        titular: [Usar estas colunas]
        bot: 1 nome novo na lista.
        """
    )


@pytest.mark.asyncio
async def test_a_planilha_modelo_volta_preenchida_sem_o_exemplo(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        """
        titular: /servicos
        bot: ...
        titular: [Incluir lista de serviços]
        bot: Quais serviços o órgão presta? … Tem uma planilha? Envie o arquivo .xlsx ou .csv. \
[Receber planilha modelo]
        """
    )
    (tela,) = await palco.dizer("titular", "[Receber planilha modelo]")
    assert tela.file is not None
    servicos_da_aba, guia = ler("modelo.xlsx", tela.file.data)
    cabecalho, exemplo = (linha.celulas for linha in servicos_da_aba.linhas)
    assert exemplo[0].startswith("Exemplo: ")
    assert [linha.celulas[0] for linha in guia.linhas] == list(cabecalho)
    lidas = ler_servicos((servicos_da_aba,))
    assert lidas == ([], [])
    assert b"<f>" not in tela.file.data
    preenchida = [cabecalho, exemplo, ("Emitir selo",), ("Obter laudo", "", "", "O laudo.")]
    (tela,) = await enviar(palco, com_abas({"Serviços": preenchida, "Como preencher": [("a", "b")]}))
    assert "Não uso" not in legivel(tela)
    assert "Li só a aba" not in legivel(tela)
    await palco.encenar(GUARDAR_POUCOS)
    assert list(await servicos(palco)) == ["Emitir selo", "Obter laudo"]


@pytest.mark.asyncio
async def test_outra_aba_de_servicos_e_dita(palco: Palco) -> None:
    await titular(palco)
    (tela,) = await enviar(
        palco, com_abas({"Norte": POUCOS, "Sul": [*POUCOS[:1], ("Pedir visto",)], "Notas": [("oi", "tchau")]})
    )
    assert "Li só a aba “Norte”. Ficaram de fora: Sul. Envie cada uma em um arquivo." in legivel(tela)


@pytest.mark.asyncio
async def test_um_botao_antigo_nao_guarda_outra_planilha(palco: Palco) -> None:
    await titular(palco)
    await enviar(palco, POUCOS)
    await palco.dizer("titular", "[Usar estas colunas]")
    antigo = palco.pessoa("titular").messages[-1].buttons[0][0][1]
    await enviar(palco, [("Serviço", "Prazo"), ("Pedir visto", "3 meses")])
    await palco.tocar("titular", antigo)
    assert not await servicos(palco)
    assert await linhas_de_lado(palco) == 1
    await palco.encenar(
        """
        titular: /menu
        bot: ...
        titular: [Continuar: Planilha de serviços]
        bot: ...
        titular: [Usar estas colunas]
        bot: ...
        titular: [Guardar 1 serviço]
        bot: ...
        bot: 1 serviço novo no inventário.
        """
    )
    assert list(await servicos(palco)) == ["Pedir visto"]
    for dado in (antigo, antigo.replace("guardar", "colunas").rpartition(":")[0]):
        assert all("Algo falhou" not in tela.text for tela in await palco.tocar("titular", dado))
    assert list(await servicos(palco)) == ["Pedir visto"]


@pytest.mark.asyncio
async def test_mudou_a_coluna_o_botao_de_guardar_de_antes_nao_vale(palco: Palco) -> None:
    await titular(palco)
    await enviar(palco, POUCOS)
    await palco.dizer("titular", "[Usar estas colunas]")
    antigo = palco.pessoa("titular").messages[-1].buttons[0][0][1]
    await palco.encenar(
        """
        titular: [Voltar às colunas]
        bot: ...
        titular: [Mudar uma coluna]
        bot: ...
        titular: [Responsável → não uso]
        bot: ...
        titular: [Nome do serviço]
        bot: • “Descrição” → Descrição … • “Responsável” → Nome do serviço Não uso: Serviço.
        """
    )
    (tela,) = await palco.tocar("titular", antigo)
    assert legivel(tela).startswith("Esse botão não vale mais. Nada mudou.")
    assert not await servicos(palco)


@pytest.mark.asyncio
async def test_sem_o_mandato_nada_se_guarda(palco: Palco) -> None:
    await titular(palco)
    await titular(palco, nome="substituto")
    await enviar(palco, POUCOS)
    await palco.dizer("titular", "[Usar estas colunas]")
    dado = palco.pessoa("titular").messages[-1].buttons[0][0][1]
    await palco.dizer("substituto", "/menu")
    await palco.tocar("substituto", dado)
    await encerrar_mandatos(palco)
    await palco.tocar("titular", dado)
    assert not await servicos(palco)


@pytest.mark.asyncio
async def test_quem_nao_cadastra_servicos_le_por_que(palco: Palco) -> None:
    await palco.abrir("sti", await palco.convidar(Papel.STI, "Ana Lúcia Prado"))
    await palco.dizer("sti", "[Entrar na equipe central]")
    (tela,) = await enviar(palco, POUCOS, quem="sti")
    assert legivel(tela).startswith("Parece uma planilha de serviços. Nada foi guardado.")
    await palco.dizer("visitante", "/start")
    (tela,) = await enviar(palco, POUCOS, quem="visitante")
    assert legivel(tela).startswith("Recebi um arquivo, mas aqui só entendo texto e botões.")
    assert await linhas_de_lado(palco) == 0


@pytest.mark.asyncio
async def test_quem_indica_le_de_quem_e_a_planilha(palco: Palco) -> None:
    await palco.abrir("sti", await palco.convidar(Papel.STI, "Ana Lúcia Prado"))
    await palco.encenar(ATE_O_CONVITE)
    (tela,) = await enviar(palco, POUCOS, quem="indicador")
    assert legivel(tela).startswith("Não abri a planilha. Só os pontos focais em Prestação")


@pytest.mark.asyncio
async def test_cpf_e_senha_de_uma_celula_nao_ficam_em_lugar_nenhum(palco: Palco) -> None:
    await titular(palco)
    linhas = [
        ("Serviço", "Descrição"),
        ("Emitir selo", "Fale com 529.982.247-25"),
        ("Obter laudo", "Você vê."),
    ]
    await enviar(palco, linhas)
    await palco.dizer("titular", "[Usar estas colunas]")
    _, feita = await palco.dizer("titular", "[Guardar 2 serviços]")
    assert "Linha 2, coluna Descrição. Parece CPF ou senha; não guardei." in legivel(feita)
    assert "529.982" not in str(await palco.tabelas())


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("arquivo", "dados", "dito"),
    [
        ("a.xlsm", com_partes(livro(POUCOS), {"xl/vbaProject.bin": b"x"}), "O arquivo traz macros."),
        ("a.xlsx", com_partes(livro(POUCOS), {"xl/styles.xml": b" " * 9_000_000}), "esconde conteúdo grande"),
        ("a.csv", b"Servico;Prazo\n" + b"Emitir selo;3 meses\n" * 1_001, "passa de 1.000 linhas"),
        ("a.csv", b"Servico;Prazo\n" + b";\n" * 1_000_000, "Achei as colunas, mas nenhuma linha"),
        ("a.xls", b"\xd0\xcf\x11\xe0" + b"x" * 600, "O arquivo é .xls ou tem senha"),
        ("a.csv", b"%PDF-1.7\n\x01\x02\x03", "não é uma planilha que eu leia"),
        ("a.csv", b"Servico;Prazo\n" + ((b"x" * 4_000 + b";") * 60 + b"\n") * 20, "esconde conteúdo grande"),
        (
            "a.xlsx",
            livro([("Serviço", "Prazo"), ("=1+1", '=HYPERLINK("x")')]),
            "Se há fórmulas, cole só os valores",
        ),
        ("a.xlsx", livro([("um", "dois"), ("três", "quatro")]), "Não achei os nomes das colunas"),
    ],
)
async def test_uma_planilha_hostil_e_uma_linha(palco: Palco, arquivo: str, dados: bytes, dito: str) -> None:
    await titular(palco)
    (tela,) = await enviar(palco, dados, arquivo)
    assert dito in legivel(tela)
    assert await linhas_de_lado(palco) == 0


@pytest.mark.asyncio
async def test_formulas_entram_como_texto_e_saem_como_texto(palco: Palco) -> None:
    await titular(palco)
    mau = '=HYPERLINK("http://mau.example","clique")'
    dados = f'Serviço;Prazo\nEmitir selo;"{mau.replace(chr(34), chr(34) * 2)}"\n'
    await enviar(palco, dados.encode("cp1252"), "a.csv")
    await palco.dizer("titular", "[Usar estas colunas]")
    await palco.dizer("titular", "[Guardar 1 serviço]")
    (tela,) = await palco.dizer("titular", "[Baixar o que conferir]")
    assert tela.file is not None
    assert ler("a.xlsx", tela.file.data)[0].linhas[1].celulas[2] == mau


@pytest.mark.asyncio
async def test_o_que_parou_no_meio_termina_depois(palco: Palco) -> None:
    await titular(palco)
    await enviar(palco, planilha())
    await palco.dizer("titular", "[Usar estas colunas]")

    def so_o_comeco(work: Work) -> None:
        chat = palco.pessoa("titular").id
        said = Incoming(0, chat, chat, "Rui", None, "Rui", True, "tap")
        botao = unpack(work.chat(chat).buttons[0][1])
        assert isinstance(botao, Act)
        guardar_planilha(work, said, *botao.args)

    await palco.assistente.database.run(so_o_comeco)
    assert not await servicos(palco)
    await palco.recomecar()
    palco.novas("titular")
    await palco.passar(minutes=1)
    assert len(await servicos(palco)) == 60
    (feita,) = palco.novas("titular")
    assert legivel(feita).startswith("Planilha guardada. 60 serviços novos no inventário.")
    await palco.passar(minutes=1)
    assert palco.novas("titular") == []


async def descrever(palco: Palco, nome: str, descricao: str) -> None:
    """Let the titular write the description of a service, as the form does."""

    def escrever(work: Work) -> None:
        row = work.session.exec(select(ServicoRow).where(ServicoRow.nome == nome)).one()
        pessoa = quem(work, palco.pessoa("titular").id)
        guardar.guardar(work, pessoa, row, {**row.valores, "descricao": descricao}, row.versao)

    await palco.assistente.database.run(escrever)


def desfazer_da_tela(palco: Palco) -> str:
    tela = palco.pessoa("titular").messages[-1]
    return next(d or "" for linha in tela.buttons for r, d in linha if r == "Desfazer esta planilha")


@pytest.mark.asyncio
async def test_a_planilha_se_desfaz_com_um_toque_e_o_que_se_tocou_fica(palco: Palco) -> None:
    await titular(palco)
    await enviar(palco, POUCOS)
    await palco.encenar(GUARDAR_POUCOS)
    antigo = desfazer_da_tela(palco)
    await descrever(palco, "Emitir selo", "O selo, em casa.")
    await palco.encenar(
        """
        titular: [Desfazer esta planilha]
        bot: Tirei 1 serviço do inventário. Se foi engano, envie a lista de novo. 1 serviço ficou, \
porque já mexeram nele depois da lista: • Emitir selo [Ver serviços] [Menu]
        """
    )
    assert list(await servicos(palco)) == ["Emitir selo"]
    (tela,) = await palco.tocar("titular", antigo)
    assert legivel(tela).startswith("Nada saiu do inventário. 1 serviço ficou")
    await enviar(palco, POUCOS)
    await palco.dizer("titular", "[Usar estas colunas]")
    await palco.encenar(
        """
        titular: 1
        bot: ...
        bot: Planilha guardada. Nenhum serviço novo no inventário.
        """
    )
    assert list(await servicos(palco)) == ["Emitir selo", "Obter laudo"]


@pytest.mark.asyncio
async def test_so_quem_enviou_e_ainda_cadastra_desfaz_a_planilha(palco: Palco) -> None:
    await titular(palco)
    await titular(palco, nome="substituto")
    await enviar(palco, POUCOS)
    await palco.encenar(GUARDAR_POUCOS)
    antigo = desfazer_da_tela(palco)
    await palco.dizer("substituto", "/menu")
    await palco.tocar("substituto", antigo)
    assert len(await servicos(palco)) == 2
    await encerrar_mandatos(palco)
    await palco.tocar("titular", antigo)
    assert len(await servicos(palco)) == 2


@pytest.mark.asyncio
async def test_o_que_a_planilha_completou_fica_e_e_dito_ao_desfazer(palco: Palco) -> None:
    await titular(palco)
    await enviar(palco, POUCOS)
    await palco.encenar(GUARDAR_POUCOS)
    linhas = [("Serviço", "Legislação"), ("Emitir selo", "Lei nº 1"), ("Pedir visto", "Lei nº 2")]
    await enviar(palco, linhas)
    await palco.encenar(
        """
        titular: [Usar estas colunas]
        bot: ...
        titular: [Guardar 2 serviços]
        bot: ...
        bot: 1 serviço novo no inventário. 1 serviço que já existia ganhou dados.
        titular: [Desfazer esta planilha]
        bot: Tirei 1 serviço do inventário. … 1 serviço de antes continua com os dados da planilha.
        """
    )
    assert list(await servicos(palco)) == ["Emitir selo", "Obter laudo"]


@pytest.mark.asyncio
async def test_um_servico_que_falha_e_dito_com_sua_linha_e_os_outros_entram(palco: Palco) -> None:
    await titular(palco)
    await enviar(palco, POUCOS)
    await palco.encenar(GUARDAR_POUCOS)

    def estragar(work: Work) -> None:
        row = work.session.exec(select(ServicoRow).where(ServicoRow.nome == "Emitir selo")).one()
        row.valores = {**row.valores, "tempo": "nenhum que exista"}

    await palco.assistente.database.run(estragar)
    com_lei = [
        ("Serviço", "Legislação"),
        ("Emitir selo", "Lei nº 1"),
        ("Obter laudo", "Lei nº 2"),
    ]
    await enviar(palco, com_lei)
    await palco.encenar(
        """
        titular: [Usar estas colunas]
        bot: 2 nomes já estão no inventário. [Completar 2 serviços]
        titular: [Completar 2 serviços]
        bot: Guardando 2 serviços.
        bot: Nenhum serviço novo no inventário. 1 serviço que já existia ganhou dados. \
1 ponto a conferir: • Linha 2: “Emitir selo”. Houve um erro nosso; a linha não foi lida.
        """
    )
    depois = await servicos(palco)
    assert "legislacoes" not in depois["Emitir selo"]
    assert depois["Obter laudo"]["legislacoes"] == ["Lei nº 2"]
    assert await linhas_de_lado(palco) == 0
    await palco.passar(minutes=1)
    assert palco.novas("titular") == []
