// Starts Debian's Chromium, and opens contexts that differ in language, width, scheme and strictness.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Starts the browser; `CHROMIUM` names another one. It never calls out by itself. */
export async function openBrowser() {
  const executablePath = process.env.CHROMIUM ?? PLACES.find((place) => existsSync(place));
  if (!executablePath) {
    throw new Error('no Chromium here: install it with `apt-get install chromium`, or set CHROMIUM');
  }
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--headless=new',
      '--no-sandbox', // Chromium refuses to run as root with its sandbox, and test pages are ours.
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * Opens a context that looks like one reader's browser.
 *
 * `look` is { base, lang, width, scheme }; `extra` goes to Playwright unchanged
 * (`bypassCSP`, `javaScriptEnabled`). The language is asked for by header and by cookie.
 */
export async function openContext(browser, look, extra = {}) {
  const { base, lang = 'en', width = 1280, scheme = 'light' } = look;
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 720 : 900 },
    colorScheme: scheme,
    reducedMotion: 'reduce',
    locale: lang === 'es' ? 'es-US' : 'en-US',
    timezoneId: 'America/Chicago',
    ...extra,
  });
  await context.addCookies([{ name: 'lang', value: lang, url: base }]);
  return context;
}

/** The address of `path` under `base`, asking for `lang` in the query as a reader's link would. */
export function addressOf(base, path, lang) {
  const address = new URL(path, base);
  if (lang) address.searchParams.set('lang', lang);
  return address.href;
}
