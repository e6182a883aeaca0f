// What a reader does over several pages, each tried with script and without.
//
// A flow is { name, run(reader) }. The reader opens pages and uses them by their labels, the way
// a person does; add flows to `FLOWS` as pages come to exist.
import assert from 'node:assert/strict';
import { addressOf, openContext } from './browser.mjs';
import { readText } from './texts.mjs';

/** Every flow of the desk, in the order in which they run. Each gets a desk that the others changed. */
export const FLOWS = [
  { name: 'a new person, first without a name', run: recordPerson },
  { name: 'a new source, first with an address that is none', run: recordSource },
  { name: 'a statement, first with a wrong date', run: recordStatement },
  { name: 'a locator search', run: recordCheck },
  { name: 'a call that nobody answers', run: recordContact },
  { name: 'a judgement that two reports are one event', run: recordJudgement },
  { name: 'an answer to an alarm, first without a reason', run: answerAlarm },
  { name: 'looking back, by date and by slider', run: lookBack },
  { name: 'from the watch to the words in the source', run: followToSource },
  { name: 'searching, and the other language', run: searchAndSwitch },
  { name: 'a misheard name, and why', run: searchMisheard },
  { name: 'somebody new who is on record already', run: recordAlike },
  { name: 'a text, read and decided', run: readText },
];

async function recordPerson(reader) {
  await reader.opens('/record');
  await reader.follows('New person');
  await reader.fills({ 'Other names and spellings': 'Inventada, A.' });
  await reader.isRefused('Record this person', 'Name');
  await reader.holds({ 'Other names and spellings': 'Inventada, A.' });
  await reader.fills({ 'Name (needed)': 'Ana Inventada', Nationality: 'VE', Note: 'Made up for a test.' });
  const answers = await reader.presses('Record this person');
  // Every flow runs with script and without on one desk, so that she may be on record already: then it is asked whether it is her.
  if (answers[0] === 422) {
    await reader.sees('Is it one of these?');
    await reader.holds({ 'Name (needed)': 'Ana Inventada', Note: 'Made up for a test.' });
    await reader.submits('No, record a new person');
  }
  await reader.sees('Ana Inventada');
  await reader.sees('Recorded. Nothing was overwritten');
}

async function recordSource(reader) {
  await reader.opens('/source/new');
  await reader.fills({ 'Title (needed)': 'A made-up call', 'Published by, or from whom': 'The hotline', When: '2026-11-20' });
  await reader.fills({ 'Kind (needed)': await reader.secondChoice('Kind (needed)'), 'Web address': 'javascript:alert(1)' });
  await reader.isRefused('Record this source', 'Web address');
  await reader.holds({ 'Title (needed)': 'A made-up call', 'Web address': 'javascript:alert(1)' });
  await reader.fills({ 'Web address': 'https://example.org/call' });
  await reader.submits('Record this source');
  await reader.sees('A made-up call');
  await reader.sees('https://example.org/call');
}

async function recordStatement(reader) {
  await reader.opens('/person/andry/record?form=statement');
  await reader.fills({
    'Source (needed)': await reader.secondChoice('Source (needed)'),
    'The words, as they stand there': 'words for a test',
    'Kind of event': 'Media report',
    'When it happened': 'the ides of March',
  });
  await reader.isRefused('Record this statement', 'When it happened');
  await reader.holds({ 'The words, as they stand there': 'words for a test', 'When it happened': 'the ides of March' });
  await reader.fills({ 'When it happened': '2025-03' });
  await reader.submits('Record this statement');
  await reader.sees('Recorded.');
  await reader.has('words for a test');
}

async function recordCheck(reader) {
  await reader.opens('/person/andry');
  await reader.follows('A locator search');
  await reader.fills({ 'What came of it (needed)': 'not found', When: '2026-11-20', Note: 'tried both spellings' });
  await reader.submits('Record this search');
  await reader.sees('tried both spellings');
}

async function recordContact(reader) {
  await reader.opens('/person/andry/record');
  await reader.follows('Call or visit');
  await reader.fills({ 'How (needed)': 'phone', 'What came of it (needed)': 'no answer', 'Who was in contact': 'a volunteer' });
  await reader.fills({ When: '2026-11-21' });
  await reader.submits('Record this contact');
  await reader.sees('a volunteer');
}

async function recordJudgement(reader) {
  await reader.opens('/person/andry/record?form=judgement');
  await reader.isRefused('Record this judgement', 'Why');
  const [one, other] = await reader.choicesLike('One entry (needed)', 'Hearing scheduled');
  await reader.fills({ 'One entry (needed)': one, 'The other entry (needed)': other });
  await reader.fills({ 'Judgement (needed)': await reader.lastChoice('Judgement (needed)'), 'Why (needed)': 'not enough to tell' });
  await reader.submits('Record this judgement');
  await reader.sees('Recorded.');
}

async function answerAlarm(reader) {
  await reader.opens('/person/andry');
  const box = reader.page.locator('details.verdict-box.is-crossed, details.verdict-box.is-not_shown').first();
  await box.locator('summary').first().click();
  const press = () => reader.lands(() => box.getByRole('button', { name: 'Record this answer' }).click());
  await box.getByLabel('How far').selectOption('doing');
  await press();
  await reader.sees('1 field needs another look');
  assert.equal(await box.getByLabel('How far').inputValue(), 'doing', 'what was chosen is still chosen');
  await box.getByLabel('What was done').fill('asked the field office in a test');
  await press();
  await reader.has('asked the field office in a test');
}

async function lookBack(reader) {
  await reader.opens('/person/andry');
  await reader.fills({ 'As of': '2025-03-14' });
  await reader.presses('Show');
  await reader.sees('You are looking back');
  await reader.misses('Prisoner exchange');
  await reader.follows('Back to now');
  const slider = reader.page.getByLabel('As of, by slider');
  // Without script there is no slider, and the date field does the same.
  if (!(await slider.isVisible())) return;
  await reader.lands(async () => {
    await slider.focus();
    await reader.page.keyboard.press('Home');
  });
  await reader.sees('You are looking back');
}

async function followToSource(reader) {
  await reader.opens('/person/andry');
  await reader.page.locator('.event details summary').first().click();
  await reader.lands(() => reader.page.locator('.event details .from a').first().click());
  await reader.sees('What it says');
  assert.match(reader.page.url(), /\/source\/[^/#]+#s-/, 'the link leads to the place in the source');
  assert.equal(await reader.page.locator(':target').count(), 1, 'and the place is there');
}

async function searchAndSwitch(reader) {
  await reader.opens('/');
  await reader.fills({ 'Search people, sources and safeguards': 'hernandez' });
  await reader.presses('Search');
  await reader.sees('Andry José Hernández Romero');
  await reader.follows('Español');
  await reader.sees('Búsqueda');
  await reader.sees('Andry José Hernández Romero');
}

async function searchMisheard(reader) {
  await reader.opens('/search?q=andri+ernandez+VE');
  await reader.sees('sounds alike');
  await reader.sees('Read from what you typed: country VE.');
  if (!(await reader.runsScript())) return;
  const field = reader.page.getByRole('combobox').first();
  await field.fill('');
  await field.pressSequentially('andri herna');
  await reader.page.getByRole('option').first().waitFor();
  assert.equal(await field.getAttribute('aria-expanded'), 'true');
  await field.press('Escape');
  assert.equal(await field.getAttribute('aria-expanded'), 'false');
  await field.press('n');
  await reader.page.getByRole('option').first().waitFor();
  await field.press('ArrowDown');
  assert.equal(await field.getAttribute('aria-activedescendant'), 'q-list-0');
  await reader.lands(() => field.press('Enter'));
  assert.match(reader.page.url(), /\/person\/andry/, 'Enter opens whoever is chosen');
}

async function recordAlike(reader) {
  await reader.opens('/person/new');
  await reader.fills({ 'Name (needed)': 'Andri Hernandes Romero', Nationality: 'VE' });
  await reader.presses('Record this person');
  await reader.sees('Is it one of these?');
  await reader.holds({ 'Name (needed)': 'Andri Hernandes Romero', Nationality: 'VE' });
  await reader.submits('It is this one: Andry');
  await reader.sees('Andri Hernandes Romero');
}

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

  /** Presses a button of a form that has a fault: the form comes back, and its summary leads to the field. */
  async isRefused(words, label) {
    const answers = await this.presses(words);
    assert.equal(answers.at(-1), 422, `"${words}" should bring the form back, and answered ${answers.join(', ')}`);
    const link = this.page.locator('#faults').getByRole('link', { name: label }).first();
    const field = this.page.locator(await link.getAttribute('href'));
    assert.equal(await field.getAttribute('aria-invalid'), 'true', `"${label}" should be marked`);
    const described = (await field.getAttribute('aria-describedby')).split(' ')[0];
    assert.ok((await this.page.locator(`#${described}`).innerText()).length > 0, `"${label}" should say what is wrong`);
  }

  /** Holds fields to still having what was typed. */
  async holds(fields) {
    for (const [label, value] of Object.entries(fields)) {
      assert.equal(await this.page.getByLabel(label, { exact: true }).first().inputValue(), value, `"${label}" should be kept`);
    }
  }

  /** The words of all choices of a list but the first, which stands for none. */
  async choicesOf(label) {
    const options = await this.page.getByLabel(label, { exact: true }).first().locator('option').allInnerTexts();
    return options.slice(1).map((text) => text.trim());
  }

  /** The first real choice of a list. */
  async secondChoice(label) {
    return (await this.choicesOf(label))[0];
  }

  /** The last choice of a list. */
  async lastChoice(label) {
    return (await this.choicesOf(label)).at(-1);
  }

  /** The choices of a list with these words in them. */
  async choicesLike(label, words) {
    return (await this.choicesOf(label)).filter((text) => text.includes(words));
  }

  /** Holds the page to having these words, shown or folded. */
  async has(words) {
    const source = await this.page.content();
    assert.ok(source.includes(words), `expected "${words}" somewhere on ${this.page.url()}`);
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

  /** Whether the page runs its script. */
  async runsScript() {
    return (await this.page.locator('#q').getAttribute('role')) === 'combobox';
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
        // A form that comes back with its faults answers 422, and the browser grumbles about that too.
        const grumbles = (message) => message.type() === 'error' && !/status of 422/.test(message.text());
        page.on('console', (message) => grumbles(message) && complaints.push(message.text()));
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
