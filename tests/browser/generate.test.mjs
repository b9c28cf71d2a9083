// @ts-check
// The generate lab by mouse, finger and keys; every number on it is the core's.
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import loadCore from '../../dist/temper-core.mjs';
import {click, inspect, middle, pageTest, phone, rest, scenario, tap, widget} from './harness.mjs';

/** @typedef {import('playwright-core').Page} Page */

const core = await loadCore();
const river = {query: '?scenario=river-text&lab=generate'};
const loop = {query: '?scenario=repetition&lab=generate'};

/** The tokens on screen after the prompt. @param {Page} page */
const chips = async page => (await inspect(page)).nodes.filter(({name}) => /^Step \d+: /.test(name));
/** @param {Page} page */
const sentence = async page => (await widget(page, 'status', 'Sentence')).value;
/** What the core makes of the scenario and view on screen. @param {Page} page */
async function written(page) {
  const shown = await scenario(page);
  return core.generate(shown, {run: shown.view?.run ?? 0, forced: shown.view?.forced ?? []});
}
/** Checks that `count` tokens stand there (of many, the last ones) with the core's probabilities.
 * @param {Page} page @param {number} count */
async function stands(page, count) {
  const {steps} = await written(page), shown = await chips(page);
  assert.equal(shown.length > 0 ? Number(shown.at(-1)?.name.match(/\d+/)) : 0, count);
  for (const {name, now} of shown) {
    const {token, probability} = steps[Number(name.match(/\d+/)) - 1];
    assert.equal(name.replace(/^Step \d+: /, ''), token);
    assert.ok(Math.abs(now - probability) < 1e-12, name);
  }
}
/** @param {Page} page */
const blank = page => page.mouse.click(1100, 640);

pageTest('by keys: on, back, to the end, another run, a candidate by its number', async page => {
  await blank(page);
  for (const [key, count] of [['ArrowRight', 1], ['ArrowRight', 2], ['ArrowRight', 3], ['ArrowLeft', 2], ['Home', 0]]) {
    await page.keyboard.press(/** @type {string} */ (key));
    await rest(page);
    await stands(page, /** @type {number} */ (count));
  }
  const {tokens} = await written(page);
  await page.keyboard.press('r');
  await rest(page);
  assert.equal((await scenario(page)).view.run, 1);
  assert.notDeepEqual((await written(page)).tokens, tokens);
  const [first] = (await written(page)).steps[0].candidates;
  await page.keyboard.press('1');
  await rest(page);
  assert.equal((await chips(page))[0].name, `Step 1: ${first.token}`);
  await page.keyboard.press('End');
  await rest(page);
  await stands(page, (await written(page)).tokens.length);
  await page.keyboard.press('Shift+?');
  await rest(page);
  assert.match((await widget(page, 'status', 'Keys')).value, /1 to 9: take that candidate/);
  await page.keyboard.press('Escape');
}, river);

pageTest('by mouse: the step is the core\'s, another word makes a branch, the branch is gone back to', async page => {
  await click(page, 'button', 'Step on');
  await click(page, 'button', 'Step on');
  const {steps} = await written(page);
  const rows = (await inspect(page)).nodes.filter(({name}) => name.startsWith('Take '));
  assert.ok(rows.length >= 8);
  for (const {name, now} of rows) {
    const own = steps[2].candidates.find(({token}) => `Take ${token}` === name);
    assert.ok(Math.abs(now - (own?.probability ?? 0)) < 1e-12, name);
  }
  const die = await widget(page, 'img', 'Dice strip');
  assert.ok(Math.abs(die.now - steps[2].u) < 1e-12);
  assert.match(die.value, new RegExp(`, ${steps[2].token}$`));

  // Under the pointer a past step is there again, all of it.
  await page.mouse.move(...middle((await chips(page))[0]));
  await page.waitForFunction(u => globalThis.temper.inspect().nodes.some(
    ({name, now}) => name === 'Dice strip' && Math.abs(now - u) < 1e-12), steps[0].u);
  await blank(page);

  const before = (await chips(page)).map(({name}) => name);
  await click(page, 'button', /^Step 1: /);
  const other = (await inspect(page)).nodes.find(({name, on, disabled}) => name.startsWith('Take ') && !on && !disabled);
  await click(page, 'button', String(other?.name));
  await blank(page);
  await stands(page, 1);
  assert.equal((await scenario(page)).view.branches.length, 1);
  await click(page, 'button', /^Go to the branch /);
  await click(page, 'button', 'Step on');
  assert.equal((await chips(page))[0].name, before[0]);
}, river);

pageTest('it says where in its text a word comes from', async page => {
  const corpus = (await scenario(page)).model.corpus;
  const {value, now} = await widget(page, 'text', 'Where it comes from');
  const [{token}] = (await written(page)).steps;
  assert.match(value, new RegExp(`^“${token}” stands `));
  const times = corpus.toLowerCase().split(/[^\p{L}\p{N}'’-]+/u).filter(word => word === token.toLowerCase()).length;
  assert.ok(now >= 1 && (times === 0 || now <= times), `${token}: ${now} of ${times}`);
}, river);

pageTest('it plays by itself, pauses, and points out that it goes round', async page => {
  await page.evaluate(() => globalThis.temper.open(JSON.stringify({
    ...globalThis.temper.scenario(), chains: [{samplers: [{type: 'greedy'}]}], prompt: ['the']})));
  await rest(page);
  await click(page, 'button', 'To the end');
  assert.match(await sentence(page), /It goes round: the last \d+ words? repeats?\./);
  await click(page, 'button', 'To the prompt');
  await page.mouse.click(...middle(await widget(page, 'button', 'Play')));
  await page.waitForFunction(() => globalThis.temper.inspect().nodes.some(({name}) => name.startsWith('Step 2: ')));
  await page.mouse.click(...middle(await widget(page, 'button', 'Pause')));
  await rest(page);
  await widget(page, 'button', 'Play');
}, loop);

pageTest('its numbers go out as CSV, JSON and PNG', async page => {
  await click(page, 'button', 'Step on');
  /** @param {string | RegExp} item */
  const saved = async item => {
    await click(page, 'button', 'More');
    const [download] = await Promise.all([page.waitForEvent('download'), click(page, 'menuitem', item)]);
    return {name: download.suggestedFilename(), bytes: await readFile(String(await download.path()))};
  };
  const {steps} = await written(page);
  const csv = await saved('Save “Text”');
  assert.match(csv.name, /-generate-Text\.csv$/);
  const [head, line] = String(csv.bytes).split('\r\n');
  assert.equal(head, 'step,token,probability,model_logprob,entropy_nats,u,by_hand');
  const cells = line.split(',');
  assert.deepEqual([cells[1], Number(cells[2]), Number(cells[5])], [steps[0].token, steps[0].probability, steps[0].u]);
  const json = await saved('Save all numbers');
  const {Text, ['Step 2']: second} = JSON.parse(String(json.bytes));
  assert.equal(Text.length, 1);
  assert.equal(second.length, steps[1].candidates.length);
  const png = await saved('Save a picture');
  assert.equal(png.bytes.subarray(1, 4).toString(), 'PNG');
  assert.deepEqual([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)], [1280, 748]);
}, river);

pageTest('a recording is shown beside what the chain makes of it', async page => {
  assert.match(await sentence(page), /^At T = 1\.30 this exact answer would have been at least \d+\.\d times rarer\.$/);
  const shown = await scenario(page);
  const forced = shown.model.positions.map(({token}) => token);
  const {steps} = core.generate(shown, {forced});
  const pairs = (await inspect(page)).nodes.filter(({name}) => /^Position \d+: /.test(name));
  assert.ok(pairs.length >= 8);
  pairs.forEach(({name, now}, i) => assert.ok(Math.abs(now - steps[i].probability) < 1e-12, name));
}, {query: '?scenario=recorded'});

pageTest('on a phone: a finger steps, plays and picks, and nothing is cut', async page => {
  await tap(page, 'button', 'Step on');
  await stands(page, 1);
  const other = (await inspect(page)).nodes.find(({name, on}) => name.startsWith('Take ') && !on);
  await tap(page, 'button', String(other?.name));
  assert.equal((await chips(page))[1].name, String(other?.name).replace('Take', 'Step 2:'));
  await tap(page, 'button', 'Step back');
  await stands(page, 1);
  await page.touchscreen.tap(...middle(await widget(page, 'button', 'Play')));
  await page.waitForFunction(() => globalThis.temper.inspect().nodes.some(({name}) => name.startsWith('Step 3: ')));
  await page.touchscreen.tap(...middle(await widget(page, 'button', 'Pause')));
  await rest(page);
  for (const {name, box: [x, , w]} of (await inspect(page)).nodes)
    assert.ok(x >= -1 && x + w <= 391, `${name} from ${x} to ${x + w}`);
}, {...river, context: phone});

pageTest('what is hard to show is shown', async page => {
  const long = 'word'.repeat(2500);
  const tokens = Array.from({length: 297}, (_, i) => `t${i}`).concat([long, 'שלום', 'a\tb\u0001']);
  await page.evaluate(given => globalThis.temper.open(JSON.stringify({
    temper: 1, title: 'Hard', lab: 'generate', model: {type: 'fixed', tokens: given, logits: given.map((_, i) => i / 60)},
    chains: [{samplers: []}], prompt: [], max_tokens: 5, runs: 10})), tokens);
  await rest(page);
  for (let i = 0; i < 3; ++i) await click(page, 'button', 'Step on');
  for (const {name, box: [x, , w]} of (await inspect(page)).nodes)
    assert.ok(x >= -1 && x + w <= 1281, `${name.slice(0, 40)} from ${x} to ${x + w}`);
  await click(page, 'button', /more tokens$/);
  const rows = (await inspect(page)).nodes.filter(({name}) => name.startsWith('Take '));
  assert.equal(rows.length, 200);
  const refused = await page.evaluate(() => [
    globalThis.temper.open(JSON.stringify({temper: 1, model: {type: 'ngram', order: 2, corpus: ' \n '}, chains: [{samplers: []}]})),
    globalThis.temper.open(JSON.stringify({temper: 1, model: {type: 'markov', transitions: {start: {a: 0}}}, chains: [{samplers: []}]}))]);
  assert.deepEqual(refused, [false, false]);
  assert.equal((await scenario(page)).model.tokens.length, 300);
  for (const corpus of ['alone', 'שלום עולם שלום', 'a\u0001b c\u0007d a\u0001b']) {
    const opened = await page.evaluate(text => globalThis.temper.open(JSON.stringify({
      temper: 1, lab: 'generate', model: {type: 'ngram', order: 2, corpus: text}, chains: [{samplers: []}],
      prompt: [], max_tokens: 4})), corpus);
    assert.ok(opened, JSON.stringify(corpus));
    await rest(page);
    await click(page, 'button', 'To the end');
    await stands(page, (await written(page)).tokens.length);
  }
}, river);
