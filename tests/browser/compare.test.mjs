// @ts-check
// The compare lab by mouse, finger and keys; its numbers are the core's.
import assert from 'node:assert/strict';
import loadCore from '../../dist/temper-core.mjs';
import {click, drag, inspect, middle, pageTest, phone, reach, rest, scenario, tap, widget} from './harness.mjs';

/** @typedef {import('playwright-core').Page} Page */

const core = await loadCore();
const four = {query: '?scenario=consistency', context: {viewport: {width: 1280, height: 1200}}};

/** @param {Page} page @param {string} key */
const press = async (page, key) => {
  await page.keyboard.press(key);
  await rest(page);
};
/** @param {Page} page @returns {Promise<number[]>} each column's temperature */
const temperatures = async page => (await scenario(page)).chains.map(
  ({samplers}) => samplers.find(({type}) => type === 'temperature').temperature);
/** Waits until columns, curves and the pair are worked out. @param {Page} page */
const settled = page => page.waitForFunction(() => {
  const {temper} = globalThis;
  return temper.resting && temper.inspect().nodes.some(({name, value}) => name === 'Same text' && value !== '–');
}, undefined, {timeout: 30_000});
/** @param {Page} page @param {string} name */
const number = async (page, name) => (await widget(page, 'text', name)).now;

/** Every number of every column against the core. @param {Page} page @param {string[]} names */
async function agrees(page, names) {
  await settled(page);
  const on = await scenario(page), {chains} = core.experiment(on);
  const near = (a, b, what) => assert.ok(Math.abs(a - b) < 1e-9, `${what}: ${a}, not ${b}`);
  for (const [k, {exact, unique}] of chains.entries()) {
    near(await number(page, `distinct of ${names[k]}`), exact.unique, names[k]);
    near(await number(page, `agreement of ${names[k]}`), exact.agreement, names[k]);
    near(await number(page, `entropy of ${names[k]}`), exact.entropy, names[k]);
    near(await number(page, `two agree of ${names[k]}`), exact.two_agree, names[k]);
    assert.match((await widget(page, 'text', `Table: distinct of ${names[k]}`)).value,
      new RegExp(`drawn ${unique.toFixed(1)}$`));
    for (let run = 0; run < 7; ++run)
      assert.equal((await widget(page, 'text', `${names[k]}, run ${run + 1}`)).value.split(',')[0],
        core.generate(on, {chain: k, run}).text);
  }
}

pageTest('by mouse: numbers are the core\'s, columns come, go, move, get names', async page => {
  await agrees(page, ['T = 0.10', 'T = 0.50', 'T = 1.00', 'T = 2.00']);
  assert.match((await widget(page, 'status', 'Sentence')).value, /^Same prompt, same dice\. At T = 0\.10 seven runs gave 1 text/);
  await click(page, 'button', 'Remove column 2');
  assert.deepEqual(await temperatures(page), [.1, 1, 2]);
  await click(page, 'button', 'Column 2: more');
  await click(page, 'menuitem', 'Make it the reference');
  assert.deepEqual(await temperatures(page), [1, .1, 2]);
  await click(page, 'button', 'Column 1: more');
  await click(page, 'menuitem', 'Move right');
  assert.deepEqual(await temperatures(page), [.1, 1, 2]);
  await click(page, 'button', 'Add a column');
  assert.deepEqual(await temperatures(page), [.1, 1, 2, 2.5]);
  await click(page, 'button', 'Column 4: more');
  await click(page, 'menuitem', 'Rename');
  await page.locator('.field').fill('wild');
  await press(page, 'Enter');
  assert.equal((await scenario(page)).chains[3].name, 'wild');
  await settled(page);
  assert.match((await widget(page, 'status', 'Sentence')).value, /at wild they gave/);
  const mark = await widget(page, 'slider', 'Temperature of column 2 by entropy');
  await drag(page, middle(mark), [-40, 0]);
  assert.ok((await temperatures(page))[1] < 1);
  await press(page, 'Control+z');
  assert.equal((await temperatures(page))[1], 1);
}, four);

pageTest('by mouse: any two columns in full, and dice of their own', async page => {
  await settled(page);
  await page.mouse.move(640, 700);
  await page.mouse.wheel(0, 4000);
  await rest(page);
  const pick = async (name, nth) => {
    const all = (await inspect(page)).nodes.filter(node => node.role === 'radio' && node.name === name);
    await page.mouse.click(...middle(all[nth]));
    await rest(page);
  };
  await pick('T = 2.00', 0);  // from
  await pick('T = 0.50', 1);  // to
  await settled(page);
  const {model: {probs}, chains} = await scenario(page);
  const [p, q] = [3, 1].map(k => core.trace({probs, samplers: chains[k].samplers}).stages.at(-1)?.probs ?? []);
  let kl = 0, apart = 0, same = 0, from = 0, to = 0;
  p.forEach((each, i) => {
    kl += each * Math.log(each / q[i]);
    apart += Math.abs(each - q[i]) / 2;
    const overlap = Math.min(from + each, to + q[i]) - Math.max(from, to);
    same += Math.max(0, overlap);
    from += each, to += q[i];
  });
  assert.equal((await widget(page, 'text', 'KL')).value, `${kl.toFixed(3)} nats`);
  assert.equal((await widget(page, 'text', 'Total variation')).value, `${(apart * 100).toFixed(1)}\u202f%`);
  assert.equal((await widget(page, 'text', 'Same text')).value, `${(same * 100).toFixed(1)}\u202f%`);
  assert.match((await widget(page, 'text', 'Moved Paris')).value, /^39\.0\u202f% → 86\.7\u202f%$/);
  await click(page, 'button', 'Unlock the dice');
  await settled(page);
  const apart2 = p.reduce((sum, each, i) => sum + each * q[i], 0);
  assert.equal((await widget(page, 'text', 'Same text')).value, `${(apart2 * 100).toFixed(1)}\u202f%`);
  assert.match((await widget(page, 'status', 'Sentence')).value, /each its own dice/);
  await page.mouse.wheel(0, -4000);
  await rest(page);
  await click(page, 'radio', 'Whole chains');
  await widget(page, 'textbox', 'Name of column 1');
}, four);

pageTest('by keys alone: a temperature, another place, a new column, other runs', async page => {
  await settled(page);
  await reach(page, 'Temperature', 'slider');
  await press(page, 'ArrowRight');
  await press(page, 'Shift+ArrowRight');
  assert.deepEqual(await temperatures(page), [.21, .5, 1, 2]);
  await press(page, 'Alt+ArrowDown');
  await press(page, 'Alt+ArrowDown');
  assert.deepEqual(await temperatures(page), [.5, 1, .21, 2]);
  await reach(page, 'Remove column 4');
  await press(page, 'Space');
  assert.equal((await temperatures(page)).length, 3);
  await page.keyboard.press('Shift+Equal');
  await page.waitForFunction(() => globalThis.temper.scenario().chains.length === 4);
  const {seed} = await scenario(page);
  await press(page, 'r');
  assert.notEqual((await scenario(page)).seed, seed);
  await press(page, 'Shift+Slash');
  assert.match((await widget(page, 'status', 'Keys')).value, /move the focused column/);
}, four);

pageTest('on a phone, by finger: the reference and one other, nothing cut', async page => {
  await settled(page);
  await tap(page, 'radio', 'T = 2.00');
  await widget(page, 'text', 'distinct of T = 2.00');
  for (const {name, box: [x, , w]} of (await inspect(page)).nodes)
    assert.ok(x >= -1 && x + w <= 391, `${name} from ${x} to ${x + w}`);
  await tap(page, 'button', 'Remove column 4');
  assert.deepEqual(await temperatures(page), [.1, .5, 1]);
}, {query: four.query, context: {...phone, viewport: {width: 390, height: 3000}}});
