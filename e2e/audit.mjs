// Looks at pages as a reader meets them and says what is wrong: one finding for each fault.
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { addressOf, openContext } from './browser.mjs';
import * as probes from './probes.mjs';

const require = createRequire(import.meta.url);

/** The most that a page may move by itself while it loads (the sum of layout shifts). */
export const MOST_SHIFT = 0.01;

/** How long a page is watched after it has loaded, in milliseconds. */
export const SETTLE = 150;

const MOST_TABS = 80;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let axeSource;
async function loadAxe() {
  axeSource ??= await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
  return axeSource;
}

/** A file name for one look at one page. */
export function nameOf(path, { lang, width, scheme }) {
  const slug = path.replace(/^\//, '').replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '') || 'watch';
  return `${slug}-${lang}-${width}-${scheme}.png`;
}

/**
 * Audits each of `paths` in each look and returns { checked, findings }.
 *
 * A finding is { rule, where, detail }; rules are status, console, policy, shift, heading, language,
 * title, overflow, clipped, axe, script, keyboard. `shots` is a folder for pictures, or nothing.
 */
export async function auditPages(browser, base, paths, options = {}) {
  const {
    languages = ['en', 'es'],
    widths = [375, 1280],
    schemes = ['light', 'dark'],
    shots,
    atOnce = 2,
    progress = () => {},
  } = options;
  if (shots) await mkdir(shots, { recursive: true });
  const looks = languages.flatMap((lang) =>
    widths.flatMap((width) => schemes.map((scheme) => ({ base, lang, width, scheme }))),
  );
  // Words and keyboard do not depend on the colours: they are tried in the first scheme only.
  const [firstScheme] = schemes;
  const findings = [];
  let checked = 0;
  const queue = [...looks];
  const worker = async () => {
    for (let look = queue.shift(); look; look = queue.shift()) {
      const deep = look.scheme === firstScheme;
      const found = await auditLook(browser, look, paths, { shots, deep, plain: deep && look.width === widths[0] });
      checked += paths.length;
      findings.push(...found);
      progress(`${look.lang} ${look.width} ${look.scheme}: ${paths.length} pages, ${found.length} findings`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { checked, findings };
}

/** Audits all paths in one look, with three windows: strict, open to axe, and without script. */
async function auditLook(browser, look, paths, { shots, deep, plain }) {
  const contexts = [await openContext(browser, look), await openContext(browser, look, { bypassCSP: true })];
  if (plain) contexts.push(await openContext(browser, look, { javaScriptEnabled: false }));
  await contexts[0].addInitScript(probes.watchPage);
  const findings = [];
  try {
    const [strict, loose, scriptless] = await Promise.all(contexts.map((context) => context.newPage()));
    const complaints = listenForComplaints(strict);
    for (const path of paths) {
      const where = `${path} (${look.lang}, ${look.width}, ${look.scheme})`;
      const note = (rule, detail) => findings.push({ rule, where, detail });
      try {
        complaints.length = 0;
        const words = await auditStrict(strict, look, path, note, { shots, deep });
        for (const complaint of words ? new Set(complaints) : []) note('console', complaint);
        if (words) await auditByAxe(loose, look, path, note);
        if (words && scriptless) await auditWithoutScript(scriptless, look, path, note, words);
      } catch (error) {
        note('open', String(error.message ?? error).split('\n')[0]);
      }
    }
  } finally {
    await Promise.all(contexts.map((context) => context.close()));
  }
  return findings;
}

/** Everything that the window grumbles about, in one list that the caller empties. */
function listenForComplaints(page) {
  const complaints = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => complaints.push(`${request.url()} failed: ${request.failure()?.errorText}`));
  return complaints;
}

/** The page under its own policy. Returns its visible words, or nothing if it did not answer. */
async function auditStrict(page, look, path, note, { shots, deep }) {
  const answer = await page.goto(addressOf(look.base, path, look.lang), { waitUntil: 'load' });
  if (answer?.status() !== 200) {
    note('status', `answers ${answer?.status() ?? 'nothing'}`);
    return null;
  }
  const watch = await page.evaluate(probes.readWatch, SETTLE);
  for (const blocked of new Set(watch.blocked)) note('policy', blocked);
  if (watch.shift >= MOST_SHIFT) note('shift', `moved by ${watch.shift.toFixed(3)}: ${watch.moved.join(', ')}`);
  judgeShape(await page.evaluate(probes.readShape), look, note);
  for (const clipped of await page.evaluate(probes.readClipped)) note('clipped', clipped);
  const words = await page.evaluate(probes.readWords);
  if (shots) await page.screenshot({ path: join(shots, nameOf(path, look)), fullPage: true });
  if (deep) await auditByKeyboard(page, note);
  return words;
}

function judgeShape(shape, look, note) {
  if (shape.headings !== 1) note('heading', `${shape.headings} h1 headings, expected one`);
  if (shape.lang.split('-')[0] !== look.lang) note('language', `html lang is "${shape.lang}", expected "${look.lang}"`);
  if (!shape.title) note('title', 'the page has no title');
  if (shape.scrollWidth > shape.innerWidth) {
    note('overflow', `${shape.scrollWidth} wide in a window of ${shape.innerWidth}: ${shape.wide.join(', ')}`);
  }
}

/** axe goes into a window that lets it in, whatever the page's policy says. */
async function auditByAxe(page, look, path, note) {
  await page.goto(addressOf(look.base, path, look.lang), { waitUntil: 'load' });
  await page.evaluate(await loadAxe());
  const found = await page.evaluate(async (rules) => {
    const result = await window.axe.run(document, { runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] });
    return result.violations.map(({ id, help, nodes }) => ({
      id,
      help,
      count: nodes.length,
      first: nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`.trim()),
    }));
  }, RULES);
  for (const { id, help, count, first } of found) note('axe', `${id}: ${help} (${count}): ${first.join('; ')}`);
}

/** The same words must stand on the page when no script runs. */
async function auditWithoutScript(page, look, path, note, words) {
  await page.goto(addressOf(look.base, path, look.lang), { waitUntil: 'load' });
  const plain = await page.evaluate(probes.readWords);
  const at = words.findIndex((word, index) => word !== plain[index]);
  const place = at >= 0 ? at : plain.length > words.length ? words.length : -1;
  if (place < 0) return;
  const quote = (list) => list.slice(Math.max(0, place - 3), place + 6).join(' ') || 'nothing';
  note('script', `with script "${quote(words)}", without "${quote(plain)}"`);
}

/** Tab first reaches the link past the navigation, shows where it is, and gets past everything. */
async function auditByKeyboard(page, note) {
  await page.evaluate(probes.rememberUnfocused);
  for (let tab = 1; tab <= MOST_TABS; tab += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(probes.readFocus);
    if (focus.none) {
      if (tab === 1) note('keyboard', 'Tab reaches nothing');
      return;
    }
    if (tab === 1 && !focus.skips) note('keyboard', `Tab first reaches ${focus.name}, expected a link past the navigation`);
    if (focus.same) {
      note('keyboard', `Tab does not get past ${focus.name}`);
      return;
    }
    if (focus.seen) return;
    if (!focus.marked) note('keyboard', `nothing shows that ${focus.name} has the focus`);
    if (!focus.shown || !focus.inWindow) note('keyboard', `${focus.name} has the focus where nobody can see it`);
  }
}
