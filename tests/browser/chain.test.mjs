// @ts-check
// The chain lab by mouse, finger and keys; its numbers are the core's.
import assert from 'node:assert/strict';
import loadCore from '../../dist/temper-core.mjs';
import {click, inspect, middle, pageTest, phone, reach, rest, scenario, swipe, tap, widget} from './harness.mjs';

/** @typedef {import('playwright-core').Page} Page */

const core = await loadCore();
const order = {query: '?scenario=order'};
const onPhone = {...order, context: phone};

/** @param {Page} page @returns {Promise<string[]>} the stages' types, in order */
const kinds = async page => (await scenario(page)).chains[0].samplers.map(({type}) => type);
/** @param {Page} page */
const sentence = async page => (await widget(page, 'status', 'Sentence')).value;
/** @param {Page} page @param {string} key */
const press = async (page, key) => {
  await page.keyboard.press(key);
  await rest(page);
};
/** @param {Page} page @returns {Promise<any[]>} */
const samplers = async page => (await scenario(page)).chains[0].samplers;
/** What the core makes of the scenario on screen. @param {Page} page */
async function traced(page) {
  const {model: {tokens, logits}, chains, prompt, seed} = await scenario(page);
  const history = prompt.map(token => tokens.indexOf(token));
  return core.trace({tokens, logits, history, samplers: chains[0].samplers, seed});
}

pageTest('every card shows what the core says of its stage', async page => {
  const {stages} = await traced(page);
  const cards = (await inspect(page)).nodes.filter(({name}) => /^What .* does$/.test(name));
  assert.equal(cards.length, stages.length - 1);
  cards.forEach((card, i) => {
    const [before, after] = [stages[i].probs, stages[i + 1].probs];
    const lost = before.reduce((sum, p, id) => sum + (after[id] === 0 ? p : 0), 0);
    assert.ok(Math.abs(card.now - lost) < 1e-12, card.name);
    if (!stages[i + 1].note) assert.match(card.value, new RegExp(`${stages[i + 1].kept.length} left$`));
  });
  assert.match(await sentence(page), new RegExp(`leave ${stages.at(-1).kept.length} words of 60`));
}, order);

pageTest('a card in the hand shows what dropping it would give, and one undo takes it back', async page => {
  const before = await sentence(page), [x, y] = middle(await widget(page, 'button', 'Move Temperature'));
  const [, top] = middle(await widget(page, 'button', 'Move Top-p'));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, top - 5, {steps: 6});
  await page.waitForFunction(() => globalThis.temper.inspect().nodes.some(
    ({name, value}) => name === 'Order' && /Dropped here, temperature leaves 8 words, not 14/.test(value)));
  assert.equal(await sentence(page), before);
  await page.mouse.up();
  await rest(page);
  assert.equal((await kinds(page)).indexOf('temperature'), 4);
  assert.match(await sentence(page), /leave 8 words/);
  await page.waitForTimeout(700);
  await click(page, 'button', 'Undo');
  assert.equal(await sentence(page), before);
}, order);

pageTest('Esc puts a card in the hand back', async page => {
  const [x, y] = middle(await widget(page, 'button', 'Move Temperature'));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y - 300, {steps: 6});
  await page.keyboard.press('Escape');
  await page.waitForTimeout(200);
  await page.mouse.up();
  await rest(page);
  assert.equal((await kinds(page)).at(-1), 'temperature');
}, order);

pageTest('Alt and the arrows move a card', async page => {
  await reach(page, 'Move Top-k');
  await page.keyboard.down('Alt');
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction(() => globalThis.temper.inspect().nodes.some(
    ({name, value}) => name === 'Order' && /Dropped here, top-k/.test(value)));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.up('Alt');
  await page.waitForFunction(() => globalThis.temper.scenario().chains[0].samplers[4].type === 'top_k');
}, order);

pageTest('a number out of range stays as typed, ringed, and changes nothing', async page => {
  await click(page, 'textbox', 'Top-p p value');
  await page.locator('.field').fill('1.4');
  await press(page, 'Enter');
  assert.match((await widget(page, 'status', 'Not used')).value, /A number from 0 to 1 was expected/);
  assert.equal((await widget(page, 'textbox', 'Top-p p value')).value, '1.4');
  assert.equal((await samplers(page))[4].p, .95);
  await press(page, 'Escape');
  assert.equal((await widget(page, 'textbox', 'Top-p p value')).value, '0.95');
}, order);

pageTest('a setting by use replaces the chain, a program\'s order keeps its numbers', async page => {
  await click(page, 'radio', 'vLLM');
  assert.deepEqual((await kinds(page)).slice(0, 6),
    ['logit_bias', 'penalties', 'temperature', 'min_p', 'top_k', 'top_p']);
  assert.equal((await samplers(page))[4].k, 40);
  await click(page, 'radio', 'Yours');
  assert.equal((await kinds(page)).at(-1), 'temperature');
  await click(page, 'button', 'Production API: Greedy');
  assert.deepEqual(await kinds(page), ['temperature', 'greedy']);
  await click(page, 'radio', 'vLLM');
  assert.equal((await samplers(page)).find(({type}) => type === 'temperature').temperature, .3);
  await click(page, 'radio', 'Yours');
  assert.deepEqual(await kinds(page), ['temperature', 'greedy']);
}, {...order, context: {viewport: {width: 1280, height: 1000}}});

pageTest('the menu of stages scrolls where the window is short', async page => {
  await click(page, 'button', 'Add a stage');
  const items = async () => (await inspect(page)).nodes.filter(({role}) => role === 'menuitem');
  const lowest = (await items()).at(-1);
  assert.ok(lowest && lowest.box[1] > 420, 'the last one is out of sight');
  await page.mouse.move(...middle((await items())[2]));
  await page.mouse.wheel(0, 2000);
  await page.waitForFunction(() => globalThis.temper.inspect().nodes.filter(
    ({role}) => role === 'menuitem').at(-1).box[1] < 400);
  await rest(page);
  const {name} = (await items()).at(-1) ?? {name: ''};
  await click(page, 'menuitem', name);
  assert.equal((await samplers(page)).length, 9);
}, {...order, context: {viewport: {width: 1280, height: 420}}});

pageTest('all orders of five stages are tried, and one can be taken', async page => {
  await click(page, 'button', 'What if in another order');
  await page.waitForFunction(() => globalThis.temper.inspect().nodes.some(
    ({name, value}) => name === 'Orders' && value === '120 orders of 5 stages give 6 different results'));
  const {nodes} = await inspect(page);
  const other = nodes.find(({role, value, on}) => role === 'button' && /^8 words/.test(value) && !on);
  assert.ok(other);
  await click(page, 'button', other.name);
  assert.match(await sentence(page), /leave 8 words/);
}, {...order, context: {viewport: {width: 1280, height: 1000}}});

pageTest('what was said before can be changed', async page => {
  await click(page, 'button', 'Remove art from what was said');
  assert.deepEqual((await scenario(page)).prompt, ['rain']);
  await click(page, 'button', 'Add a word to what was said');
  await click(page, 'menuitem', 'love');
  assert.deepEqual((await scenario(page)).prompt, ['rain', 'love']);
}, {...order, context: {viewport: {width: 1280, height: 1000}}});

pageTest('the die falls where the core says', async page => {
  const {u, token} = await traced(page);
  await click(page, 'button', 'Roll once');
  assert.equal((await widget(page, 'status', 'Drawn')).value,
    `u = ${u.toFixed(4)}  →  ${(await scenario(page)).model.tokens[token]}`);
}, order);

pageTest('a finger takes the needle, and scrolls beside it', async page => {
  await tap(page, 'radio', 'What is left');
  await tap(page, 'button', 'Roll once');
  const strip = await widget(page, 'slider', 'Dice strip'), [x, y] = middle(strip);
  await swipe(page, [x, y], [0, -60]);
  assert.doesNotMatch((await widget(page, 'slider', 'Dice strip')).value, /what if/, 'a swipe scrolls');
  await swipe(page, middle(await widget(page, 'slider', 'Needle of the dice strip')), [0, 30]);
  assert.match((await widget(page, 'slider', 'Dice strip')).value, /^what if/);
}, onPhone);

pageTest('on a phone the result and the presets are a tap away', async page => {
  await tap(page, 'radio', 'What is left');
  await widget(page, 'slider', 'Dice strip');
  await tap(page, 'radio', 'By use');
  await tap(page, 'button', 'Brainstorming');
  assert.deepEqual(await kinds(page), ['temperature', 'top_p']);
}, onPhone);

pageTest('nothing lies outside the width of a phone', async page => {
  for (const view of ['Stages', 'What is left', 'By use']) {
    await tap(page, 'radio', view);
    for (const {name, box: [x, , w]} of (await inspect(page)).nodes)
      assert.ok(x >= 0 && x + w <= 391, `${view}: ${name} from ${x} to ${x + w}`);
  }
}, onPhone);
