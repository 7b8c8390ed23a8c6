"""Every form put to use, by name. A new form is one data file, one use case and one entry here."""

from bot.usecases.abertura_em_lote import ABRIR_EM_LOTE
from bot.usecases.aceite import ACEITES
from bot.usecases.agenda_do_comunicado import DEVOLVER_COMUNICADO, ESCOLHER_HORA
from bot.usecases.compor_comunicado import ESCREVER_COMUNICADO
from bot.usecases.convidar import CONVIDAR
from bot.usecases.criterios import CONFERIR_SE_E
from bot.usecases.escrever_diagnostico import ESCREVER_DIAGNOSTICO
from bot.usecases.escrever_padrao import ESCREVER
from bot.usecases.ferias import MARCAR_FERIAS
from bot.usecases.fila_respostas import ENCERRAR, RESPONDER
from bot.usecases.indicacao import MARCAR_TERMINO, SUBSTITUIR
from bot.usecases.indicacoes import INDICAR
from bot.usecases.inscrever_outros import INSCREVER_OUTROS
from bot.usecases.levantamento import LEVANTAR
from bot.usecases.minha_inscricao import INSCREVER_SE
from bot.usecases.no_portal import CONFIRMAR_NO_PORTAL
from bot.usecases.nomes_do_inventario import MUDAR_NOME
from bot.usecases.organizar_oficina import ABRIR, CANCELAR_OFICINA
from bot.usecases.pedidos_de_oficina import CONTRAPROPOR_DATA, PEDIR, PROPOR_DATA, RECUSAR_PEDIDO
from bot.usecases.perguntar import PERGUNTAR
from bot.usecases.planilha_de_servicos import LER_PLANILHA
from bot.usecases.prazo import MARCAR_PRAZO
from bot.usecases.procura import PROCURAR
from bot.usecases.procura_de_orgao import PROCURAR_ORGAO
from bot.usecases.recusar import RECUSAR
from bot.usecases.registrar_demanda import REGISTRAR_DEMANDA
from bot.usecases.rever_padrao import DEVOLVER
from bot.usecases.servicos import CADASTRAR
from bot.usecases.tela_do_publico import ESCOLHER_ORGAOS, ESCOLHER_PESSOAS

FLUXOS = {
    fluxo.nome: fluxo
    for fluxo in (
        CONVIDAR,
        ABRIR_EM_LOTE,
        PROCURAR_ORGAO,
        RECUSAR,
        *ACEITES.values(),
        INDICAR,
        SUBSTITUIR,
        MARCAR_TERMINO,
        MARCAR_PRAZO,
        MARCAR_FERIAS,
        CADASTRAR,
        PROCURAR,
        LEVANTAR,
        LER_PLANILHA,
        MUDAR_NOME,
        CONFIRMAR_NO_PORTAL,
        CONFERIR_SE_E,
        ESCREVER_DIAGNOSTICO,
        REGISTRAR_DEMANDA,
        ESCREVER,
        DEVOLVER,
        PERGUNTAR,
        RESPONDER,
        ENCERRAR,
        ESCREVER_COMUNICADO,
        ESCOLHER_ORGAOS,
        ESCOLHER_PESSOAS,
        ESCOLHER_HORA,
        DEVOLVER_COMUNICADO,
        ABRIR,
        CANCELAR_OFICINA,
        INSCREVER_SE,
        INSCREVER_OUTROS,
        PEDIR,
        RECUSAR_PEDIDO,
        PROPOR_DATA,
        CONTRAPROPOR_DATA,
    )
}
