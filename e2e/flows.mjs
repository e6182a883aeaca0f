// What a reader does over several pages, each tried with script and without.
//
// A flow is { name, run(reader) }. The reader opens pages and uses them by their labels, the way
// a person does; add flows to `FLOWS` as pages come to exist.
import assert from 'node:assert/strict';
import { addressOf, openContext } from './browser.mjs';

/** Every flow of the desk, in the order in which they run. Each gets a desk that the others changed. */
export const FLOWS = [];

/** One reader with one browser window: the verbs that flows are written in. */
export class Reader {
  /** `page` is Playwright's; `look` is { base, lang }. */
  constructor(page, look) {
    this.page = page;
    this.look = look;
  }

  /** Opens a path and holds it to answering 200. */
  async opens(path, status = 200) {
    const answer = await this.page.goto(addressOf(this.look.base, path, this.look.lang), { waitUntil: 'load' });
    assert.equal(answer?.status(), status, `${path} should answer ${status}`);
  }

  /** Follows the first link with these words and waits for the page behind it. */
  async follows(words) {
    await this.lands(() => this.page.getByRole('link', { name: words }).first().click());
  }

  /** Fills fields by their labels: text, date, choice (by its words), or a tick. */
  async fills(fields) {
    for (const [label, value] of Object.entries(fields)) {
      const field = this.page.getByLabel(label, { exact: true }).first();
      const kind = await field.evaluate((element) => (element.tagName === 'SELECT' ? 'select' : element.type));
      if (kind === 'select') await field.selectOption({ label: value });
      else if (kind === 'checkbox' || kind === 'radio') await field.setChecked(value);
      else await field.fill(value);
    }
  }

  /** Presses a button and waits for the page that answers; a form answers by a redirect. */
  async presses(words) {
    const answers = [];
    const listen = (answer) => {
      if (answer.request().isNavigationRequest() && answer.frame() === this.page.mainFrame()) answers.push(answer.status());
    };
    this.page.on('response', listen);
    await this.lands(() => this.page.getByRole('button', { name: words }).first().click());
    this.page.off('response', listen);
    return answers;
  }

  /** Presses a button of a form that changes something: POST, then a redirect, then the page. */
  async submits(words) {
    const answers = await this.presses(words);
    assert.equal(answers[0], 303, `"${words}" should answer with a redirect, and answered ${answers.join(', ')}`);
    assert.equal(answers.at(-1), 200, `"${words}" should end on a page, and answered ${answers.join(', ')}`);
  }

  /** Holds the page to showing these words, anywhere in its visible text. */
  async sees(words) {
    const text = await this.text();
    assert.ok(text.includes(words), `expected "${words}" on ${this.page.url()}, which reads: ${text.slice(0, 400)}`);
  }

  /** Holds the page to not having these words at all, hidden or shown. */
  async misses(words) {
    const source = await this.page.content();
    assert.ok(!source.includes(words), `expected no "${words}" on ${this.page.url()}`);
  }

  /** The visible text of the page on one line. */
  async text() {
    return (await this.page.locator('body').innerText()).replace(/\s+/g, ' ');
  }

  async lands(act) {
    await Promise.all([this.page.waitForEvent('load', { timeout: 10_000 }), act()]);
  }
}

/** Runs every flow with script and without, in every language; returns { checked, findings }. */
export async function runFlows(browser, base, { flows = FLOWS, languages = ['en'], progress = () => {} } = {}) {
  const findings = [];
  let checked = 0;
  for (const lang of languages) {
    for (const javaScriptEnabled of [true, false]) {
      for (const flow of flows) {
        const where = `${flow.name} (${lang}, ${javaScriptEnabled ? 'with' : 'without'} script)`;
        const context = await openContext(browser, { base, lang }, { javaScriptEnabled });
        const page = await context.newPage();
        page.setDefaultTimeout(10_000);
        const complaints = [];
        page.on('pageerror', (error) => complaints.push(error.message));
        page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
        checked += 1;
        try {
          await flow.run(new Reader(page, { base, lang }));
          for (const complaint of complaints) findings.push({ rule: 'console', where, detail: complaint });
        } catch (error) {
          findings.push({ rule: 'flow', where, detail: String(error.message ?? error).trim().split('\n').slice(0, 2).join(' ') });
        } finally {
          await context.close();
        }
        progress(where);
      }
    }
  }
  return { checked, findings };
}
