// @ts-check
// The first page: a roll before a word is read, the labs and the scenarios one press away.
import assert from 'node:assert/strict';
import {click, inspect, pageTest, phone, rest, scenario, tap, widget} from './harness.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page */
const rolls = async page => (await widget(page, 'status', 'Rolls')).value;
/** @param {Page} page */
const lab = async page => (await inspect(page)).lab;
const home = {query: ''};

pageTest('it opens without a scenario, and one press rolls', async page => {
  assert.equal(await lab(page), 'home');
  await click(page, 'button', 'Roll once');
  assert.match(await rolls(page), /^1 roll: \w+$/);
  for (let i = 0; i < 14; ++i) await click(page, 'button', 'Roll once');
  const said = await rolls(page);
  assert.match(said, /^15 rolls: /);
  assert.equal(said.split(', ').length, 12, 'the latest twelve');
}, home);

pageTest('the rolls are those of the seed, as everywhere', async page => {
  for (let i = 0; i < 5; ++i) await click(page, 'button', 'Roll once');
  const words = (await rolls(page)).split(': ')[1].split(', ');
  await click(page, 'button', 'Temperature lab');
  for (let i = 0; i < 5; ++i) await click(page, 'button', 'Roll once');
  const {nodes} = await inspect(page);
  const strip = nodes.find(node => node.name === 'Dice strip');
  assert.match(String(strip?.value), new RegExp(`${words[4]}$`));
}, home);

pageTest('by keys alone: Space rolls, Tab reaches a lab, Enter opens it', async page => {
  await page.locator('#lab').click({position: {x: 900, y: 430}});  // where nothing is
  await page.keyboard.press('Space');
  await rest(page);
  assert.match(await rolls(page), /^1 roll/);
  for (let i = 0; i < 40; ++i) {
    await page.keyboard.press('Tab');
    await rest(page);
    if ((await inspect(page)).nodes.find(n => n.focused)?.name === 'Temperature lab') break;
  }
  await page.keyboard.press('Enter');
  await rest(page);
  assert.equal(await lab(page), 'temperature');
}, home);

pageTest('every lab with a tab has its card, and the coin leads home again', async page => {
  const {nodes} = await inspect(page);
  const tabs = nodes.filter(node => node.role === 'tab').map(node => node.name);
  assert.ok(tabs.length > 0);
  for (const name of tabs) assert.ok(nodes.some(node => node.name === `${name} lab`), name);
  await click(page, 'tab', tabs[0]);
  assert.notEqual(await lab(page), 'home');
  await click(page, 'button', 'Temper, the first page');
  assert.equal(await lab(page), 'home');
}, home);

pageTest('the gallery opens what it shows', async page => {
  const {nodes} = await inspect(page);
  const cards = nodes.filter(node => node.role === 'button' && node.name.startsWith('Open ') && node.name !== 'Open a file');
  assert.ok(cards.length >= 9, `${cards.length} scenarios`);
  await page.mouse.move(640, 500);
  await page.mouse.wheel(0, 2000);
  await rest(page);
  await click(page, 'button', 'Open A biased coin');
  assert.equal((await scenario(page)).title, 'A biased coin');
  assert.equal(await lab(page), 'temperature');
}, home);

pageTest('a pasted scenario opens; one that is wrong is refused in words', async page => {
  await page.mouse.move(640, 500);
  await page.mouse.wheel(0, 5000);
  await rest(page);
  await click(page, 'button', 'Paste a scenario');
  await page.mouse.wheel(0, 5000);
  await rest(page);
  await click(page, 'textbox', 'Pasted text');
  await page.locator('textarea.field').fill('{"temper": 1}');
  await page.keyboard.press('Control+Enter');
  await rest(page);
  assert.match((await widget(page, 'status', 'Not opened')).value, /model/);
  assert.equal((await scenario(page)).title, 'The capital of France');
}, home);

pageTest('on a phone nothing is cut and a thumb rolls', async page => {
  await tap(page, 'button', 'Roll once');
  assert.match(await rolls(page), /^1 roll/);
  const {nodes} = await inspect(page);
  for (const {name, box: [x, , width]} of nodes) assert.ok(x >= -1 && x + width <= 391, `${name} is cut`);
}, {...home, context: phone});
