// @ts-check
// The model lab: every kind is edited by hand, what is typed wrong is refused in words, and what is
// on screen is what the scenario says.
import assert from 'node:assert/strict';
import loadCore from '../../dist/temper-core.mjs';
import {click, drag, inspect, middle, pageTest, phone, reach, rest, scenario, tap, widget} from './harness.mjs';

/** @typedef {import('playwright-core').Page} Page */

const core = await loadCore();

/** @param {Page} page @param {(page: Page, role: string, name: string) => Promise<void>} [press] */
async function edit(page, press = click) {
  await press(page, 'button', 'Scenario');
  await press(page, 'menuitem', 'Edit the model');
  assert.equal((await inspect(page)).lab, 'model');
}

/** Types into the field `name`. @param {Page} page @param {string} name @param {string} text */
async function type(page, name, text) {
  await click(page, 'textbox', name);
  await page.locator('.field').fill(text);
  await page.keyboard.press('Enter');
  await rest(page);
}

/** @param {Page} page @returns {Promise<string | undefined>} why the last entry was not used */
const refused = async page => (await inspect(page)).nodes.find(n => n.name === 'Not used')?.value;
/** @param {Page} page */
const model = async page => (await scenario(page)).model;
/** @param {Page} page */
const sentence = async page => (await widget(page, 'status', 'Sentence')).value;
const map = {query: '?scenario=runs'}, fixed = {query: '?scenario=capital'}, text = {query: '?scenario=river-text'};

pageTest('a map says what it is and has a word for each node', async page => {
  await edit(page);
  assert.match(await sentence(page), /a map of 15 words and 16 arrows/);
  const {nodes} = await inspect(page);
  assert.equal(nodes.filter(n => n.role === 'radio' && n.name.startsWith('Word ')).length, 16);
  assert.equal((await widget(page, 'textbox', 'Weight of The after start')).value, '0.5');
}, map);

pageTest('weights are typed, refused in words, and normalised on request', async page => {
  await edit(page);
  await type(page, 'Weight of The after start', 'many');
  assert.match(String(await refused(page)), /A number of 0 or more/);
  await page.keyboard.press('Escape');
  await rest(page);
  await type(page, 'Weight of The after start', '-1');
  assert.match(String(await refused(page)), /A number of 0 or more/);
  assert.equal((await model(page)).transitions.start.The, 0.5);
  await page.keyboard.press('Escape');
  await rest(page);
  await type(page, 'Weight of The after start', '1.5');
  assert.equal((await model(page)).transitions.start.The, 1.5);
  await click(page, 'button', 'Normalise the row of start');
  assert.deepEqual((await model(page)).transitions.start, {The: 0.75, A: 0.15, One: 0.1});
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await rest(page);
  assert.equal((await model(page)).transitions.start.The, 0.5);
}, map);

pageTest('a row of zeros is refused', async page => {
  await edit(page);
  await click(page, 'radio', 'Word is');
  await type(page, 'Weight of Lyon after is', '0');
  await type(page, 'Weight of Paris after is', '0');
  assert.match(String(await refused(page)), /one weight above 0/);
  assert.deepEqual((await model(page)).transitions.is, {Paris: 0.8, Lyon: 0});
}, map);

pageTest('arrows are added by name and by pulling, and removed', async page => {
  await edit(page);
  await click(page, 'radio', 'Word One');
  await type(page, 'Arrow from One to', 'day');
  assert.deepEqual((await model(page)).transitions.One, {day: 1});
  await drag(page, middle(await widget(page, 'radio', 'Word day')),
    ((a, b) => /** @type {[number, number]} */ ([b[0] - a[0], b[1] - a[1]]))(
      middle(await widget(page, 'radio', 'Word day')), middle(await widget(page, 'radio', 'Word is'))));
  assert.deepEqual((await model(page)).transitions.day, {is: 1});
  await click(page, 'radio', 'Word One');
  await click(page, 'button', 'Remove the arrow to day');
  assert.equal((await model(page)).transitions.One, undefined);
}, map);

pageTest('a word is renamed everywhere; a taken name is refused; the word can go', async page => {
  await edit(page);
  await click(page, 'radio', 'Word of');
  await type(page, 'Name of the chosen word', 'is');
  assert.match(String(await refused(page)), /Another token has this name/);
  await page.keyboard.press('Escape');
  await rest(page);
  await type(page, 'Name of the chosen word', 'near');
  const {transitions} = await model(page);
  assert.equal(transitions.capital.near, 0.9);
  assert.equal(transitions.near.France, 0.7);
  await click(page, 'button', 'Remove word');
  assert.deepEqual((await model(page)).transitions.capital, {is: 0.1});
}, map);

pageTest('the table edits the same map', async page => {
  await edit(page);
  await click(page, 'radio', 'Table');
  await type(page, 'Weight of A after start', '1/3');
  assert.equal((await model(page)).transitions.start.A, 1 / 3);
  await type(page, 'Name of The after start', 'This');
  assert.equal((await model(page)).transitions.This.capital, 0.6);
}, map);

pageTest('by keys alone: to a weight, typed, taken', async page => {
  await edit(page);
  await page.locator('#lab').focus();
  for (let i = 0; i < 60; ++i) {
    await page.keyboard.press('Tab');
    await rest(page);
    const focused = (await inspect(page)).nodes.find(n => n.focused);
    if (focused?.name === 'Weight of A after start') break;
  }
  await page.keyboard.type('9');
  await page.locator('.field').waitFor();
  await page.keyboard.press('Enter');
  await rest(page);
  assert.equal((await model(page)).transitions.start.A, 9);
}, map);

pageTest('a distribution: logits, probabilities that wait for their sum, names', async page => {
  await edit(page);
  await type(page, 'Logit of Lyon', '2');
  assert.deepEqual((await model(page)).logits, [2, 2, 0.5, -0.5, -2]);
  await type(page, 'Logit of Lyon', 'x');
  assert.match(String(await refused(page)), /A number, or −∞, was expected/);
  await page.keyboard.press('Escape');
  await rest(page);
  await type(page, 'Probability of Paris', '90 %');
  assert.deepEqual((await model(page)).logits, [2, 2, 0.5, -0.5, -2], 'nothing changes yet');
  await click(page, 'button', /^Normalise \(sum is 1\.4\d\)$/);
  const {probs} = await model(page);
  assert.ok(Math.abs(probs.reduce((a, b) => a + b) - 1) < 1e-12);
  await type(page, 'Name of token 1', 'Lyon');
  assert.match(String(await refused(page)), /Another token has this name/);
  await page.keyboard.press('Escape');
  await rest(page);
  await type(page, 'Name of token 1', 'x'.repeat(10000));
  assert.equal((await model(page)).tokens[0].length, 10000);
}, fixed);

pageTest('shapes make up to 1,000 tokens, and no more', async page => {
  await edit(page);
  await type(page, 'Number of tokens', '1001');
  assert.match(String(await refused(page)), /from 1 to 1,000/);
  await page.keyboard.press('Escape');
  await rest(page);
  await type(page, 'Number of tokens', '300');
  await click(page, 'radio', 'Peaked');
  await type(page, 'Peaked p', '0.5');
  await click(page, 'button', 'Use it for 300 tokens');
  const {tokens} = await model(page);
  assert.equal(tokens.length, 300);
  assert.equal(tokens[0], 'Paris');
  assert.match((await widget(page, 'textbox', 'Probability of Paris')).value, /^50\.0/);
  assert.match(await sentence(page), /300 words/);
}, fixed);

pageTest('another kind is only an offer until it is asked for', async page => {
  const before = await model(page);
  await edit(page);
  await click(page, 'radio', 'Map');
  assert.deepEqual(await model(page), before);
  await click(page, 'button', 'Make it a map');
  const map = await model(page);
  assert.equal(map.type, 'markov');
  assert.ok(Math.abs(map.transitions.is.Paris - 0.591223) < 1e-6);
  await page.keyboard.press('Control+z');
  await rest(page);
  assert.deepEqual(await model(page), before);
}, fixed);

pageTest('a text is edited, counted, and its order chosen', async page => {
  await page.waitForFunction(() => globalThis.temper.inspect().lab === 'model');
  await click(page, 'radio', '2');
  assert.equal((await model(page)).order, 2);
  await click(page, 'textbox', 'Text to learn from');
  const area = page.locator('textarea.field');
  await area.fill('One fish.\n\nTwo fish.');
  await page.keyboard.press('Control+Enter');
  await rest(page);
  assert.equal((await model(page)).corpus, 'One fish.\n\nTwo fish.');
  assert.match(await sentence(page), /has read 6 words, 4 of them different, and looks 1 word back/);
  await click(page, 'textbox', 'Text to learn from');
  await area.fill(' \n ');
  await page.keyboard.press('Control+Enter');
  await rest(page);
  assert.match(String(await refused(page)), /At least one word/);
  assert.equal((await model(page)).corpus, 'One fish.\n\nTwo fish.');
}, text);

pageTest('a dropped text is learned from; of another kind only when asked', async page => {
  await edit(page);
  await page.evaluate(() => globalThis.temper.open('Red fish. Blue fish.'));
  await rest(page);
  assert.equal((await model(page)).type, 'fixed');
  await click(page, 'button', 'Learn from this text');
  assert.equal((await model(page)).corpus, 'Red fish. Blue fish.');
}, fixed);

pageTest('what is shown after the prompt is what the core gives', async page => {
  await page.waitForFunction(() => globalThis.temper.inspect().lab === 'model');
  const {candidates} = core.generate(await scenario(page)).steps[0];
  const shown = (await inspect(page)).nodes.filter(({name}) => name.startsWith('Probability of '));
  assert.equal(shown.length, 8);
  shown.forEach(({name, value}, i) => {
    assert.equal(name, `Probability of ${candidates[i].token}`);
    assert.ok(Math.abs(parseFloat(value) - 100 * candidates[i].probability) <= .051, `${name} ${value}`);
  });
}, text);

pageTest('texts of one word, of control characters, from right to left, of 8 MB', async page => {
  await page.waitForFunction(() => globalThis.temper.inspect().lab === 'model');
  const drop = async what => {
    await page.evaluate(text => globalThis.temper.open(text), what);
    await rest(page);
  };
  await drop('hello');
  assert.equal((await model(page)).corpus, 'hello');
  assert.match(await sentence(page), /has read 1 word, 1 of them different/);
  await drop('a\u0007b c\r\n\u001b[31m d\t' + 'x'.repeat(3000));
  assert.match((await model(page)).corpus, /\u0007/);
  await drop('\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd. \u0645\u0631\u062d\u0628\u0627');
  assert.match((await widget(page, 'status', 'About the text')).value, /in the order of the text/);
  assert.match(await sentence(page), /has read 4 words/);
  const before = await model(page);
  await page.evaluate(() => globalThis.temper.open('word '.repeat(1_600_000)));
  await page.waitForFunction(() => globalThis.temper.inspect().nodes.some(
    ({value}) => /At most 6 MB of text were expected/.test(value)), undefined, {timeout: 30_000});
  await rest(page);
  assert.deepEqual(await model(page), before);
}, text);

pageTest('a word without a row ends the text, and says so', async page => {
  await edit(page);
  assert.equal((await widget(page, 'radio', 'Word One')).value, 'ends a text');
  await click(page, 'radio', 'Word One');
  await type(page, 'Prompt', 'One');
  assert.deepEqual((await scenario(page)).prompt, ['One']);
  await type(page, 'Prompt', 'One nowhere');
  assert.match(String(await refused(page)), /“nowhere” is not on the map/);
}, map);

pageTest('by keys alone: an arrow to another word', async page => {
  await edit(page);
  await reach(page, 'Arrow from start to', 'textbox');
  await page.keyboard.press('Enter');
  await page.locator('.field').waitFor();
  await page.keyboard.insertText('day');
  await page.keyboard.press('Enter');
  await rest(page);
  assert.deepEqual((await model(page)).transitions.start, {The: 0.5, A: 0.3, One: 0.2, day: 0.1});
  await reach(page, 'Normalise the row of start', 'button');
  await page.keyboard.press('Space');
  await rest(page);
  assert.ok(Math.abs((await model(page)).transitions.start.day - .1 / 1.1) < 1e-12);
}, map);

pageTest('on a phone: everything is there under a thumb', async page => {
  await edit(page, tap);
  await tap(page, 'radio', 'Table');
  await tap(page, 'radio', 'Graph');
  await tap(page, 'radio', 'Word The');
  assert.equal((await widget(page, 'textbox', 'Name of the chosen word')).value, 'The');
  const {nodes} = await inspect(page);
  for (const {name, box: [x, , width]} of nodes) assert.ok(x >= -1 && x + width <= 391, `${name} is cut`);
  await tap(page, 'button', 'Remove the arrow to model');
  assert.deepEqual(Object.keys((await model(page)).transitions.The), ['capital', 'answer']);
}, {...map, context: {...phone, viewport: {width: 390, height: 1400}}});
