// @ts-check
// Faulty documents through the file button, every other one of tests/data (the core meets them all
// elsewhere): refused with the place and what was expected there, the scenario untouched, the page alive.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {click, inspect, pageTest, rest, widget} from './harness.mjs';

const {base, rows: all} = JSON.parse(readFileSync(new URL('../data/faulty.json', import.meta.url), 'utf8'));
const rows = all.filter((_, i) => i % 2 === 0);

/** @param {{text?: string, put?: object, drop?: string}} row @returns {string} its document */
function composed({text, put, drop}) {
  if (text !== undefined) return text;
  const document = {...base, ...put};
  if (drop) delete document[drop];
  return JSON.stringify(document);
}

pageTest('a faulty file is refused with its reason, whatever is wrong with it', async page => {
  assert.ok(rows.length >= 60);
  const now = () => page.evaluate(() => JSON.stringify(globalThis.temper.scenario()));
  const before = await now();
  await page.evaluate(() => document.getElementById('lab')?.focus());
  // While anyone listens the choosers are caught; put on and off for each, one may slip through.
  page.on('filechooser', () => {});
  for (const row of rows) {
    const buffer = Buffer.from(composed(row)), asked = page.waitForEvent('filechooser');
    await page.keyboard.press('Control+o');
    await (await asked).setFiles({name: 'faulty.json', mimeType: 'application/json', buffer});
    await page.waitForFunction(() => globalThis.temper.inspect().nodes.some(({name}) => name === 'Not opened'));
    const {value} = await widget(page, 'status', 'Not opened');
    assert.match(value, /line \d+/);
    assert.ok(value.startsWith(row.path) && value.includes(row.says), `${buffer}\n${value}\n${row.path} ${row.says}`);
    assert.equal(await now(), before, `${buffer}`);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !globalThis.temper.inspect().nodes.some(({name}) => name === 'Not opened'));
  }
  await rest(page);
  await click(page, 'button', 'Roll once');
  assert.match((await widget(page, 'status', 'Draws')).value, /, 1 drawn$/);
  assert.equal((await inspect(page)).undo, false);
}, {patience: 240_000});
