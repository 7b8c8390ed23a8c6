// The scrolling list of a phone: bubbles in order, kept at the bottom while the person is at the bottom.

import { Balao } from "./mensagem.js";

const FOLGA = 48; // px from the end that still count as "at the bottom"

export class Conversa {
  constructor(telefone, usuario) {
    this.rolo = telefone.querySelector(".conversa");
    this.lista = telefone.querySelector(".mensagens");
    this.vazio = telefone.querySelector(".sem-mensagens");
    this.digitando = telefone.querySelector(".digitando");
    this.descer = telefone.querySelector(".descer");
    this.usuario = usuario;
    this.baloes = new Map();
    this.noFim = true;
    this.altura = 0;
    this.rolo.addEventListener("scroll", () => this.aoRolar(), { passive: true });
    this.descer.addEventListener("click", () => this.irParaOFim());
    const vigia = new ResizeObserver(() => this.noFim && this.irParaOFim());
    vigia.observe(this.rolo);
    vigia.observe(this.lista);
  }

  aoRolar() {
    const { scrollHeight, scrollTop, clientHeight } = this.rolo;
    const subiu = scrollTop < this.altura;
    // A photo that loads makes the list longer under one's feet: only scrolling up leaves the end.
    this.noFim = scrollHeight - scrollTop - clientHeight < FOLGA || (this.noFim && !subiu);
    this.altura = scrollTop;
    this.descer.hidden = this.noFim;
  }

  irParaOFim() {
    this.noFim = true;
    this.descer.hidden = true;
    this.rolo.scrollTop = this.rolo.scrollHeight;
  }

  /** Show the message, new or changed; return whether it is a new one. */
  mostrar(mensagem) {
    const balao = this.baloes.get(mensagem.id);
    if (balao?.dados.de === mensagem.de) {
      balao.atualizar(mensagem);
      return false;
    }
    this.apagar(mensagem.id); // after a fresh start another message may carry an old number
    this.inserir(new Balao(mensagem, this.usuario));
    if (mensagem.de === "pessoa") this.irParaOFim();
    return true;
  }

  inserir(balao) {
    const { id } = balao.dados;
    const posteriores = [...this.baloes.values()].reverse();
    const anterior = posteriores.find((outro) => outro.dados.id < id);
    (anterior?.elemento ?? this.vazio).after(balao.elemento);
    this.baloes.set(id, balao);
    this.vazio.hidden = true;
  }

  apagar(id) {
    this.baloes.get(id)?.elemento.remove();
    this.baloes.delete(id);
    this.vazio.hidden = this.baloes.size > 0;
  }

  /** Make the list equal to `mensagens`; return how many of the bot's are new. */
  igualar(mensagens) {
    const ficam = new Set(mensagens.map(({ id }) => id));
    for (const id of this.baloes.keys()) if (!ficam.has(id)) this.apagar(id);
    return mensagens.filter((mensagem) => this.mostrar(mensagem) && mensagem.de === "bot").length;
  }

  mostrarDigitando(sim) {
    this.digitando.hidden = !sim;
    if (this.noFim) this.irParaOFim();
  }
}
