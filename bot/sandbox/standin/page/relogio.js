// The sandbox's clock: it runs with the page, and can be moved on. Wall time is that of Brasília, as sent.

import { anunciar } from "./aviso.js";
import { ancorar, escrever } from "./molde.js";
import { frase } from "./palavra.js";
import { servidor } from "./servidor.js";

const HORA = 3_600_000; // ms
const DIA = 24 * HORA;
const SEMANA = ["domingo", "segunda", "terça", "quarta", "quinta", "sexta", "sábado"];

const dois = (n) => String(n).padStart(2, "0");

/** Return the wall time of an ISO instant as milliseconds, and its offset (`-03:00`). */
function lerInstante(iso) {
  const [, parede, desvio] = iso.match(/^(.{19})(?:\.\d+)?(Z|[+-]\d\d:\d\d)$/);
  return { parede: Date.parse(`${parede}Z`), desvio };
}

function dataDe(parede) {
  const dia = new Date(parede);
  return `${SEMANA[dia.getUTCDay()]}, ${dois(dia.getUTCDate())}/${dois(dia.getUTCMonth() + 1)}/${dia.getUTCFullYear()}`;
}

function horaDe(parede) {
  const instante = new Date(parede);
  const minutos = instante.getUTCMinutes();
  return `${instante.getUTCHours()}h${minutos ? dois(minutos) : ""}`;
}

const porExtenso = (parede) => `${dataDe(parede)}, ${horaDe(parede)}`;
const as9h = (parede, dias) => (Math.floor(parede / DIA) + dias) * DIA + 9 * HORA;
const ateSegunda = (parede) => (8 - new Date(parede).getUTCDay()) % 7 || 7;

const SALTOS = {
  hora: (agora) => agora + HORA,
  amanha: (agora) => as9h(agora, 1),
  segunda: (agora) => as9h(agora, ateSegunda(agora)),
};

export class Relogio {
  constructor() {
    this.botao = document.getElementById("relogio");
    this.painel = document.getElementById("painel-relogio");
    this.livre = this.painel.querySelector("form");
    this.problema = this.painel.querySelector(".problema");
    this.painel.addEventListener("toggle", ({ newState }) => newState === "open" && this.abrir());
    this.painel.addEventListener("click", ({ target }) => this.saltar(target.closest("[data-salto]")));
    this.livre.addEventListener("submit", (evento) => this.saltarPara(evento));
    setInterval(() => this.mostrar(), 1000);
  }

  /** Take `iso` as the time it is now; `anuncio` says it aloud. */
  acertar(iso, anuncio = false) {
    const { parede, desvio } = lerInstante(iso);
    Object.assign(this, { partida: parede, desvio, medida: performance.now() });
    this.mostrar();
    if (anuncio) anunciar(frase("relogio.agora", { instante: porExtenso(parede) }));
  }

  agora() {
    return this.partida + performance.now() - this.medida;
  }

  mostrar() {
    if (this.partida === undefined) return;
    escrever(this.botao.querySelector(".dia"), dataDe(this.agora()));
    escrever(this.botao.querySelector(".hora"), horaDe(this.agora()));
  }

  abrir() {
    const agora = this.agora();
    for (const salto of this.painel.querySelectorAll("[data-salto]")) {
      salto.lastElementChild.textContent = porExtenso(SALTOS[salto.dataset.salto](agora));
    }
    const campo = this.livre.elements.instante;
    campo.min = new Date(agora).toISOString().slice(0, 16);
    campo.value = new Date(SALTOS.hora(agora)).toISOString().slice(0, 16);
    this.problema.textContent = "";
    ancorar(this.painel, this.botao);
  }

  saltar(botao) {
    if (botao) this.avancar(SALTOS[botao.dataset.salto](this.agora()));
  }

  saltarPara(evento) {
    evento.preventDefault();
    const destino = Date.parse(`${this.livre.elements.instante.value}:00Z`);
    if (destino > this.agora()) this.avancar(destino);
    else this.problema.textContent = frase("relogio.passado", { instante: porExtenso(this.agora()) });
  }

  async avancar(destino) {
    try {
      await servidor.relogio({ instante: new Date(destino).toISOString().slice(0, 19) + this.desvio });
      this.painel.hidePopover();
    } catch ({ motivo }) {
      this.problema.textContent = motivo || frase("falha.relogio");
    }
  }
}
