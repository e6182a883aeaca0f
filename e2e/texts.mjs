// The reading desk, as a reader uses it: a pasted text, decided by keys where there is a script and by hand where there is none.
import assert from 'node:assert/strict';

/** Made up; the name tells the two runs apart, so that each keeps a text of its own. */
const textOf = (name) => `Family asks where ${name} is (made up)

By Inés Prueba, The Test Gazette

${name}, a 29-year-old baker from Guatemala, was arrested by immigration agents on March 3, 2025, her sister said. On March 5, 2025, she was transferred to a detention center in Louisiana.

“Nobody has told us anything,” said her sister, Marta Prueba. ICE did not respond to questions.
`;

/** Accepts one proposal, rejects another, records both, and finds them again. */
export async function readText(reader) {
  const script = await opensWithScript(reader);
  const name = script ? 'Lucía Ensayo Prueba' : 'Delia Ensayo Modelo';
  await reader.isRefused('Keep and read it', 'The file');
  await reader.fills({ 'or the text itself': textOf(name), 'Published on': '2025-03-07' });
  await reader.submits('Keep and read it');
  await reader.sees('What it seems to say');
  await reader.sees('Nothing is recorded until you press the button below.');
  const page = reader.page;
  await page.locator('#f-person-1').selectOption('new');
  const open = page.locator('.proposal.is-open:has(input[value=accept])');
  const total = await open.count();
  assert.ok(total >= 4, `only ${total} proposals`);
  const [first, second] = [await open.nth(0).getAttribute('id'), await open.nth(1).getAttribute('id')];
  if (script) await decideByKeys(page, first, second);
  else await decideByHand(page, first, second);
  await reader.submits('Record what is decided');
  await reader.sees('What you decided is on record.');
  assert.ok(await page.locator(`#${first}.is-accepted`).count(), 'the first is on record');
  assert.ok(await page.locator(`#${second}.is-rejected`).count(), 'the second is rejected');
}

async function opensWithScript(reader) {
  await reader.opens('/read');
  return reader.runsScript();
}

async function decideByKeys(page, first, second) {
  const chosen = (id) => page.locator(`#${id} .choice input:checked`).inputValue();
  await page.locator(`#${first}`).focus();
  await page.keyboard.press('r');
  assert.equal(await chosen(first), 'reject');
  await page.keyboard.press('u');
  assert.equal(await chosen(first), 'open', 'u takes the last choice back');
  await page.keyboard.press('a');
  assert.equal(await chosen(first), 'accept');
  await page.locator(`#${second}`).focus();
  assert.ok(await page.locator('.paper-text mark.is-here').count(), 'the words of the proposal are shown');
  await page.keyboard.press('m');
  assert.ok(await page.locator(`#${second} details.mend[open]`).count(), 'm opens what can be mended');
  await page.keyboard.press('Escape');
  await page.keyboard.press('r');
  await page.locator(`#${second} [name^=because-]`).fill('made up, for a test');
  assert.match(await page.locator('#decided').innerText(), /^2 /);
}

async function decideByHand(page, first, second) {
  await page.locator(`#${first} input[value=accept]`).check();
  await page.locator(`#${second} input[value=reject]`).check();
  await page.locator(`#${second} summary`).click();
  await page.locator(`#${second} [name^=because-]`).fill('made up, for a test');
}
