// The auditor is audited: one good page without findings, and pages with one known fault each.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { auditPages, nameOf } from './audit.mjs';
import { openBrowser } from './browser.mjs';
import { crawl, decode, linksOf } from './crawl.mjs';
import { startDesk } from './desk.mjs';
import { runFlows } from './flows.mjs';

const POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const STYLE = `
  :root { color-scheme: light dark; }
  body { margin: 0; font: 1rem/1.5 serif; color: light-dark(#111, #eee); background: light-dark(#fff, #111); }
  a { color: light-dark(#00418f, #9cc7ff); }
  a, button, input { padding: 0.25rem; }
  .skip { position: absolute; inset-inline-start: -99rem; }
  .skip:focus { inset-inline-start: 0; }
  :focus-visible { outline: 3px solid currentColor; }
  .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .wide { width: 100rem; }
  .cut { width: 4rem; height: 1.5rem; overflow: hidden; white-space: nowrap; }
  .low { height: 1.5rem; overflow: hidden; }
  .scrolls { overflow: auto; max-width: 10rem; white-space: nowrap; }
  .pale { color: light-dark(#ddd, #222); }
  .away { margin-inline-start: -3rem; }
  .bare:focus, .bare:focus-visible { outline: none; }
`;

const WORDS = {
  en: { skip: 'Skip to the content', home: 'Watch', lead: 'Nobody has been lost today.' },
  es: { skip: 'Ir al contenido', home: 'Vigilia', lead: 'Hoy no se ha perdido a nadie.' },
};

/** A page that is as it should be, unless `fault` changes one thing about it. */
function pageWith(lang, fault = {}) {
  const words = WORDS[lang];
  return `<!doctype html>
<html lang="${fault.lang ?? lang}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${fault.title ?? 'Paradero'}</title><link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/style.css">${fault.head ?? ''}</head>
<body>${fault.skip ?? `<a class="skip" href="#main">${words.skip}</a>`}
<header><nav aria-label="${words.home}"><a href="/">${words.home}</a> <a href="/good?a=1&amp;b=2#main">Next</a></nav></header>
<main id="main" tabindex="-1">${fault.heading ?? '<h1>Paradero</h1>'}<p>${words.lead}</p>
<p class="unseen">For screen readers only, and as long as it likes to be.</p>
<div class="scrolls" tabindex="0" role="region" aria-label="Wide table">A long line that scrolls inside its own box and is not cut off</div>
${fault.body ?? ''}</main></body></html>`;
}

const FAULTS = {
  '/no-h1': { heading: '<h2>Paradero</h2>' },
  '/two-h1': { body: '<h1>Again</h1>' },
  '/wrong-lang': { lang: 'fr' },
  '/no-title': { title: '' },
  '/wide': { body: '<div class="wide">wide</div>' },
  '/cut': { body: '<p class="cut">Some words that do not fit in here</p>' },
  '/low': { body: '<div class="low"><p>One</p><p>Two lines of text that are below</p></div>' },
  '/away': { body: '<p class="away">Starts left of the window</p>' },
  '/pale': { body: '<p class="pale">Too pale to read</p>' },
  '/no-label': { body: '<input name="q">' },
  '/inline-script': { body: '<script>document.title = "changed"</script>' },
  '/inline-style': { body: '<p style="color: red">red</p>' },
  '/console': { head: '<script src="/console.js" defer></script>' },
  '/throws': { head: '<script src="/throws.js" defer></script>' },
  '/jumps': { head: '<script src="/jumps.js" defer></script>' },
  '/script-text': { head: '<script src="/text.js" defer></script>', body: '<p id="late"></p>' },
  '/no-skip': { skip: '' },
  '/dead-skip': { skip: '<a class="skip" href="#nowhere">Skip</a>' },
  '/no-focus': { body: '<a class="bare" href="/">Home</a>' },
  '/lost-picture': { body: '<img src="/lost.png" alt="Lost" width="10" height="10">' },
};

const SCRIPTS = {
  '/console.js': 'console.error("something went wrong")',
  '/throws.js': 'null.x',
  '/jumps.js': 'addEventListener("load", () => setTimeout(() => { const gap = document.createElement("div"); gap.className = "gap"; gap.innerHTML = "<br>".repeat(12); document.body.prepend(gap); }, 40));',
  '/text.js': 'document.getElementById("late").textContent = "Only with script";',
};

function answer(request, response) {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  const cookie = /\blang=(en|es)\b/.exec(request.headers.cookie ?? '')?.[1];
  const lang = searchParams.get('lang') ?? cookie ?? 'en';
  const send = (status, type, body, headers = {}) => {
    response.writeHead(status, { 'content-type': type, 'content-security-policy': POLICY, ...headers });
    response.end(body);
  };
  if (pathname === '/style.css') return send(200, 'text/css', STYLE);
  if (pathname === '/icon.svg') return send(200, 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>');
  if (SCRIPTS[pathname]) return send(200, 'text/javascript', SCRIPTS[pathname]);
  if (FAULTS[pathname]) return send(200, 'text/html; charset=utf-8', pageWith(lang, FAULTS[pathname]));
  if (pathname === '/' || pathname === '/good') return send(200, 'text/html; charset=utf-8', pageWith(lang));
  if (pathname === '/links') {
    return send(200, 'text/html', pageWith(lang, { body: '<a href="/gone">Gone</a> <a href="/good#nowhere">No place</a> <a href="/circle">Circle</a> <a href="/onward">Onward</a> <a href="https://example.org/">Out</a> <a href="mailto:a@example.org">Mail</a> <a href="//[">Broken</a>' }));
  }
  if (pathname === '/circle') return send(302, 'text/plain', '', { location: '/circle' });
  if (pathname === '/onward') return send(303, 'text/plain', '', { location: '/good' });
  if (pathname === '/endless') {
    const page = Number(searchParams.get('n') ?? 0);
    return send(200, 'text/html', `<a href="/endless?n=${page + 1}">next</a><a href="/endless?n=${page + 2}">after</a>`);
  }
  if (pathname === '/form') {
    if (request.method === 'POST') return send(303, 'text/plain', '', { location: '/good' });
    return send(200, 'text/html', pageWith(lang, { body: '<form method="post"><label>Name <input name="name"></label><button>Save</button></form>' }));
  }
  return send(404, 'text/html', pageWith(lang));
}

describe('the auditor', () => {
  let server;
  let base;
  let browser;

  before(async () => {
    server = createServer(answer);
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${server.address().port}`;
    browser = await openBrowser();
  });

  after(async () => {
    await browser?.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const one = { languages: ['en'], widths: [375], schemes: ['light'] };

  it('finds nothing on a good page, in every look, and keeps a picture of each', async () => {
    const shots = await mkdtemp(join(tmpdir(), 'paradero-shots-'));
    try {
      const { checked, findings } = await auditPages(browser, base, ['/', '/good?a=1'], { shots });
      assert.deepEqual(findings, []);
      assert.equal(checked, 16);
      const names = await readdir(shots);
      assert.equal(names.length, 16);
      assert.ok(names.includes('watch-es-375-dark.png'), names.join(' '));
    } finally {
      await rm(shots, { recursive: true, force: true });
    }
  });

  const expected = [
    ['/gone', 'status', /404/],
    ['/no-h1', 'heading', /^0 h1/],
    ['/two-h1', 'heading', /^2 h1/],
    ['/wrong-lang', 'language', /"fr"/],
    ['/no-title', 'title', /no title/],
    ['/wide', 'overflow', /1600 wide in a window of 375: div.wide/],
    ['/cut', 'clipped', /"Some words.*side by p.cut/],
    ['/low', 'clipped', /"Two lines.*above or below by div.low/],
    ['/away', 'clipped', /left of the window/],
    ['/pale', 'axe', /color-contrast/],
    ['/no-label', 'axe', /label/],
    ['/inline-script', 'policy', /script-src-elem blocked inline/],
    ['/inline-style', 'policy', /style-src-attr blocked inline/],
    ['/console', 'console', /something went wrong/],
    ['/throws', 'console', /null/],
    ['/jumps', 'shift', /moved by 0\.\d+/],
    ['/script-text', 'script', /with script ".*Only with script", without "[^O]*"/],
    ['/no-skip', 'keyboard', /first reaches a "Watch"/],
    ['/dead-skip', 'keyboard', /first reaches a "Skip"/],
    ['/no-focus', 'keyboard', /nothing shows that a "Home"/],
    ['/lost-picture', 'console', /404/],
  ];
  let faulty;
  before(async () => {
    const paths = expected.map(([path]) => path);
    faulty = (await auditPages(browser, base, paths, one)).findings;
  });
  for (const [path, rule, detail] of expected) {
    it(`finds what is wrong with ${path}`, () => {
      const findings = faulty.filter(({ where }) => where.startsWith(`${path} `));
      const match = findings.find((finding) => finding.rule === rule && detail.test(finding.detail));
      assert.ok(match, `no ${rule} finding like ${detail} in ${JSON.stringify(findings, null, 1)}`);
      assert.equal(match.where, `${path} (en, 375, light)`);
    });
  }

  it('sees that a page is pale in the dark scheme too', async () => {
    const { findings } = await auditPages(browser, base, ['/pale'], { ...one, schemes: ['dark'] });
    assert.ok(findings.some(({ rule }) => rule === 'axe'));
  });

  it('has an expectation for every fault', () => {
    const tried = new Set(expected.map(([path]) => path));
    assert.deepEqual(Object.keys(FAULTS).filter((path) => !tried.has(path)), []);
  });

  it('follows links, redirects and fragments, and says which lead nowhere', async () => {
    const walk = await crawl(base, { from: ['/links'] });
    const details = walk.findings.map(({ rule, detail }) => `${rule} ${detail.replaceAll(base, '')}`).sort();
    assert.deepEqual(details, [
      'fragment /good has no place named "nowhere"',
      'link "//[" is not an address',
      'link /circle redirects in circles',
      'link /gone answers 404',
    ]);
    assert.ok(walk.findings.every(({ where }) => where === `${base}/links`));
    assert.deepEqual(walk.outward, ['https://example.org/']);
    assert.ok(walk.pages.includes(`${base}/good?a=1&b=2`));
  });

  it('finds nothing when every link answers, and stops at its bound', async () => {
    const good = await crawl(base);
    assert.deepEqual(good.findings, []);
    assert.equal(good.left, 0);
    const endless = await crawl(base, { from: ['/endless'], limit: 20 });
    assert.equal(endless.pages.length, 20);
    assert.ok(endless.left > 0);
  });

  it('runs flows with script and without, and reports the step that failed', async () => {
    const save = {
      name: 'save a name',
      async run(reader) {
        await reader.opens('/form');
        await reader.fills({ Name: 'Ana' });
        await reader.submits('Save');
        await reader.sees('Nobody has been lost today.');
        await reader.misses('Ana');
        await reader.follows('Watch');
      },
    };
    assert.deepEqual(await runFlows(browser, base, { flows: [save] }), { checked: 2, findings: [] });
    const wrong = { name: 'look for words', run: async (reader) => { await reader.opens('/good'); await reader.sees('No such words'); } };
    const { findings } = await runFlows(browser, base, { flows: [wrong] });
    assert.equal(findings.length, 2);
    assert.match(findings[0].detail, /expected "No such words"/);
  });
});

describe('the small parts', () => {
  it('reads links out of markup', () => {
    const html = '<!-- <a href="/hidden"> --><a class=x href="/a?b=1&amp;c=2">a</a><script src="/s.js">"<a href=/no>"</script><a href=\'b\'>b</a><a name="n">n</a>';
    assert.deepEqual(linksOf(html, 'http://x.test/d/').map(({ href }) => href), ['http://x.test/a?b=1&c=2', 'http://x.test/s.js', 'http://x.test/d/b']);
    assert.equal(decode('&#x27;&#39;&amp;&unknown;'), "''&&unknown;");
  });

  it('names pictures after the page and the look', () => {
    assert.equal(nameOf('/search?q=ana', { lang: 'en', width: 375, scheme: 'light' }), 'search_q_ana-en-375-light.png');
  });

  it('says why a desk did not start, and leaves nothing running', async () => {
    await assert.rejects(startDesk({ binary: '/bin/false' }), /ended with code 1/);
    await assert.rejects(startDesk({ binary: '/no/such/desk' }), /could not be started/);
  });
});
