// @ts-check
// Mouse, finger and wheel reach what they should, and nothing that is the page's.
import assert from 'node:assert/strict';
import {click, drag, inspect, middle, pageTest, phone, rest, swipe, tap, widget} from './harness.mjs';

/** @param {import('playwright-core').Page} page */
const temperature = async page => (await widget(page, 'slider', 'Temperature')).now;
/** @param {import('playwright-core').Page} page */
const drawn = async page => (await widget(page, 'status', 'Draws')).value;
const grip = async (page, name) => middle(await widget(page, 'slider', name));

pageTest('a drag moves the temperature, and one undo takes it back', async page => {
  const {box: [x, y, width, height]} = await widget(page, 'slider', 'Temperature');
  await drag(page, [x + width * .6, y + height / 2], [width * .3, 0]);
  assert.ok(await temperature(page) > 1.5);
  await page.waitForTimeout(700);
  await click(page, 'button', 'Undo');
  assert.equal(await temperature(page), .7);
});

pageTest('a click rolls once, a press that leaves does not', async page => {
  await click(page, 'button', 'Roll once');
  assert.match(await drawn(page), /, 1 drawn/);
  await drag(page, middle(await widget(page, 'button', 'Roll once')), [200, -60]);
  assert.match(await drawn(page), /, 1 drawn/);
});

pageTest('a fast click is a press and a release', async page => {
  const [x, y] = middle(await widget(page, 'button', 'Roll 10 times'));
  await page.mouse.move(x, y);
  await Promise.all([page.mouse.down(), page.mouse.up()]);
  await rest(page);
  assert.match(await drawn(page), /, 10 drawn/);
});

pageTest('a drag goes on outside the canvas', async page => {
  const {box: [x, y, width]} = await widget(page, 'slider', 'Temperature');
  await drag(page, [x + width / 2, y + 14], [-1000, 0]);
  assert.equal(await temperature(page), 0);
});

pageTest('a pointer that is lost presses nothing and holds nothing', async page => {
  const before = await temperature(page);
  const [x, y] = middle(await widget(page, 'button', 'Roll once'));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.evaluate(() => document.querySelector('canvas')?.dispatchEvent(
    new PointerEvent('pointercancel', {pointerId: 1, pointerType: 'mouse'})));
  await rest(page);
  await page.mouse.up();
  await page.mouse.move(x, y - 300);
  await rest(page);
  assert.match(await drawn(page), /, 0 drawn/);
  assert.equal(await temperature(page), before);
});

pageTest('the hand is shown where a press does something', async page => {
  await page.mouse.move(...middle(await widget(page, 'textbox', 'Name of token 1')));
  await rest(page);
  const over = await page.evaluate(() => document.querySelector('canvas')?.style.cursor);
  await page.mouse.move(600, 120);
  await rest(page);
  assert.notEqual(over, await page.evaluate(() => document.querySelector('canvas')?.style.cursor));
});

/** Turns the wheel and tells whether the page would have scrolled. */
const wheel = (page, [x, y], deltaY, more = {}) => page.evaluate(([x, y, deltaY, more]) => {
  const event = new WheelEvent('wheel', {clientX: x, clientY: y, deltaY, cancelable: true, bubbles: true, ...more});
  document.querySelector('canvas')?.dispatchEvent(event);
  return !event.defaultPrevented;
}, [x, y, deltaY, more]);

pageTest('the wheel is the page\'s unless the lab can still scroll', async page => {
  assert.equal((await inspect(page)).scroll, 0);
  assert.ok(await wheel(page, [300, 300], -100), 'up, at the top');
  assert.ok(!await wheel(page, [300, 300], 100), 'down, with more below');
  await rest(page);
  assert.ok((await inspect(page)).scroll > 50);
  assert.ok(await wheel(page, [300, 300], 100, {ctrlKey: true}), 'zooming');
  for (let i = 0; i < 20; ++i) await wheel(page, [300, 300], 100);
  await rest(page);
  assert.ok(await wheel(page, [300, 300], 100), 'down, at the end');
}, {context: {viewport: {width: 1280, height: 500}}});

pageTest('a tap rolls, and leaves nothing hovered', async page => {
  await tap(page, 'button', 'Roll once');
  assert.match(await drawn(page), /, 1 drawn/);
  assert.ok(await page.evaluate(() => document.documentElement.classList.contains('finger')));
}, {context: phone});

pageTest('a finger moves the temperature sideways', async page => {
  await swipe(page, await grip(page, 'Temperature'), [80, 0]);
  assert.notEqual(await temperature(page), .7);
}, {context: phone});

pageTest('a vertical swipe scrolls the lab and presses nothing', async page => {
  const from = middle(await widget(page, 'button', 'Roll once'));
  await swipe(page, from, [0, -120]);
  assert.ok((await inspect(page)).scroll > 40);
  assert.match(await drawn(page), /, 0 drawn/);
}, {context: {...phone, viewport: {width: 390, height: 820}}});

pageTest('two fingers are the browser\'s', async page => {
  const wire = await page.context().newCDPSession(page);
  const [x, y] = middle(await widget(page, 'button', 'Roll once'));
  const touch = (type, touchPoints) => wire.send('Input.dispatchTouchEvent', {type, touchPoints});
  await touch('touchStart', [{x, y, id: 0}]);
  await touch('touchStart', [{x, y, id: 0}, {x: x + 60, y: y - 90, id: 1}]);
  await touch('touchEnd', []);
  await rest(page);
  assert.match(await drawn(page), /, 0 drawn/);
}, {context: phone});
