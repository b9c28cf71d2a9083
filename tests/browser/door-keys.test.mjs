// @ts-check
// Keys are the lab's while it has the focus, the browser's own always stay the browser's, and Tab
// and Escape lead out.
import assert from 'node:assert/strict';
import {inspect, pageTest, rest, widget} from './harness.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** A link before and a link after the lab, as in a host's page. @param {Page} page */
const neighbours = page => page.evaluate(() => {
  for (const [place, id] of /** @type {const} */ ([['beforebegin', 'before'], ['afterend', 'after']])) {
    const link = Object.assign(document.createElement('a'), {href: '#', id, textContent: id});
    document.querySelector('canvas')?.insertAdjacentElement(place, link);
  }
});
/** @param {Page} page */
const focused = page => page.evaluate(() => document.activeElement?.id);
/** @param {Page} page */
const control = async page => {
  const node = (await inspect(page)).nodes.find(({focused}) => focused);
  return node && `${node.role} ${node.name}`;
};
const press = async (page, key) => {
  await page.keyboard.press(key);
  await rest(page);
};

pageTest('Tab goes through every control, then on to the page, and back', async page => {
  await neighbours(page);
  await page.focus('#before');
  await press(page, 'Tab');
  assert.equal(await focused(page), 'lab');
  const first = await control(page), names = [];
  for (let i = 0; i < 200 && await focused(page) === 'lab'; ++i) {
    names.push(await control(page));
    await press(page, 'Tab');
  }
  assert.equal(await focused(page), 'after');
  assert.equal(new Set(names).size, names.length, `each once: ${names}`);
  const {nodes} = await inspect(page);
  const reachable = nodes.filter(node => node.id && !node.disabled).map(node => `${node.role} ${node.name}`);
  assert.deepEqual(reachable.filter(name => !names.includes(name)), []);
  await press(page, 'Shift+Tab');
  assert.deepEqual([await focused(page), await control(page)], ['lab', names.at(-1)]);
  await page.focus('#before');
  await press(page, 'Tab');
  assert.equal(await control(page), first);
  await press(page, 'Shift+Tab');
  assert.equal(await focused(page), 'before');
});

pageTest('arrows move a focused value, Escape lets go of it and then of the lab', async page => {
  await neighbours(page);
  await page.focus('#before');
  await press(page, 'Tab');
  for (let i = 0; i < 100 && await control(page) !== 'slider Temperature'; ++i) await press(page, 'Tab');
  await press(page, 'ArrowRight');
  assert.equal((await widget(page, 'slider', 'Temperature')).now.toFixed(2), '0.71');
  await press(page, 'Escape');
  assert.deepEqual([await focused(page), await control(page)], ['lab', undefined]);
  await press(page, 'Escape');
  assert.notEqual(await focused(page), 'lab');
});

pageTest('keys do nothing while the focus is elsewhere', async page => {
  await press(page, 'Space');
  assert.match((await widget(page, 'status', 'Draws')).value, /, 0 drawn/);
  await page.mouse.click(1200, 130);  // nothing is there
  await press(page, 'Space');
  assert.match((await widget(page, 'status', 'Draws')).value, /, 1 drawn/);
});

pageTest('the browser keeps its keys', async page => {
  const claimed = await page.evaluate(() => {
    const canvas = /** @type {HTMLElement} */ (document.querySelector('canvas'));
    canvas.focus();
    const keys = [
      ['l', 'KeyL', {ctrlKey: true}], ['+', 'Equal', {ctrlKey: true}], ['-', 'Minus', {ctrlKey: true}],
      ['0', 'Digit0', {ctrlKey: true}], ['r', 'KeyR', {ctrlKey: true}], ['F5', 'F5', {}], ['F12', 'F12', {}],
      ['ArrowLeft', 'ArrowLeft', {altKey: true}], ['ArrowLeft', 'ArrowLeft', {metaKey: true}],
      ['t', 'KeyT', {metaKey: true}], ['f', 'KeyF', {ctrlKey: true}], ['v', 'KeyV', {ctrlKey: true}],
      ['c', 'KeyC', {ctrlKey: true}], ['Process', 'KeyA', {isComposing: true}],
      ['ArrowUp', 'ArrowUp', {}], [' ', 'Space', {}], ['z', 'KeyZ', {ctrlKey: true}],
      ['ArrowUp', 'ArrowUp', {altKey: true}], ['7', 'Digit7', {}],
    ];
    return keys.filter(([key, code, more]) => !canvas.dispatchEvent(new KeyboardEvent('keydown',
      {key: String(key), code: String(code), cancelable: true, bubbles: true, .../** @type {object} */ (more)})))
      .map(([, code, more]) => Object.keys(more)[0]?.replace('Key', '+') + code);
  });
  assert.deepEqual(claimed, ['undefinedArrowUp', 'undefinedSpace', 'ctrl+KeyZ', 'alt+ArrowUp', 'undefinedDigit7']);
});
