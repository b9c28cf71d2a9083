// @ts-check
// Files and the clipboard: what comes in is opened or refused with its reason, what goes out is whole.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {click, inspect, pageTest, rest, scenario, widget} from './harness.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page @param {string} title @returns {Promise<string>} the scenario on screen under another title */
const titled = async (page, title) => JSON.stringify({...await scenario(page), title});

/** @param {Page} page @param {string} label */
const menu = async (page, label) => {
  await click(page, 'button', 'Scenario');
  await click(page, 'menuitem', label);
};

/** Drops a file on the page, as a file manager does. @param {Page} page @param {string} name @param {string} text */
const drop = (page, name, text) => page.evaluate(([name, text]) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([text], name, {type: 'application/json'}));
  const over = new DragEvent('dragover', {dataTransfer, bubbles: true, cancelable: true});
  document.body.dispatchEvent(over);
  document.body.dispatchEvent(new DragEvent('drop', {dataTransfer, bubbles: true, cancelable: true}));
  return over.defaultPrevented;
}, [name, text]);

/** @param {Page} page @param {string} title */
const opened = (page, title) => page.waitForFunction(
  title => globalThis.temper.scenario().title === title, title);

pageTest('a dropped file opens', async page => {
  assert.ok(await drop(page, 'mine.json', await titled(page, 'Dropped')));
  await opened(page, 'Dropped');
});

pageTest('a dropped file that is no scenario is refused with its reason', async page => {
  await drop(page, 'mine.json', '{"temper": 1, "chains": []}');
  await page.waitForFunction(() => globalThis.temper.inspect().nodes.some(({value}) => /model/.test(value)));
  assert.equal((await scenario(page)).title, 'The capital of France');
});

pageTest('the file button asks for a file and opens it', async page => {
  const asked = page.waitForEvent('filechooser');
  await page.evaluate(() => document.querySelector('canvas')?.focus());
  await page.keyboard.press('Control+o');
  const text = await titled(page, 'Chosen');
  await (await asked).setFiles({name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(text)});
  await opened(page, 'Chosen');
});

pageTest('saving downloads the scenario, byte for byte', async page => {
  const saved = page.waitForEvent('download');
  await page.evaluate(() => document.querySelector('canvas')?.focus());
  await page.keyboard.press('Control+s');
  const download = await saved;
  assert.equal(download.suggestedFilename(), 'The-capital-of-France.temper.json');
  assert.deepEqual(JSON.parse(readFileSync(await download.path(), 'utf8')), await scenario(page));
});

const clipboard = {permissions: ['clipboard-read', 'clipboard-write']};

pageTest('the lab copies its scenario and pastes another', async page => {
  await page.evaluate(() => document.querySelector('canvas')?.focus());
  await page.keyboard.press('Control+c');
  await rest(page);
  assert.deepEqual(JSON.parse(await page.evaluate(() => navigator.clipboard.readText())), await scenario(page));
  await page.evaluate(text => navigator.clipboard.writeText(text), await titled(page, 'Pasted'));
  await page.keyboard.press('Control+v');
  await opened(page, 'Pasted');
}, {context: clipboard});

pageTest('what is copied elsewhere on the page is left alone', async page => {
  await page.evaluate(() => {
    const words = Object.assign(document.createElement('p'), {textContent: 'words', id: 'words'});
    document.body.append(words);
    getSelection()?.selectAllChildren(words);
  });
  await page.keyboard.press('Control+c');
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'words');
}, {context: clipboard});

pageTest('an explained number gives its full value', async page => {
  const {box: [x, y, width, height]} = await widget(page, 'text', 'Entropy');
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.waitForFunction(() => globalThis.temper.inspect().nodes.some(({name}) => name === 'Copy value'));
  await click(page, 'button', 'Copy value');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^0\.84\d{10,}/);
}, {context: clipboard});

pageTest('an example opens from the menu', async page => {
  await menu(page, (await menuNames(page)).find(name => /coin/i.test(name)) ?? '');
  assert.notEqual((await scenario(page)).title, 'The capital of France');
});

/** @param {Page} page */
async function menuNames(page) {
  await click(page, 'button', 'Scenario');
  const names = (await inspect(page)).nodes.filter(({role}) => role === 'menuitem').map(({name}) => name);
  await page.keyboard.press('Escape');
  await rest(page);
  return names;
}
