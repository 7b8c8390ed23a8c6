// Links inside a conversation: those of the bot open on a phone of this page, all others in a new tab.

const TELEGRAM = new Set(["t.me", "telegram.me"]);
const SEGUROS = new Set(["http:", "https:", "mailto:", "tel:", "tg:"]);

/** Return `href` as an URL when a browser may follow it, else null. */
export function enderecoSeguro(href) {
  if (!URL.canParse(href)) return null;
  const url = new URL(href);
  return SEGUROS.has(url.protocol) ? url : null;
}

function doBot(url, usuario) {
  const caminho = url.pathname.slice(1).toLowerCase();
  return TELEGRAM.has(url.hostname) && caminho === usuario.toLowerCase() && url.searchParams.has("start");
}

function convitesEm(texto, usuario) {
  const candidatos = texto.match(/https:\/\/[^\s"<>]+/g) ?? [];
  return candidatos.filter((href) => URL.canParse(href) && doBot(new URL(href), usuario));
}

/**
 * Return what a link of a conversation is: `{link}` opens the bot (`https://t.me/<bot>?start=…`);
 * `{link, texto}` shares a text, with the bot's link in it or null; null for any other address.
 */
export function lerLink(href, usuario) {
  const url = enderecoSeguro(href);
  if (url === null) return null;
  if (doBot(url, usuario)) return { link: url.href };
  if (!TELEGRAM.has(url.hostname) || url.pathname !== "/share/url") return null;
  const partes = [url.searchParams.get("text"), url.searchParams.get("url")];
  const texto = partes.filter(Boolean).join("\n");
  return { link: convitesEm(texto, usuario)[0] ?? null, texto };
}

/** Make each link of `elemento` that leaves the page open in a new tab; the bot's own open a menu. */
export function prepararLinks(elemento, usuario) {
  for (const a of elemento.querySelectorAll("a[href]")) {
    if (lerLink(a.href, usuario)) {
      a.setAttribute("aria-haspopup", "dialog");
    } else {
      a.target = "_blank";
      a.rel = "noopener noreferrer";
    }
  }
}
