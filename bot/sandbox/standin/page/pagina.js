// The page: keeps the phones equal to the server's state, says when it cannot, and holds what is common.

import { mostrarFaixa } from "./aviso.js";
import { Escolha } from "./escolha.js";
import { molde } from "./molde.js";
import { iniciais } from "./palavra.js";
import { Relogio } from "./relogio.js";
import { escutar, servidor } from "./servidor.js";
import { Telefone } from "./telefone.js";

const ESPERA = 1000; // ms between looks at a server that does not answer or a bot that is restarting

class Pagina {
  constructor() {
    this.lugar = document.getElementById("telefones");
    this.abas = document.getElementById("abas");
    this.relogio = new Relogio();
    this.escolha = new Escolha((id, link) => this.abrirLink(id, link));
    this.telefones = new Map();
    this.emUso = null;
    this.vez = 0;
    this.fila = []; // events that came before the state they follow
    this.ouvir();
  }

  ouvir() {
    this.abas.addEventListener("click", ({ target }) => this.irPara(target.closest("button")?.dataset.aba));
    abrirCom("abrir-ajuda", "ajuda");
    abrirCom("abrir-recomecar", "recomecar");
    document.getElementById("recomecar").addEventListener("close", ({ target }) => this.recomecar(target));
    for (const janela of document.querySelectorAll("dialog")) {
      janela.addEventListener("click", ({ target }) => target === janela && janela.close(""));
    }
    mostrarFaixa("faixa.carregando");
    escutar({
      aoLigar: () => this.ligar(),
      aoCair: () => this.cair(),
      aoOcorrer: (evento) => this.receber(evento),
    });
  }

  ligar() {
    this.ligada = true;
    this.atualizar();
  }

  cair() {
    this.ligada = false;
    this.fila ??= [];
    this.buscar();
  }

  /** Return the state, or null when the server does not give it; the strip says why. */
  async buscar() {
    try {
      const estado = await servidor.estado();
      if (!this.ligada) mostrarFaixa("faixa.reconectando");
      return estado;
    } catch ({ status }) {
      if (status === 403) mostrarFaixa("faixa.recusada", "problema");
      else mostrarFaixa("faixa.reconectando");
      return null;
    }
  }

  /** Fetch the whole state and show it, then the events that came meanwhile; only the last call counts. */
  async atualizar() {
    this.fila ??= [];
    const vez = ++this.vez;
    const estado = await this.buscar();
    if (vez !== this.vez) return;
    if (estado === null) this.olharDepois();
    else this.acompanhar(estado);
  }

  acompanhar(estado) {
    this.igualar(estado);
    const atrasados = this.fila;
    this.fila = null;
    for (const evento of atrasados) this.receber(evento);
  }

  olharDepois() {
    clearTimeout(this.proximaOlhada);
    this.proximaOlhada = setTimeout(() => this.atualizar(), ESPERA);
  }

  igualar(estado) {
    this.usuario = estado.bot.usuario;
    this.relogio.acertar(estado.agora);
    const ids = estado.telefones.map(({ id, nome }) => `${id} ${nome}`).join();
    const primeira = ids !== this.ids;
    if (primeira) this.montar(estado.telefones);
    this.ids = ids;
    for (const telefone of estado.telefones) this.telefones.get(telefone.id).igualar(telefone, primeira);
    this.mostrarProntidao(estado.bot.pronto);
  }

  montar(pessoas) {
    this.abas.replaceChildren(...pessoas.map(novaAba));
    this.telefones = new Map(pessoas.map((pessoa) => [pessoa.id, new Telefone(pessoa, this)]));
    this.lugar.replaceChildren(...[...this.telefones.values()].map(({ elemento }) => elemento));
    this.usar(this.telefones.has(this.emUso) ? this.emUso : pessoas[0]?.id);
  }

  mostrarProntidao(pronto) {
    mostrarFaixa(pronto ? null : "faixa.reiniciando");
    if (!pronto) this.olharDepois();
  }

  receber(evento) {
    if (this.fila) this.fila.push(evento);
    else this.ocorrer(evento);
  }

  ocorrer(evento) {
    if (evento.tipo === "reinicio") this.atualizar();
    else if (evento.tipo === "relogio") this.relogio.acertar(evento.agora, true);
    else this.telefones.get(evento.telefone)?.ocorrer(evento);
  }

  aba(id) {
    return this.abas.querySelector(`[data-aba="${CSS.escape(id)}"]`);
  }

  /** The person at the keyboard is now on the phone `id`: it is the one shown on a narrow screen. */
  usar(id) {
    if (id === undefined || !this.telefones.has(id)) return;
    this.emUso = id;
    for (const [outro, telefone] of this.telefones) {
      telefone.elemento.toggleAttribute("data-em-uso", outro === id);
      this.aba(outro).ariaCurrent = outro === id ? "true" : null;
    }
    this.telefones.get(id).mostrarNovas(0);
  }

  irPara(id) {
    if (id === undefined) return;
    this.usar(id);
    const { elemento, conversa } = this.telefones.get(id);
    elemento.scrollIntoView({ inline: "center", block: "nearest" });
    if (conversa.noFim) conversa.irParaOFim();
  }

  escolherTelefone(destino) {
    this.escolha.perguntar(destino, [...this.telefones.values()]);
  }

  async abrirLink(id, link) {
    this.irPara(id);
    return this.telefones.get(id).abrir(link);
  }

  async recomecar(janela) {
    if (janela.returnValue !== "sim") return;
    janela.returnValue = "";
    try {
      await servidor.recomecar();
      await this.atualizar();
    } catch {
      mostrarFaixa("falha.recomecar", "problema");
    }
  }
}

function novaAba({ id, nome, papel }) {
  const botao = molde("aba");
  botao.dataset.aba = id;
  botao.querySelector(".avatar").textContent = iniciais(nome);
  botao.querySelector(".nome").textContent = nome;
  botao.querySelector(".papel-curto").textContent = papel.split(",")[0];
  return botao;
}

function abrirCom(botao, janela) {
  document.getElementById(botao).addEventListener("click", () => document.getElementById(janela).showModal());
}

new Pagina();
