// @ts-check
// The page as it arrives: what it fetches, what it draws, and that it then rests.
import assert from 'node:assert/strict';
import {readFileSync, statSync} from 'node:fs';
import {gzipSync} from 'node:zlib';
import {dist, inspect, middle, pageTest, rest, scenario, widget} from './harness.mjs';

const budget = 350_000;

/** @type {string[]} */ const first = [];
pageTest('the first load is small', async () => {
  const files = first.map(url => new URL(url).pathname.replace('/some/where/', `${dist}/`).replace(/\/$/, '/index.html'));
  const total = files.reduce((sum, file) => sum + gzipSync(readFileSync(file), {level: 9}).length, 0);
  console.log(`first load: ${(total / 1000).toFixed(0)} kB compressed, of ${budget / 1000}`);
  assert.ok(files.length > 10 && total <= budget);
  assert.ok(statSync(`${dist}/index.html`).size < 20_000);
}, {query: '', before: async page => void page.on('request', request => first.push(request.url()))});

pageTest('the lab comes alive, takes no focus and then rests', async page => {
  await rest(page);
  const before = await page.evaluate(() => globalThis.temper.frames);
  await page.waitForTimeout(2000);
  assert.equal(await page.evaluate(() => globalThis.temper.frames), before);
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'BODY');
  assert.equal((await widget(page, 'textbox', 'Name of token 1')).value, 'Paris');
});

const seen = [];
pageTest('nothing is fetched from elsewhere, nor twice', async page => {
  const own = new URL(page.url()).origin;
  assert.deepEqual(seen.filter(url => !url.startsWith(own)), []);
  assert.equal(new Set(seen).size, seen.length);
}, {before: async page => void page.on('request', request => seen.push(request.url()))});

pageTest('the address names a scenario', async page => {
  assert.equal((await scenario(page)).title, JSON.parse(readFileSync(`${dist}/scenarios/coin.json`, 'utf8')).title);
}, {query: '?scenario=coin'});

pageTest('a scenario that is not there leaves the first page', async page => {
  assert.equal((await inspect(page)).lab, 'home');
}, {query: '?scenario=none', expected: /404/});

for (const [theme, ground] of [['light', [250, 249, 246]], ['dark', [18, 20, 23]]])
  pageTest(`the page's ground is the lab's: ${theme}`, async page => {
    const page_ = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    assert.equal(page_, `rgb(${ground.join(', ')})`);
    assert.deepEqual(await page.evaluate(pixel, [4, 70]), ground);
  }, {query: `?theme=${theme}`});

for (const ratio of [1, 1.25, 2, 3])
  pageTest(`the canvas has the screen's pixels at ${ratio}`, async page => {
    const {width, height} = await page.evaluate(() => {
      const {width, height} = /** @type {HTMLCanvasElement} */ (document.getElementById('lab'));
      return {width, height};
    });
    assert.deepEqual([width, height], [Math.round(500 * ratio), Math.round(400 * ratio)]);
    const [x] = middle(await widget(page, 'button', 'More'));
    assert.ok(x < 500);
  }, {context: {viewport: {width: 500, height: 400}, deviceScaleFactor: ratio}});

pageTest('a resize is drawn before it is shown', async page => {
  await page.setViewportSize({width: 700, height: 500});
  await page.waitForFunction(() => document.querySelector('canvas')?.width === 700);
  await rest(page);
  assert.ok((await widget(page, 'button', 'More')).box[0] < 700);
  assert.deepEqual(await page.evaluate(pixel, [690, 300]), [250, 249, 246]);
});

/** The colour at a place of the canvas, read in the frame that draws it. */
function pixel([x, y]) {
  return new Promise(resolve => requestAnimationFrame(() => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('lab'));
    const copy = Object.assign(document.createElement('canvas'), {width: 1, height: 1}).getContext('2d');
    globalThis.temper.open('');  // refused, and drawn at once
    requestAnimationFrame(() => requestAnimationFrame(() => {
      copy?.drawImage(canvas, x, y, 1, 1, 0, 0, 1, 1);
      resolve([...copy?.getImageData(0, 0, 1, 1).data ?? []].slice(0, 3));
    }));
  }));
}
