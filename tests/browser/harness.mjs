// @ts-check
// What every browser test stands on: dist/ on a server of its own, a page in the system's Chromium,
// and widgets found by role and name as the lab itself reports them.
import {mkdirSync, writeFileSync} from 'node:fs';
import {after, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';
import {serve} from './static.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{id: number, role: string, name: string, value: string, box: [number, number, number, number],
 *   now: number, min?: number, max?: number, focused?: boolean, disabled?: boolean, on?: boolean}} Widget */

const root = fileURLToPath(new URL('../../', import.meta.url));
const flags = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
  '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync'];

export const dist = `${root}dist`;
const site = await serve(dist);
const browser = await chromium.launch({executablePath: '/usr/bin/chromium', args: flags});
after(async () => {
  await browser.close();
  site.close();
});

export const phone = {viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true, deviceScaleFactor: 2};

/**
 * A test on a page of its own. Errors on the console fail it; what failed leaves a picture and the
 * console's log in tests/.out/.
 * @param {string} name
 * @param {(page: Page) => Promise<void>} body
 * @param {{query?: string, context?: import('playwright-core').BrowserContextOptions, live?: boolean,
 *   patience?: number, before?: (page: Page) => Promise<void>, expected?: RegExp}} [options] `live`: wait for the lab;
 *   `expected`: console errors that belong to the test
 */
export function pageTest(name, body, {query = '?scenario=capital', context = {}, live = true, patience = 60_000, before, expected} = {}) {
  test(name, {timeout: patience}, async () => {
    const home = await browser.newContext({viewport: {width: 1280, height: 800}, ...context});
    const page = await home.newPage();
    /** @type {string[]} */ const log = [], errors = [];
    page.on('console', message => {
      log.push(`${message.type()}: ${message.text()}`);
      if (message.type() === 'error' && !expected?.test(message.text())) errors.push(message.text());
    });
    page.on('pageerror', error => {
      log.push(`page error: ${error.stack}`);
      errors.push(String(error));
    });
    try {
      await before?.(page);
      await page.goto(site.url + query);
      if (live) await ready(page);
      await body(page);
      if (errors.length) throw new Error(`on the console: ${errors.join('\n')}`);
    } catch (fault) {
      await keep(name, page, log);
      throw fault;
    } finally {
      await home.close();
    }
  });
}

/** @param {string} name @param {Page} page @param {string[]} log */
async function keep(name, page, log) {
  const to = `${root}tests/.out/${name.replace(/\W+/g, '-')}`;
  mkdirSync(`${root}tests/.out`, {recursive: true});
  await page.screenshot({path: `${to}.png`}).catch(() => {});
  writeFileSync(`${to}.log`, log.join('\n'));
  console.log(`see ${to}.png and .log`);
}

/** Also at rest: what is read before the first glyphs are there may yet move. @param {Page} page */
async function ready(page) {
  await page.waitForSelector('.live.arrived', {state: 'attached'});
  await rest(page);
}

/** @param {Page} page @returns {Promise<{nodes: Widget[], [key: string]: any}>} what the lab says is on screen */
export const inspect = page => page.evaluate(() => globalThis.temper.inspect());
/** @param {Page} page @returns {Promise<any>} the scenario on screen */
export const scenario = page => page.evaluate(() => globalThis.temper.scenario());

/** @param {Page} page @param {string} role @param {string | RegExp} name @returns {Promise<Widget>} */
export async function widget(page, role, name) {
  const {nodes} = await inspect(page);
  const fits = node => node.role === role && (name instanceof RegExp ? name.test(node.name) : node.name === name);
  const found = nodes.find(fits);
  if (!found) throw new Error(`no ${role} "${name}" among ${nodes.map(n => `${n.role} "${n.name}"`).join(', ')}`);
  return found;
}

/** @param {Widget} widget @returns {[number, number]} the middle of it */
export const middle = ({box: [x, y, width, height]}) => [x + width / 2, y + height / 2];

/** Waits until the lab has nothing left to draw. @param {Page} page */
export const rest = page => page.waitForFunction(() => globalThis.temper?.resting);

/** @param {Page} page @param {string} role @param {string | RegExp} name */
export async function click(page, role, name) {
  await page.mouse.click(...middle(await widget(page, role, name)));
  await rest(page);
}

/** @param {Page} page @param {string} role @param {string | RegExp} name */
export async function tap(page, role, name) {
  await page.touchscreen.tap(...middle(await widget(page, role, name)));
  await rest(page);
}

/** Moves the focus to a control with Tab, by the shorter way. @param {Page} page @param {string} name @param {string} [role] */
export async function reach(page, name, role) {
  for (let tries = 0; tries < 12; ++tries) {
    await page.locator('#lab').focus();  // past its last control, and from none, Tab leaves it
    const nodes = (await inspect(page)).nodes.filter(({id}) => id);
    const from = nodes.findIndex(({focused}) => focused), to = nodes.findIndex(node => node.name === name && node.role === (role ?? node.role));
    if (to < 0) throw new Error(`no "${name}" among ${nodes.map(node => node.name).join(', ')}`);
    if (from === to) return;
    for (let i = 0; i < Math.abs(from < 0 ? 1 : to - from); ++i)
      await page.keyboard.press(to > from ? 'Tab' : 'Shift+Tab');
    await rest(page);
  }
  throw new Error(`Tab does not reach ${name}`);
}

/** Drags with the mouse. @param {Page} page @param {[number, number]} from @param {[number, number]} by */
export async function drag(page, [x, y], [dx, dy]) {
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx / 2, y + dy / 2, {steps: 4});
  await page.mouse.move(x + dx, y + dy, {steps: 4});
  await page.mouse.up();
  await rest(page);
}

/** Swipes with one finger, as the system sends it.
 * @param {Page} page @param {[number, number]} from @param {[number, number]} by */
export async function swipe(page, [x, y], [dx, dy], steps = 8) {
  const wire = await page.context().newCDPSession(page);
  const send = (type, touchPoints) => wire.send('Input.dispatchTouchEvent', {type, touchPoints});
  await send('touchStart', [{x, y}]);
  for (let i = 1; i <= steps; ++i) {
    await send('touchMove', [{x: x + dx * i / steps, y: y + dy * i / steps}]);
    await page.waitForTimeout(16);
  }
  await send('touchEnd', []);
  await rest(page);
}
