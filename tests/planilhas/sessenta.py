"""A spreadsheet of 60 services as an organ keeps it: titles above, odd headers, merged cells, loose ends."""

from tests.planilhas.livros import Linhas, mesclado

CABECALHO = (
    *("Nº", "SERVIÇO", "Desc.", "Público alvo", "Doc. necessários", "Como solicitar"),
    *("Endereço / Link", "Prazo (dias úteis)", "Taxa (R$)", "Base legal", "Palavras-chave", "Responsável"),
)
_VERBOS = ("Emitir", "Solicitar", "Consultar", "Registrar", "Renovar", "Cancelar")
_COISAS = (
    *("certificado de calibração", "licença de importação", "selo de conformidade", "laudo de ensaio"),
    *("cadastro de oficina", "registro de objeto", "autorização de uso", "atestado de capacidade"),
    *("histórico de inspeções", "credencial de auditoria"),
)
_PRAZOS = (
    "30",
    "até 15 dias úteis",
    "de 5 a 10 dias úteis",
    "imediato",
    "depende",
    45.0,
    "15 (quinze) dias corridos",
)
_TAXAS = (
    "Gratuito",
    "R$ 50,00",
    120.5,
    "não há",
    "conforme tabela",
    "Emissão: R$ 1.342,28; Segunda via: R$ 20",
)
_CANAIS = (
    ("Internet", "https://servicos.exemplo.gov.br/pedido"),
    ("Presencial e telefone", "Rua do Ouvidor, 10\n(21) 3333-4444"),
    ("E-mail", "atende@exemplo.gov.br"),
    ("Setor de protocolo", "Bloco A, térreo"),
    ("Sistema ou balcão", "www.exemplo.gov.br"),
)


def nomes() -> list[str]:
    """Return the 60 names, in the order of the spreadsheet."""
    return [f"{verbo} {coisa}" for coisa in _COISAS for verbo in _VERBOS]


def linhas() -> Linhas:
    """Return titles, header, 60 services, one of them in two rows, and what stands under a table."""
    servicos = [servico(n, nome) for n, nome in enumerate(nomes())]
    servicos[10:10] = [(None, servicos[9][1], None, "Empresas", "Contrato social", *[None] * 7)]
    return [
        ("LEVANTAMENTO DE SERVIÇOS 2026", *[None] * 11),
        ("Atualizado em março", *[None] * 11),
        [None] * 12,
        CABECALHO,
        *servicos,
        (None, None, "linha sem nome", *[None] * 9),
        ("Total", None, None, *[None] * 9),
        (None, "Total: 60 serviços", *[None] * 10),
        (None, "Fonte: planilha da Ouvidoria", *[None] * 10),
    ]


def planilha() -> bytes:
    """Return it as a workbook; the title lies over all columns."""
    return mesclado(linhas(), "A1:L1")


def servico(n: int, nome: str) -> tuple[object, ...]:
    """Return the row of one service, told in one of many ways."""
    canal, endereco = _CANAIS[n % len(_CANAIS)]
    return (
        n + 1,
        nome,
        f"Você pede para {nome.lower()} sem sair de casa." if n % 4 else "-",
        "Cidadãos; Empresas" if n % 3 else "Qualquer pessoa",
        "- RG\n- Comprovante de residência" if n % 2 else "Não se aplica",
        canal,
        endereco,
        _PRAZOS[n % len(_PRAZOS)],
        _TAXAS[n % len(_TAXAS)],
        "Lei nº 9.933, de 1999" if n % 5 == 0 else None,
        "medida, metrologia, ensaio",
        "Fulana da Silva",
    )
