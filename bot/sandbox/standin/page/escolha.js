// "Abrir em qual telefone?": how a link of the bot travels from one person's phone to another's.

import { anunciar } from "./aviso.js";
import { copiar } from "./copia.js";
import { molde } from "./molde.js";
import { frase, iniciais } from "./palavra.js";

export class Escolha {
  /** `aoEscolher(id, link)` opens the link on the phone `id` and returns (a promise of) whether it opened. */
  constructor(aoEscolher) {
    this.janela = document.getElementById("abrir-link");
    this.aoEscolher = aoEscolher;
    this.janela.querySelector("ul").addEventListener("click", ({ target }) => this.escolher(target.closest("button")));
  }

  /** Ask on which of `telefones` to open `destino` (see `lerLink`). */
  perguntar(destino, telefones) {
    this.destino = destino;
    const titulo = !destino.link ? "copiar.titulo" : destino.texto ? "compartilhar.titulo" : "link.titulo";
    this.janela.querySelector("h2").textContent = frase(titulo);
    this.mostrarPrevia(destino.texto);
    this.janela.querySelector("ul").replaceChildren(
      ...(destino.link ? telefones.map(({ pessoa }) => opcao(pessoa)) : []),
    );
    this.mostrarCopia(destino.texto ? "copiar.mensagem" : "copiar.link");
    this.janela.showModal();
  }

  mostrarPrevia(texto) {
    const previa = this.janela.querySelector(".previa");
    previa.hidden = !texto;
    previa.textContent = texto ?? "";
  }

  mostrarCopia(chave) {
    this.copiador = molde("copiar");
    this.copiador.querySelector("span").textContent = frase(chave);
    this.copiador.addEventListener("click", () => this.copiar());
    this.janela.querySelector(".lugar-copiar").replaceChildren(this.copiador);
  }

  async escolher(botao) {
    if (!botao) return;
    this.janela.close();
    const { id, nome } = botao.dataset;
    if (await this.aoEscolher(id, this.destino.link)) anunciar(frase("link.aberto", { nome }));
  }

  async copiar() {
    try {
      await copiar(this.destino.texto ?? this.destino.link, this.copiador);
    } catch {
      this.copiador.querySelector("span").textContent = frase("falha.copia");
    }
  }
}

function opcao({ id, nome, papel }) {
  const item = molde("escolha");
  Object.assign(item.firstElementChild.dataset, { id, nome });
  item.querySelector(".avatar").textContent = iniciais(nome);
  item.querySelector("strong").textContent = nome;
  item.querySelector("small").textContent = papel;
  return item;
}
