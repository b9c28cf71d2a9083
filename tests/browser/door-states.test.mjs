// @ts-check
// What the page is where the lab cannot come, or not yet.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {inspect, pageTest, phone, rest, scenario, widget} from './harness.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page */
const notice = page => page.locator('#notice').innerText();
const without = (page, script) => page.addInitScript(script);

/** softmax, written out: the page's numbers are checked against it. */
const softmax = (logits, t) => {
  const parts = logits.map(l => Math.exp((l - Math.max(...logits)) / t));
  return parts.map(part => part / parts.reduce((a, b) => a + b));
};
const shipped = JSON.parse(readFileSync(
  fileURLToPath(new URL('../../assets/scenarios/capital.json', import.meta.url)), 'utf8'));

pageTest('without script the numbers stand in the page, and are right', async page => {
  assert.match(await notice(page), /no script/);
  assert.ok(await page.locator('.sweep').isVisible());
  const rows = await page.locator('.sweep tbody tr').all();
  assert.equal(rows.length, 5);
  for (const row of rows) {
    const [t, ...probabilities] = await row.locator('th, td').allInnerTexts();
    softmax(shipped.model.logits, Number(t)).forEach((p, i) => {
      const shown = p < .00005 ? '< 0.0001' : p > .99995 ? '> 0.9999' : p.toFixed(4);
      assert.equal(probabilities[i], shown, `${shipped.model.tokens[i]} at ${t}`);
    });
  }
}, {live: false, context: {javaScriptEnabled: false}});

pageTest('without WebGL 2 the page says so, and still computes', async page => {
  await page.waitForSelector('.try:not([hidden])');
  assert.match(await notice(page), /no WebGL 2/);
  await page.fill('#t', '2');
  assert.match(await page.locator('#at-t').innerText(), /^Paris 40\.0.%, Lyon 24\.3.%/);
  await page.fill('#t', '-1');
  assert.match(await page.locator('#at-t').innerText(), /from 0 up/);
  await page.fill('#t', '0');
  assert.match(await page.locator('#at-t').innerText(), /^Paris 100.%, Lyon 0, /);
}, {live: false, before: page => without(page, () => {
  HTMLCanvasElement.prototype.getContext = () => null;
})});

pageTest('without WebAssembly the page says so and shows its table', async page => {
  await page.waitForSelector('#notice p');
  assert.match(await notice(page), /no WebAssembly/);
  assert.ok(await page.locator('.sweep').isVisible());
  assert.ok(await page.locator('.try').isHidden());
}, {live: false, before: page => without(page, () => { delete (/** @type {any} */ (globalThis)).WebAssembly; })});

pageTest('a program that does not arrive leaves the numbers', async page => {
  await page.waitForSelector('#notice p');
  assert.match(await notice(page), /did not load/);
}, {live: false, expected: /./, before: page => page.route('**/temper.wasm', route => route.abort())});

for (const [screen, context] of /** @type {const} */ ([['desk', {}], ['phone', phone]]))
pageTest(`while it loads the page shows how far it is, where the lab will be: ${screen}`, async page => {
  await page.waitForFunction(() => (document.querySelector('progress')?.position ?? -1) > 0);
  assert.match(await page.locator('#loading').innerText(), /\d+ of \d+ kB/);
  const places = await Promise.all(['.home h1', '.strip'].map(part => page.locator(part).boundingBox()));
  await page.waitForSelector('.live.arrived', {state: 'attached'});
  await rest(page);
  const near = (a, b, what) => assert.ok(Math.abs(a - b) <= 4, `${what}: ${a} and ${b}`);
  const [title, strip] = places;
  near((await widget(page, 'text', /^The same question/)).box[0], title?.x, 'the question');
  const {box: [x, y, width, height]} = await widget(page, 'slider', 'Dice strip');
  near(x, strip?.x, 'the strip\'s left');
  near(y, strip?.y, 'its top');
  near(width, strip?.width, 'its width');
  near(height, strip?.height, 'its height');
}, {query: '', context, live: false, before: page => page.addInitScript(() => {
  const compile = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (source, imports) => {
    const whole = await (await source).arrayBuffer();
    await new Promise(done => setTimeout(done, 1500));
    return compile(new Response(whole, {headers: {'Content-Type': 'application/wasm'}}), imports);
  };
})});

/** @param {Page} page */
const context = page => page.evaluateHandle(() => /** @type {WebGL2RenderingContext} */ (
  document.querySelector('canvas')?.getContext('webgl2')).getExtension('WEBGL_lose_context'));

pageTest('a WebGL context that is lost and comes back loses nothing', async page => {
  const edited = await scenario(page);
  edited.model.tokens[0] = 'Nice';
  await page.evaluate(text => globalThis.temper.open(text), JSON.stringify(edited));
  await rest(page);
  const before = await page.screenshot();
  const lose = await context(page);
  await lose.evaluate(extension => extension.loseContext());
  await page.waitForTimeout(300);
  await lose.evaluate(extension => extension.restoreContext());
  await page.waitForTimeout(300);
  await rest(page);
  assert.equal((await widget(page, 'textbox', 'Name of token 1')).value, 'Nice');
  assert.ok(before.equals(await page.screenshot()), 'the same picture');
});

pageTest('one that stays away leaves the page, with the scenario\'s own numbers', async page => {
  const edited = await scenario(page);
  edited.model.tokens[0] = 'Nice';
  await page.evaluate(text => globalThis.temper.open(text), JSON.stringify(edited));
  const lose = await context(page);
  await lose.evaluate(extension => extension.loseContext());
  await page.waitForSelector('.try:not([hidden])');
  assert.match(await notice(page), /context was lost/);
  assert.match(await page.locator('.sweep thead').innerText(), /Nice/);
  assert.ok(await page.locator('.bars').isHidden(), 'no numbers of another scenario');
  await lose.evaluate(extension => extension.restoreContext());
  await page.waitForSelector('.live.arrived', {state: 'attached'});
  assert.equal((await inspect(page)).lab, 'temperature');
});
