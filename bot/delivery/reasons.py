"""Why a message did not reach somebody, as a short code that reports have words for."""

from telegram.error import BadRequest, Forbidden, TelegramError

from bot.storage.entregas import BLOQUEOU

_SAID = {
    "deactivated": "conta_encerrada",
    "chat not found": "sem_conversa",
    "initiate conversation": "sem_conversa",
    "blocked": BLOQUEOU,
}


def reason(problem: Exception) -> str:
    """Return the code: bloqueou, conta_encerrada, sem_conversa, recusada, sem_resposta or falha_nossa."""
    said = str(problem).lower()
    for words, code in _SAID.items():
        if isinstance(problem, Forbidden | BadRequest) and words in said:
            return code
    if isinstance(problem, Forbidden | BadRequest):
        return "recusada"
    return "sem_resposta" if isinstance(problem, TelegramError) else "falha_nossa"
