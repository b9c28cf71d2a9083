// @ts-check
// The runs lab by mouse, finger and keys; what it counts and what it works out are the core's.
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import loadCore from '../../dist/temper-core.mjs';
import {click, inspect, middle, pageTest, phone, rest, scenario, tap, widget} from './harness.mjs';

/** @typedef {import('playwright-core').Page} Page */

const core = await loadCore();
const ten = {query: '?scenario=runs'};
const patience = {timeout: 30_000};

/** The table's rows: text, runs, what is said. @param {Page} page */
const rows = async page => (await inspect(page))
  .nodes.filter(({role, value}) => role === 'button' && /^[\d\u202f]+ runs/.test(value));
/** Waits until `count` runs are done. @param {Page} page @param {number} count */
const done = (page, count) => page.waitForFunction(n => globalThis.temper.inspect().nodes.some(
  ({name, now}) => name === 'Progress' && now === n), count, patience);
/** Checks the table against the core. @param {Page} page */
async function counted(page) {
  const {chains: [{outcomes}]} = core.experiment(await scenario(page));
  const shown = new Map((await rows(page)).map(({name, now}) => [name, now]));
  assert.ok(shown.size > 0);
  for (const [text, now] of shown) assert.equal(now, outcomes.find(each => each.text === text)?.count, text);
}

pageTest('by mouse: ten runs, a thousand, in each order; every count is the core\'s', async page => {
  await click(page, 'button', 'Run');
  await done(page, 10);
  await counted(page);
  await click(page, 'radio', '1\u202f000');
  await rest(page);
  await click(page, 'button', /^(Run|Continue)$/);
  await done(page, 1000);
  await counted(page);
  const {chains: [{exact, outcomes, unique}]} = core.experiment(await scenario(page));
  const sentence = (await widget(page, 'status', 'Sentence')).value;
  assert.match(sentence, new RegExp(`1\u202f000 runs, ${unique} texts\\. “${outcomes[0].text}” comes most often; greedy says “The capital of France”`));
  assert.match((await widget(page, 'img', 'Distinct texts against runs')).value,
    new RegExp(`expected ${exact.unique.toFixed(2)} in 1\u202f000`));
  await click(page, 'radio', 'A–Z');
  const names = (await rows(page)).map(({name}) => name);
  assert.deepEqual(names, [...names].sort());
  await click(page, 'radio', 'By probability');
  const byChance = (await rows(page)).map(({name}) => outcomes.find(each => each.text === name)?.probability ?? 0);
  byChance.reduce((before, now) => (assert.ok(before >= now), now));
}, ten);

pageTest('a ribbon says its text, its chance and the product that makes it', async page => {
  const {chains: [{outcomes}]} = core.experiment(await scenario(page));
  for (const {text, probability} of outcomes) {
    const ribbon = (await inspect(page)).nodes.find(({name, value}) => name === text && !/runs/.test(value));
    assert.ok(Math.abs((ribbon?.now ?? 0) - (probability ?? 0)) < 1e-12, text);
  }
  const [x, y, w, h] = (await widget(page, 'button', 'The capital of France')).box;
  await page.mouse.move(x + w / 2, y + h / 2);
  await page.waitForFunction(() => globalThis.temper.inspect().nodes.some(({name}) => name === 'Explanation'), null, patience);
  assert.match((await widget(page, 'status', 'Explanation')).value, /= 0\.5000 × 0\.6000 × 0\.9000 × 0\.7000 = 0\.1890/);
}, ten);

pageTest('by keys: Space runs and stops, R takes another seed', async page => {
  await page.mouse.click(640, 60);
  const {seed} = await scenario(page);
  await page.keyboard.press('Space');
  await done(page, 10);
  await counted(page);
  await page.keyboard.press('r');
  await rest(page);
  assert.notEqual((await scenario(page)).seed, seed);
  await page.keyboard.press('Space');
  await done(page, 10);
  await counted(page);
  await page.keyboard.press('Shift+?');
  await rest(page);
  assert.match((await widget(page, 'status', 'Keys')).value, /Space: run, stop, go on/);
}, ten);

pageTest('a million runs of a learned text stream in, stop, and go out as a table', async page => {
  await page.evaluate(() => globalThis.temper.open(JSON.stringify({...globalThis.temper.scenario(), lab: 'runs', runs: 1_000_000, max_tokens: 12})));
  await page.waitForFunction(() => globalThis.temper.inspect().nodes.some(
    ({name, value}) => name === 'Sentence' && /about 10[⁰-⁹¹²³]+ possible texts/.test(value)), null, patience);
  // It may be working out what is exact all the while: nobody waits for rest here.
  const press = async (role, name) => page.mouse.click(...middle(await widget(page, role, name)));
  const shows = (name, least) => page.waitForFunction(([wanted, n]) => globalThis.temper.inspect().nodes.some(
    node => node.name === wanted && node.now >= n), [name, least], patience);
  await press('button', 'Run');
  await shows('Progress', 100);
  await press('button', 'Stop');
  await shows('Continue', 0);
  const {now, value} = await widget(page, 'status', 'Progress');
  assert.match(value, /tokens$/);
  assert.match((await widget(page, 'img', 'River of texts')).value, /other texts/);
  await press('button', 'More');
  await shows('Save “Texts”', 0);
  const [download] = await Promise.all([page.waitForEvent('download'), press('menuitem', 'Save “Texts”')]);
  const lines = String(await readFile(String(await download.path()))).trim().split('\r\n');
  assert.equal(lines[0], 'text,tokens,runs,share,probability');
  const total = lines.slice(1).reduce((sum, line) => sum + Number(line.match(/,(\d+),[^,]*,[^,]*$/)?.[1]), 0);
  assert.ok(total <= now && total > 0, `${total} of ${now}`);
}, {query: '?scenario=river-text'});

pageTest('units are nats or bits, as one likes', async page => {
  const entropy = async () => (await inspect(page)).nodes.find(({name}) => name === 'Entropy')?.value;
  await click(page, 'button', 'Run');
  await done(page, 10);
  assert.match(String(await entropy()), /nats/);
  await click(page, 'button', 'More');
  await click(page, 'menuitem', 'Show entropy in bits');
  assert.match(String(await entropy()), /bits/);
}, ten);

pageTest('on a phone: a thumb runs, the views are a tap away, nothing is cut', async page => {
  await tap(page, 'radio', '100');
  await tap(page, 'button', /^(Run|Continue)$/);
  await done(page, 100);
  for (const view of ['River', 'Texts', 'Facts']) {
    await tap(page, 'radio', view);
    for (const {name, box: [x, , w]} of (await inspect(page)).nodes)
      assert.ok(x >= -1 && x + w <= 391, `${view}: ${name} from ${x} to ${x + w}`);
    if (view === 'Texts') await counted(page);
  }
}, {...ten, context: phone});
