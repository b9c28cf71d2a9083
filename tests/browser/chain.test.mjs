// @ts-check
// The chain lab by mouse, finger and keys; its numbers are the core's.
import assert from 'node:assert/strict';
import loadCore from '../../dist/temper-core.mjs';
import {click, inspect, middle, pageTest, phone, rest, scenario, tap, widget} from './harness.mjs';

/** @typedef {import('playwright-core').Page} Page */

const core = await loadCore();
const order = {query: '?scenario=order'};
const onPhone = {...order, context: phone};

/** @param {Page} page @returns {Promise<string[]>} the stages' types, in order */
const kinds = async page => (await scenario(page)).chains[0].samplers.map(({type}) => type);
/** @param {Page} page */
const sentence = async page => (await widget(page, 'status', 'Sentence')).value;
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
