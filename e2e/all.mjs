// The browser tests: starts the desk, crawls it, audits its pages in every look, runs its flows.
//
//     node e2e/all.mjs                      everything, on a desk of its own
//     node e2e/all.mjs --only /people       audit one path (may be given again)
//     node e2e/all.mjs --base http://...    look at a desk that is already running
//     node e2e/all.mjs --fast               one width and one scheme per language, no pictures
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { auditPages } from './audit.mjs';
import { openBrowser } from './browser.mjs';
import { crawl } from './crawl.mjs';
import { startDesk } from './desk.mjs';
import { FLOWS, runFlows } from './flows.mjs';
import { bringLists } from './lists.mjs';

/** The pages that must exist. Those with a made-up id are found by following links. */
const PATHS = [
  '/',
  '/people',
  '/person/andry',
  '/safeguards',
  '/safeguards?standing=open',
  '/safeguard/CU-12',
  '/safeguard/CU-11.2?on=2025-07-01',
  '/search?q=hernandez',
  '/record',
  '/person/new',
  '/source/new',
  '/lists',
  '/lists/new',
  '/report',
  '/read',
  '/source/jail-kept-roofer-for-ice-aft/reading',
  '/person/andry/disagreements',
  '/api',
  '/about',
];

/** One page of each of these shapes is looked for among the links, and must be found. */
const SHAPES = [/^\/source\/(?!new$)[^/]+$/];

const SHOTS = join(dirname(fileURLToPath(import.meta.url)), 'shots');

const { values } = parseArgs({
  options: {
    base: { type: 'string' },
    only: { type: 'string', multiple: true },
    fast: { type: 'boolean', default: false },
  },
});

/** The fixed paths, those of the lists, and the first path of each shape that the crawl came by. */
function choosePaths(pages, lists, findings) {
  if (values.only) return values.only;
  const reached = pages.map((href) => new URL(href).pathname).sort();
  const more = SHAPES.flatMap((shape) => {
    const path = reached.find((candidate) => shape.test(candidate));
    if (path) return [path];
    findings.push({ rule: 'missing', where: '/', detail: `no link leads to a page like ${shape.source}` });
    return [];
  });
  return [...PATHS, ...more, ...lists];
}

async function checkAll(base, browser) {
  const findings = [];
  const pages = [];
  for (const lang of ['en', 'es']) {
    const walk = await crawl(base, { lang, limit: 1300 });
    findings.push(...walk.findings);
    pages.push(...walk.pages);
    console.log(`links (${lang}): ${walk.pages.length} addresses, ${walk.findings.length} findings, ${walk.outward.length} lead outside${walk.left ? `, ${walk.left} left at the bound` : ''}`);
  }
  const lists = values.only ? [] : await bringLists(browser, base);
  const audit = await auditPages(browser, base, choosePaths(pages, lists, findings), {
    ...(values.fast ? { widths: [375], schemes: ['light'] } : { shots: SHOTS }),
    progress: (line) => console.log(`pages ${line}`),
  });
  findings.push(...audit.findings);
  const flows = await runFlows(browser, base, { progress: (line) => console.log(`flow ${line}`) });
  findings.push(...flows.findings);
  if (FLOWS.length === 0) console.log('flows: none written yet');
  return { findings, checked: pages.length + audit.checked + flows.checked };
}

/** One line for each different fault, with the first places where it shows. */
function tell(findings) {
  const faults = new Map();
  for (const { rule, where, detail } of findings) {
    const fault = `[${rule}] ${detail}`;
    faults.set(fault, [...(faults.get(fault) ?? []), where]);
  }
  for (const [fault, places] of faults) {
    const more = places.length > 3 ? ` and ${places.length - 3} more` : '';
    console.log(`${fault}\n    on ${places.slice(0, 3).join(', ')}${more}`);
  }
}

async function main() {
  if (!values.only && !values.fast) await rm(SHOTS, { recursive: true, force: true });
  const desk = values.base ? { base: values.base, stop: async () => {} } : await startDesk();
  let browser;
  try {
    browser = await openBrowser();
    const { findings, checked } = await checkAll(desk.base, browser);
    tell(findings);
    console.log(`browser: ${checked} looks, ${findings.length} findings`);
    return findings.length === 0 ? 0 : 1;
  } finally {
    await browser?.close();
    await desk.stop();
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    console.error(`browser tests could not run: ${error.message}`);
    process.exitCode = 1;
  },
);
