// Follows every link from `/`, within one address and a bound, and says which do not answer.

const TAG = /<(a|area|link|img|script|source|iframe)\b([^>]*)>/gi;
const ATTRIBUTE = /\b(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Turns the character references that a template writes into characters. */
export function decode(text) {
  return text.replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (whole, name) => {
    if (/^#x/i.test(name)) return String.fromCodePoint(parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(parseInt(name.slice(1), 10));
    return ENTITIES[name.toLowerCase()] ?? whole;
  });
}

/** The links of one page, absolute and in order, fragments kept. */
export function linksOf(html, address) {
  const links = [];
  const bare = html.replace(/<!--[\s\S]*?-->/g, '').replace(/(<script\b[^>]*>)[\s\S]*?<\/script>/gi, '$1');
  for (const [, , attributes] of bare.matchAll(TAG)) {
    const found = attributes.match(ATTRIBUTE);
    if (!found) continue;
    const written = decode(found[1] ?? found[2] ?? found[3] ?? '');
    if (/^(mailto|tel|data|javascript|blob):/i.test(written)) continue;
    try {
      links.push(new URL(written, address));
    } catch {
      links.push({ href: written, broken: true });
    }
  }
  return links;
}

/** The ids (and old-style anchor names) that a fragment may point at. */
function targetsOf(html) {
  return new Set([...html.matchAll(/\s(?:id|name)\s*=\s*["']([^"']+)["']/gi)].map(([, id]) => decode(id)));
}

/** One GET, following redirects by hand so that none leaves the address unseen. */
async function get(address, base, headers) {
  let at = new URL(address);
  for (let hop = 0; hop < 6; hop += 1) {
    const answer = await fetch(at, { redirect: 'manual', headers });
    const onward = answer.headers.get('location');
    if (answer.status < 300 || answer.status > 399 || !onward) return { answer, at };
    await answer.body?.cancel();
    at = new URL(onward, at);
    if (at.origin !== base.origin) return { answer, at };
  }
  return { loop: true, at };
}

/**
 * Visits every page that can be reached from `from`, at most `limit` of them.
 *
 * Returns { pages, findings, left, outward }: the addresses visited, what is wrong with which link
 * ({ rule, where, detail }), how many were left when the bound was met, and the addresses outside.
 */
export async function crawl(root, { from = ['/'], limit = 300, lang = 'en', batch = 4 } = {}) {
  const base = new URL(root);
  const headers = { 'accept-language': lang, cookie: `lang=${lang}`, accept: 'text/html,*/*' };
  const first = from.map((path) => new URL(path, base).href);
  const seen = new Map(first.map((href) => [href, 'the start']));
  const waiting = [...first];
  const pages = new Map();
  const fragments = [];
  const findings = [];
  const outward = new Set();

  const visit = async (href) => {
    const { answer, at, loop } = await get(href, base, headers);
    const where = seen.get(href);
    if (loop) {
      findings.push({ rule: 'link', where, detail: `${href} redirects in circles` });
      return;
    }
    if (at.origin !== base.origin) {
      outward.add(at.href);
      return;
    }
    if (answer.status >= 400) {
      findings.push({ rule: 'link', where, detail: `${href} answers ${answer.status}` });
    }
    if (!(answer.headers.get('content-type') ?? '').startsWith('text/html')) {
      pages.set(href, new Set());
      await answer.body?.cancel();
      return;
    }
    const html = await answer.text();
    pages.set(href, targetsOf(html));
    for (const link of linksOf(html, at)) {
      if (link.broken) {
        findings.push({ rule: 'link', where: href, detail: `"${link.href}" is not an address` });
      } else if (link.origin !== base.origin) {
        outward.add(link.href);
      } else {
        const page = new URL(link);
        page.hash = '';
        if (link.hash.length > 1) fragments.push({ page: page.href, hash: link.hash.slice(1), where: href });
        if (!seen.has(page.href)) {
          seen.set(page.href, href);
          waiting.push(page.href);
        }
      }
    }
  };

  let visited = 0;
  while (waiting.length > 0 && visited < limit) {
    const some = waiting.splice(0, Math.min(batch, limit - visited));
    visited += some.length;
    await Promise.all(
      some.map((href) =>
        visit(href).catch((error) => {
          findings.push({ rule: 'link', where: seen.get(href), detail: `${href} gives no answer: ${error.message}` });
        }),
      ),
    );
  }
  for (const { page, hash, where } of fragments) {
    const targets = pages.get(page);
    if (targets && hash !== 'top' && !targets.has(safeDecode(hash))) {
      findings.push({ rule: 'fragment', where, detail: `${page} has no place named "${hash}"` });
    }
  }
  return { pages: [...pages.keys()], findings: unique(findings), left: waiting.length, outward: [...outward] };
}

function safeDecode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function unique(findings) {
  const known = new Map(findings.map((finding) => [JSON.stringify(finding), finding]));
  return [...known.values()];
}
