// @ts-check
// The temperature lab from end to end, by mouse, by finger and by keys alone; every number that it
// shows is the core's, asked in Node.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import loadCore from '../../dist/temper-core.mjs';
import {finger, keys, mouse} from './hands.mjs';
import {inspect, middle, pageTest, phone, rest, scenario, widget} from './harness.mjs';

/** @typedef {import('playwright-core').Page} Page */

const core = await loadCore();
const million = 1_000_000;

/** Whether a probability as it is written ("72.0 %", "4.5 × 10⁻⁷") is `p` rounded. */
function says(written, p) {
  if (written === '0' || written === '100 %') return p === Number(written !== '0');
  const plain = written.replace(/[\u2009\u202f\s]/g, '');
  if (plain.startsWith('>')) return p > .9999 && p < 1;
  const power = plain.match(/^([\d.]+)×10⁻(.+)$/);
  if (power) return Math.abs(p - power[1] / 10 ** [...power[2]].reduce((n, c) => 10 * n + '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c), 0)) < p * .06;
  const digits = plain.replace('%', ''), decimals = (digits.split('.')[1] ?? '').length;
  return Math.abs(100 * p - Number(digits)) <= .5001 * 10 ** -decimals;
}

/** What the screen shows of the scenario on it against what the core makes of it in Node. @param {Page} page */
async function agrees(page) {
  const {model: {tokens, logits, probs}, chains: [{samplers}], seed} = await scenario(page);
  const {nodes} = await inspect(page);
  const node = name => nodes.find(node => node.name === name) ?? assert.fail(`no ${name}`);
  const input = {tokens, samplers, seed, ...logits ? {logits: logits.map(l => l ?? -Infinity)} : {probs}};
  const p = core.trace(input).stages.at(-1).probs;
  const sum = of => p.reduce((sum, p) => sum + (p > 0 ? of(p) : 0), 0);
  tokens.forEach((token, i) => {
    const {now, value} = node(`Probability of ${token} at T`);
    assert.ok(Math.abs(now - p[i]) < 1e-12, `${token}: ${now} is ${p[i]}`);
    assert.ok(says(value, p[i]), `${token}: ${value} is ${p[i]}`);
  });
  const entropy = sum(p => -p * Math.log(p)), near = (shown, exact) =>
    assert.ok(Math.abs(parseFloat(shown) - exact) < .0051, `${shown} is ${exact}`);
  near(node('Entropy').value, entropy);
  near(node('Perplexity').value, Math.exp(entropy));
  assert.ok(says(node('Two draws agree').value, sum(p => p * p)));
  const {temperature} = samplers.find(({type}) => type === 'temperature');
  assert.ok(node('Sentence').value.startsWith(`At temperature ${temperature.toFixed(2)} `), node('Sentence').value);
  counted(node, {...input, p, tokens});
}

/** The counts are those of the same dice thrown in Node. */
function counted(node, {p, tokens, ...input}) {
  const total = Number(node('Draws').value.match(/, ([\d\u202f]+) drawn/)?.[1].replace(/\u202f/g, '') ?? 0);
  const counts = tokens.map(() => 0);
  if (total) for (const id of core.sample({tokens, ...input, count: total})) counts[id] += 1;
  assert.deepEqual(tokens.map(token => node(`Drawn ${token}`).now), counts);
  if (!total) return;
  const expected = p.reduce((sum, p) => sum + 1 - (1 - p) ** total, 0);
  assert.equal(node('Distinct tokens drawn').value,
    `${counts.filter(n => n).length} distinct, ${expected.toFixed(2)} expected`);
  assert.ok(says(node('Share of the most common token').value, Math.max(...counts) / total));
}

/** @param {any} scenario */
const edits = ({lab, view, ...rest}) => rest;
/** @param {Page} page */
const temperature = async page => (await scenario(page)).chains[0].samplers[0].temperature;

/** @param {Page} page @param {typeof mouse} hand */
async function editTokens(page, hand) {
  const model = async () => (await scenario(page)).model;
  await hand.drag(page, 'slider', 'Logit of Lyon', 40);
  assert.ok((await model()).logits[1] > 1.2, `a bar follows the ${hand.name}`);
  await hand.type(page, 'Logit of France, typed', '-1,25');
  assert.equal((await model()).logits[2], -1.25);
  await hand.press(page, 'button', 'Add token');
  await hand.type(page, 'Name of token 6', 'Nice');
  await hand.press(page, 'button', 'Remove city');
  await hand.reorder(page, 0, 'Paris');
  assert.deepEqual((await model()).tokens, ['Lyon', 'Paris', 'France', 'unknown', 'Nice']);
  await agrees(page);
}

/** @param {Page} page @param {typeof mouse} hand */
async function editProbabilities(page, hand) {
  const model = async () => (await scenario(page)).model;
  await hand.press(page, 'radio', 'Probabilities');
  await hand.drag(page, 'slider', 'Probability of Paris', 40);
  const before = (await model()).probs;
  assert.ok(Math.abs(before.reduce((a, b) => a + b) - 1) < 1e-12);
  await agrees(page);
  await hand.type(page, 'Probability of Lyon, typed', '90 %');
  assert.deepEqual((await model()).probs, before, 'nothing changes until the sum is 1');
  await hand.press(page, 'button', /^Normalise/);
  const sum = before.reduce((a, b) => a + b) - before[0] + .9;
  (await model()).probs.forEach((p, i) => assert.ok(Math.abs(p - (i ? before[i] : .9) / sum) < 1e-12));
  await agrees(page);
  await hand.press(page, 'radio', 'Logits');
}

/** @param {Page} page @param {typeof mouse} hand */
async function moveTemperature(page, hand) {
  let last = await temperature(page);
  for (const where of ['Temperature', 'Temperature in the sentence', 'Temperature on the map']) {
    await hand.drag(page, 'slider', where, 64);
    const now = await temperature(page);
    assert.notEqual(now, last, where);
    last = now;
  }
  await agrees(page);
  await hand.type(page, 'Temperature, typed', '7');
  assert.equal(await temperature(page), 7, 'beyond the axis it is typed');
  await hand.stop(page, 2);
  assert.equal(await temperature(page), 2);
  for (const token of ['Paris', 'Lyon']) await hand.type(page, `Logit of ${token}, typed`, '2');
  await hand.stop(page, 0);
  assert.match((await widget(page, 'status', 'Sentence')).value, /always Lyon\.$/);
  assert.match((await widget(page, 'status', 'Remark')).value,
    /^2 tokens tie.* 50\.0.% each; greedy, at T = 0 itself, takes the first, Lyon\.$/);
  await agrees(page);
  await hand.stop(page, 1);
  assert.equal(await temperature(page), 1);
}

/** @param {Page} page @param {typeof mouse} hand */
async function draw(page, hand) {
  await hand.press(page, 'button', 'Roll once');
  for (const times of [10, 100, 1000, million]) await hand.press(page, 'button', `Roll ${times} times`);
  assert.match((await widget(page, 'status', 'Draws')).value, /, 1\u202f001\u202f111 drawn$/);
  await agrees(page);
}

/** @param {Page} page @param {typeof mouse} hand @param {any} opened */
async function undoAndRedo(page, hand, opened) {
  const edited = edits(await scenario(page));
  const all = async name => {
    let steps = 0;
    for (; !(await widget(page, 'button', name)).disabled && steps < 60; ++steps) await hand.press(page, 'button', name);
    return steps;
  };
  const undone = await all('Undo');
  assert.deepEqual(edits(await scenario(page)), opened);
  await agrees(page);
  assert.equal(await all('Redo'), undone);
  assert.deepEqual(edits(await scenario(page)), edited);
  assert.ok(undone > 8, `${undone} undo points`);
  await agrees(page);
}

/** @param {Page} page @param {typeof mouse} hand */
async function saveAndOpen(page, hand) {
  const item = async name => {
    await hand.press(page, 'button', 'Scenario');
    await hand.press(page, 'menuitem', name);
  };
  const saved = page.waitForEvent('download');
  await item('Save as a file');
  const file = await (await saved).path();
  assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), await scenario(page));
  const asked = page.waitForEvent('filechooser');
  await item('Open a file…');
  await (await asked).setFiles(fileURLToPath(new URL('../../assets/scenarios/coin.json', import.meta.url)));
  await page.waitForFunction(() => globalThis.temper.scenario().title === 'A biased coin');
  await rest(page);
  await agrees(page);
}

const still = /** @type {const} */ ({reducedMotion: 'reduce'});  // no frames to wait for
const tablet = {viewport: {width: 1280, height: 800}, hasTouch: true};
for (const [hand, context] of /** @type {const} */ ([[mouse, still], [finger, {...still, ...tablet}], [keys, still]]))
  pageTest(`the whole lab by ${hand.name} alone`, async page => {
    const opened = edits(await scenario(page));
    await agrees(page);
    await editTokens(page, hand);
    await editProbabilities(page, hand);
    await moveTemperature(page, hand);
    await draw(page, hand);
    await undoAndRedo(page, hand, opened);
    await saveAndOpen(page, hand);
  }, {context, patience: 240_000});

pageTest('on a phone the logits are edited under their tab, and counts are kept on demand', async page => {
  await finger.press(page, 'radio', 'Logits');
  await finger.drag(page, 'slider', 'Logit of Lyon', 30);
  assert.ok((await scenario(page)).model.logits[1] > 1);
  await finger.press(page, 'button', 'Remove city');
  assert.equal((await scenario(page)).model.tokens.length, 4);
  await finger.press(page, 'button', `Roll ${million} times`);
  await finger.press(page, 'button', 'Keep the counts while T moves');
  const counts = async () => (await inspect(page)).nodes.filter(({name}) => /^Drawn /.test(name)).map(({now}) => now);
  const before = await counts();
  await finger.stop(page, 5);
  assert.deepEqual(await counts(), before);
  await finger.press(page, 'button', 'Roll 10 times');
  assert.equal((await counts()).reduce((a, b) => a + b), 10, 'dice at two temperatures are not added up');
}, {context: phone});

pageTest('every number explains itself', async page => {
  await mouse.press(page, 'button', 'Roll 100 times');
  await mouse.press(page, 'button', 'Show all five');
  await page.evaluate(() => document.getElementById('lab')?.focus());
  const numbers = (await inspect(page)).nodes.filter(
    ({id, role, name, value}) => id && /text|slider/.test(role) && /\d/.test(value) && !/^(Name of|Move)/.test(name));
  assert.ok(numbers.length > 50, `${numbers.length} numbers`);
  for (const {role, name, value} of numbers) {
    await keys.find(page, role, name);
    await page.keyboard.press('i');
    await rest(page);
    const said = (await inspect(page)).nodes.find(node => node.name === 'Explanation')?.value;
    assert.ok(said, `${role} ${name} = ${value} does not explain itself`);
    assert.ok(said.split('\n').length > 2 && !/NaN|undefined/.test(said), said);
    await page.keyboard.press('Escape');
    await rest(page);
  }
}, {context: still, patience: 240_000});

pageTest('the map tells of the place under the pointer', async page => {
  const {box: [x, y, w, h]} = await widget(page, 'slider', 'Temperature on the map');
  await page.mouse.move(x + w - 1, y + h * .3);
  await page.waitForFunction(() => globalThis.temper.inspect().nodes.some(({name}) => name === 'Explanation'));
  const {value} = await widget(page, 'status', 'Explanation');
  assert.match(value, /^p\(Lyon\) at T = 4\.9\d\n/);
});

pageTest('a name that the chain speaks of changes there too', async page => {
  const biased = await scenario(page);
  biased.chains[0].samplers.push({type: 'logit_bias', bias: {Lyon: 1}});
  await page.evaluate(text => globalThis.temper.open(text), JSON.stringify(biased));
  await rest(page);
  const bias = async () => (await scenario(page)).chains[0].samplers[1].bias;
  await mouse.type(page, 'Name of token 2', 'Metz');
  assert.deepEqual(await bias(), {Metz: 1});
  await mouse.press(page, 'button', 'Remove Metz');
  assert.deepEqual(await bias(), {});
});

pageTest('with larger text everything is larger, on a smaller screen', async page => {
  await page.evaluate(() => { document.documentElement.style.fontSize = '24px'; });
  await page.waitForFunction(() => globalThis.temper.inspect().nodes.some(({role, name, box}) =>
    role === 'button' && name === 'Roll once' && box[3] === 60));
  await rest(page);
  const {box: [x, , w]} = await widget(page, 'slider', 'Dice strip');
  assert.ok(x >= 0 && x + w <= 1280);
  await mouse.press(page, 'button', 'Roll once');
  await mouse.type(page, 'Temperature, typed', '1.5');
  assert.equal(await temperature(page), 1.5);
});

pageTest('undo goes along to the build with every lab', async page => {
  await mouse.stop(page, 2);
  await mouse.press(page, 'tab', 'Chain');
  await page.waitForFunction(() => globalThis.temper?.inspect?.().lab === 'chain' && globalThis.temper.inspect().nodes.length > 20);
  await rest(page);
  assert.equal(await temperature(page), 2);
  await mouse.press(page, 'button', 'Undo');
  assert.equal(await temperature(page), .7);
});
