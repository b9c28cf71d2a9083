// @ts-check
// Three ways to work the lab: by mouse, by finger and by keys. Each can do all of it alone; names
// and numbers are typed on whatever keyboard the device has.
import assert from 'node:assert/strict';
import {inspect, middle, rest, widget} from './harness.mjs';

/** @typedef {import('playwright-core').Page} Page @typedef {import('./harness.mjs').Widget} Widget */
/** @typedef {string | RegExp} Name */

/** @param {Page} page @param {string} text */
async function fill(page, text) {
  const field = page.locator('.field');
  await field.waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
  await page.keyboard.press('Enter');
  await rest(page);
}

/** Scrolls until the widget lies on the screen, clear of what stands at the bottom.
 * @param {Page} page @param {string} role @param {Name} name @param {(dy: number) => Promise<void>} scroll
 * @returns {Promise<Widget>} */
async function inSight(page, role, name, scroll) {
  const {width, height: tall} = page.viewportSize() ?? {width: 0, height: 0};
  const tabs = width < 760 ? 80 : 8;
  for (let tries = 0; ; ++tries) {
    const found = await widget(page, role, name), [, y] = middle(found);
    const stays = role === 'menuitem' || role === 'tab' || /^(Undo|Redo|Scenario)$/.test(found.name);
    if (stays || (y > 60 && y < tall - tabs) || tries === 8) return found;
    await scroll(y < tall / 2 ? -300 : 300);
    await rest(page);
  }
}

export const mouse = {
  name: 'mouse',
  /** @param {Page} page @param {string} role @param {Name} name */
  find: (page, role, name) => inSight(page, role, name, async dy => {
    await page.mouse.move(640, 400);
    await page.mouse.wheel(0, dy);
  }),
  /** @param {Page} page @param {string} role @param {Name} name */
  async press(page, role, name) {
    await page.mouse.click(...middle(await this.find(page, role, name)));
    await rest(page);
  },
  /** Drags what lies there. @param {Page} page @param {string} role @param {Name} name
   * @param {number} dx @param {number} [dy] */
  async drag(page, role, name, dx, dy = 0) {
    const [x, y] = middle(await this.find(page, role, name));
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + dx / 2, y + dy / 2, {steps: 3});
    await page.mouse.move(x + dx, y + dy, {steps: 3});
    await page.mouse.up();
    await rest(page);
  },
  /** Sets the temperature to one of its stops, by the number under the axis. @param {Page} page @param {number} stop */
  async stop(page, stop) {
    const {box: [x, y, w, h]} = await this.find(page, 'slider', 'Temperature');
    await page.mouse.click(x + w * axisPosition(stop), y + h / 2);
    await rest(page);
  },
  /** @param {Page} page @param {number} row @param {string} token */
  reorder: async (page, row, token) => mouse.drag(page, 'button', `Move ${token}`, 0, 46),
  /** @param {Page} page @param {string} name of the text box @param {string} text */
  async type(page, name, text) {
    await this.press(page, 'textbox', name);
    await fill(page, text);
  },
};

export const finger = {
  ...mouse,
  name: 'finger',
  find: (page, role, name) => inSight(page, role, name, dy => stroke(page, [page.viewportSize()?.width ?? 0, 0].map(
    (v, i) => i ? 420 : v - 8), [0, -dy])),
  async press(page, role, name) {
    await page.touchscreen.tap(...middle(await this.find(page, role, name)));
    await rest(page);
  },
  async drag(page, role, name, dx, dy = 0) {
    await stroke(page, middle(await this.find(page, role, name)), [dx, dy]);
  },
  async stop(page, stop) {
    const {box: [x, y, w, h]} = await this.find(page, 'slider', 'Temperature');
    await page.touchscreen.tap(x + w * axisPosition(stop), y + h / 2);
    await rest(page);
  },
  reorder: async (page, row, token) => finger.drag(page, 'button', `Move ${token}`, 0, 44),
};

/** @param {Page} page @param {number[]} from @param {number[]} by */
async function stroke(page, [x, y], [dx, dy], steps = 6) {
  const wire = await page.context().newCDPSession(page);
  const send = (type, touchPoints) => wire.send('Input.dispatchTouchEvent', {type, touchPoints});
  await send('touchStart', [{x, y}]);
  for (let i = 1; i <= steps; ++i) await send('touchMove', [{x: x + dx * i / steps, y: y + dy * i / steps}]);
  await send('touchEnd', []);
  await rest(page);
}

/** Where a temperature stands on the axis, 0 to 1. @param {number} t */
const axisPosition = t => t <= .05 ? t / .05 * .06 : .06 + .94 * Math.log(t / .05) / Math.log(100);

export const keys = {
  name: 'keys',
  /** Moves the focus there with Tab, by the shorter way. @param {Page} page @param {string} role @param {Name} name */
  async find(page, role, name) {
    const fits = node => node.role === role && (name instanceof RegExp ? name.test(node.name) : node.name === name);
    await page.evaluate(() => document.getElementById('lab')?.focus());
    for (let tries = 0; tries < 8; ++tries) {
      const nodes = (await inspect(page)).nodes.filter(node => node.id);
      const from = nodes.findIndex(({focused}) => focused), to = nodes.findIndex(fits);
      assert.ok(to >= 0, `no ${role} "${name}"`);
      if (from === to) return nodes[to];
      const steps = from < 0 ? 1 : to - from;
      for (let i = 0; i < Math.abs(steps); ++i) await page.keyboard.press(steps > 0 ? 'Tab' : 'Shift+Tab');
      await rest(page);
    }
    throw new Error(`Tab does not reach ${role} "${name}"`);
  },
  async press(page, role, name) {
    await this.find(page, role, name);
    await page.keyboard.press('Space');
    await rest(page);
  },
  /** Arrows in place of a drag. */
  async drag(page, role, name, dx) {
    await this.find(page, role, name);
    for (let i = 0; i < 3; ++i) {
      await page.keyboard.press(dx > 0 ? 'ArrowRight' : 'ArrowLeft');
      await rest(page);
    }
  },
  /** Home, then a stop further with each Page Up. */
  async stop(page, stop) {
    await this.find(page, 'slider', 'Temperature');
    for (const key of ['Home', ...[.1, .5, 1, 2, 5].filter(t => t <= stop).map(() => 'PageUp')]) {
      await page.keyboard.press(key);
      await rest(page);
    }
  },
  async reorder(page, row) {
    await this.find(page, 'textbox', `Name of token ${row + 1}`);
    await page.keyboard.press('Alt+ArrowDown');
    await rest(page);
  },
  async type(page, name, text) {
    await this.find(page, 'textbox', name);
    await page.keyboard.press('Enter');
    await fill(page, text);
  },
};
