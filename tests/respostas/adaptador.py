"""Answers questions for whoever scores: `python -m tests.respostas.adaptador`.

Reads one JSON object a line, with `id` and `question`; writes `{"answer": text}`, null for "não sei".
"""

import json
import sys

from bot.perguntar import perguntar


def main() -> None:
    """Answer each line as it comes."""
    perguntas = (json.loads(line)["question"] for line in sys.stdin if line.strip())
    for linha in perguntar(perguntas, em_json=True):
        dados = json.loads(linha)
        answer = dados["resposta"] if dados["respondida"] else None
        print(json.dumps({"answer": answer}, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
