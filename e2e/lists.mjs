// Brings the two made-up rosters in, as a reader would, so that pages of lists can be looked at.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addressOf, openContext } from './browser.mjs';

const EXAMPLES = join(dirname(dirname(fileURLToPath(import.meta.url))), 'examples');

/** The paths of the pages that come of it: what the file would become, the lists, and who is who. */
export async function bringLists(browser, base) {
  const context = await openContext(browser, { base, lang: 'en', width: 1280, scheme: 'light' });
  const page = await context.newPage();
  const paths = [];
  for (const [file, day] of [['roster-1.csv', '2026-11-16'], ['roster-2.csv', '2026-11-23']]) {
    await page.goto(addressOf(base, '/lists/new', 'en'));
    await page.setInputFiles('input[name=file]', join(EXAMPLES, file));
    await page.locator('form.sheet button[type=submit]').click();
    await page.waitForURL(/\/lists\/new\/[0-9a-f]{64}/);
    paths.push(new URL(page.url()).pathname);
    await page.locator('[name=title]').fill(`${file} (made up)`);
    await page.locator('[name=as_of]').fill(day);
    await page.locator('[name=complete_for]').fill('everybody held (made up)');
    await page.locator('[name=series]').fill('mesa_clara');
    await page.locator('button[formmethod=post]').click();
    await page.waitForURL(/\/list\/[^/]+/);
    const list = new URL(page.url()).pathname;
    paths.push(list, `${list}/match`);
  }
  await context.close();
  return paths;
}
