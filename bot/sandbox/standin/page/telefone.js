// One person's phone: who they are, their conversation, the invitation that waits, and what they do.

import { alertar, avisar } from "./aviso.js";
import { Compor } from "./compor.js";
import { Conversa } from "./conversa.js";
import { copiar } from "./copia.js";
import { lerLink } from "./link.js";
import { escrever, molde } from "./molde.js";
import { contarNovas, frase, iniciais } from "./palavra.js";
import { servidor } from "./servidor.js";

const DIGITANDO = 5000; // ms, as long as Telegram shows it

export class Telefone {
  /** `pessoa` is a phone of the state; `pagina` says who the bot is, which phone is in use, and opens links. */
  constructor(pessoa, pagina) {
    this.pessoa = pessoa;
    this.pagina = pagina;
    this.elemento = molde("telefone");
    this.conversa = new Conversa(this.elemento, pagina.usuario);
    this.compor = new Compor(this.elemento, pessoa);
    this.novas = 0;
    this.digitando = false;
    this.apresentar(pessoa);
    this.ouvir();
  }

  parte(seletor) {
    return this.elemento.querySelector(seletor);
  }

  apresentar({ id, nome, papel }) {
    this.elemento.dataset.telefone = id;
    this.elemento.setAttribute("aria-label", `${nome}, ${papel}`);
    this.parte(".avatar").textContent = iniciais(nome);
    this.parte("h2").textContent = nome;
    this.parte(".papel").textContent = papel;
    this.parte(".conversa").setAttribute("aria-label", frase("conversa.de", { nome }));
  }

  ouvir() {
    const usar = () => this.pagina.usar(this.pessoa.id);
    this.elemento.addEventListener("focusin", usar);
    this.elemento.addEventListener("pointerdown", usar);
    this.parte(".conversa").addEventListener("click", (evento) => this.aoTocar(evento));
    this.parte(".convite button").addEventListener("click", () => this.abrir(this.convite));
    this.parte(".sem-mensagens button").addEventListener("click", () => this.iniciar());
  }

  aoTocar(evento) {
    const { target } = evento;
    const link = target.closest("a[href]");
    const tecla = target.closest("button.tecla");
    if (target.closest("tg-spoiler, .tg-spoiler")) target.closest("tg-spoiler, .tg-spoiler").dataset.visto = "sim";
    if (link) this.aoSeguir(link, evento);
    else if (tecla?.dataset.copiar !== undefined) this.copiarDe(tecla);
    else if (tecla) this.tocar(tecla);
    else if (target.closest(".texto code")) this.copiarTexto(target.closest(".texto code").textContent);
  }

  aoSeguir(link, evento) {
    const destino = lerLink(link.href, this.pagina.usuario);
    if (!destino) return;
    evento.preventDefault();
    this.pagina.escolherTelefone(destino);
  }

  async copiarDe(tecla) {
    await this.compor.tentar(copiar(tecla.dataset.copiar, tecla), "falha.copia");
  }

  /** Copy a text set in `code`, as a tap does in Telegram. */
  async copiarTexto(texto) {
    const recusa = await this.compor.tentar(navigator.clipboard.writeText(texto), "falha.copia");
    if (!recusa) avisar(this.compor.avisos, frase("texto.copiado"));
  }

  async tocar(tecla) {
    if (tecla.ariaBusy === "true") return;
    const mensagem = Number(tecla.closest("[data-mensagem]").dataset.mensagem);
    tecla.ariaBusy = "true";
    await this.compor.tentar(servidor.botao(this.pessoa.id, mensagem, tecla.dataset.dado), "falha.toque");
    tecla.ariaBusy = null;
  }

  iniciar() {
    this.compor.focar();
    this.compor.enviar("/start");
  }

  /** Open the bot's `link` on this phone; return whether it opened. */
  async abrir(link) {
    this.compor.focar();
    return !(await this.compor.tentar(servidor.abrir(this.pessoa.id, link), "falha.link"));
  }

  /** Make the phone equal to the state; `primeira`: nothing of it counts as unread. */
  igualar(estado, primeira) {
    const novas = this.conversa.igualar(estado.mensagens);
    if (!primeira) this.contar(novas);
    this.mostrarNovas(Math.min(this.novas, estado.mensagens.length));
    this.mostrarComandos(estado);
    this.mostrarDigitando(estado);
    this.mostrarConvite(estado);
    this.compor.mostrarBloqueio(estado.bloqueado);
  }

  /** Show one event of the stream. */
  ocorrer(evento) {
    if (evento.tipo === "mensagem") this.chegar(evento);
    if (evento.tipo === "edicao") this.conversa.mostrar(evento);
    if (evento.tipo === "apagada") this.conversa.apagar(evento.id);
    if (evento.tipo === "aviso") this.avisar(evento);
    if (evento.tipo === "comandos") this.mostrarComandos(evento);
    if (evento.tipo === "digitando") this.mostrarDigitando(evento);
    if (evento.tipo === "convite") this.mostrarConvite(evento);
  }

  chegar(mensagem) {
    const nova = this.conversa.mostrar(mensagem);
    if (mensagem.de !== "bot") return;
    this.mostrarDigitando({ digitando: false });
    if (nova) this.contar(1);
  }

  avisar({ texto, alerta }) {
    if (alerta) alertar(this.pessoa.nome, texto);
    else avisar(this.compor.avisos, texto);
  }

  contar(quantas) {
    if (this.pagina.emUso !== this.pessoa.id) this.mostrarNovas(this.novas + quantas);
  }

  mostrarNovas(quantas) {
    this.novas = quantas;
    const aba = this.pagina.aba(this.pessoa.id);
    const quem = [this.pessoa.nome, this.pessoa.papel];
    aba.ariaLabel = (quantas ? [...quem, contarNovas(quantas)] : quem).join(", ");
    for (const selo of [this.parte(".novas"), aba.querySelector(".novas")]) {
      selo.hidden = quantas === 0;
      selo.ariaLabel = contarNovas(quantas);
      escrever(selo, String(quantas));
    }
  }

  mostrarComandos({ comandos }) {
    this.compor.mostrarComandos(comandos);
  }

  mostrarDigitando({ digitando }) {
    clearTimeout(this.fimDeDigitar);
    if (digitando) this.fimDeDigitar = setTimeout(() => this.mostrarDigitando({ digitando: false }), DIGITANDO);
    if (digitando === this.digitando) return;
    this.digitando = digitando;
    escrever(this.parte(".papel"), digitando ? frase("digitando") : this.pessoa.papel);
    this.conversa.mostrarDigitando(digitando);
  }

  mostrarConvite({ convite }) {
    this.convite = convite;
    this.parte(".convite").hidden = !convite;
    this.parte(".sem-mensagens button").hidden = Boolean(convite);
  }
}
