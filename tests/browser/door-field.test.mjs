// @ts-check
// Editing happens in a field of the system's, laid over the canvas.
import assert from 'node:assert/strict';
import {click, pageTest, phone, rest, tap, widget} from './harness.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page */
const field = page => page.locator('.field');
/** @param {Page} page */
const name = async page => (await widget(page, 'textbox', 'Name of token 1')).value;
/** @param {Page} page @param {string} key */
const press = async (page, key) => {
  await page.keyboard.press(key);
  await rest(page);
};

pageTest('a name is edited in place: Enter keeps, the focus comes back', async page => {
  const {box: [x, y]} = await widget(page, 'textbox', 'Name of token 1');
  await click(page, 'textbox', 'Name of token 1');
  const box = await field(page).boundingBox();
  assert.ok(box && Math.abs(box.x - x) < 24 && Math.abs(box.y - y) < 12, 'over the name');
  await page.keyboard.type('Nice');
  await press(page, 'Enter');
  assert.equal(await name(page), 'Nice');
  assert.equal(await field(page).count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'lab');
});

pageTest('Escape restores, a click elsewhere keeps', async page => {
  await click(page, 'textbox', 'Name of token 1');
  await page.keyboard.type('Nice');
  await press(page, 'Escape');
  assert.equal(await name(page), 'Paris');
  await click(page, 'textbox', 'Name of token 1');
  await page.keyboard.type('Metz');
  await page.mouse.click(640, 560);
  await rest(page);
  assert.equal(await name(page), 'Metz');
});

pageTest('words of any script are taken whole from a composition', async page => {
  await click(page, 'textbox', 'Name of token 1');
  const wire = await page.context().newCDPSession(page);
  await wire.send('Input.imeSetComposition', {text: 'にほ', selectionStart: 2, selectionEnd: 2});
  await field(page).dispatchEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true});
  assert.equal(await field(page).count(), 1, 'Enter belongs to the composition');
  await wire.send('Input.insertText', {text: '日本'});
  await press(page, 'Enter');
  assert.equal(await name(page), '日本');
});

pageTest('the field has a system field\'s undo, selection and clipboard', async page => {
  await click(page, 'textbox', 'Name of token 1');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('x');
  await page.keyboard.press('Control+z');
  assert.equal(await field(page).inputValue(), 'Paris');
  await press(page, 'Escape');
});

pageTest('Tab keeps and goes on to the next control', async page => {
  await click(page, 'textbox', 'Name of token 1');
  await page.keyboard.type('Nice');
  await press(page, 'Tab');
  assert.equal(await name(page), 'Nice');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'lab');
});

pageTest('on a phone the field is a finger\'s: 16 px, the number keys for numbers', async page => {
  await tap(page, 'textbox', 'Temperature, typed');
  assert.equal(await field(page).evaluate(input => getComputedStyle(input).fontSize), '16px');
  assert.equal(await field(page).getAttribute('inputmode'), 'decimal');
  await field(page).fill('1.5');
  await press(page, 'Enter');
  assert.equal((await widget(page, 'slider', 'Temperature')).now, 1.5);
}, {context: phone});
