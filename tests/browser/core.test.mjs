// @ts-check
// The module without an interface, in a page: the same numbers as in Node, to the last bit, and the
// same words for what is wrong.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {pageTest} from './harness.mjs';

const scenarios = ['runs', 'loop', 'min-p-hot', 'mirostat'].map(name =>
  JSON.parse(readFileSync(new URL(`../../assets/scenarios/${name}.json`, import.meta.url), 'utf8')));

/**
 * Everything a caller can ask, as text. It runs on either side, so it stands on nothing else here.
 * @param {any} core @param {any[]} scenarios
 */
function answers(core, scenarios) {
  const logits = Float32Array.from({length: 400}, (_, i) => 4 * Math.fround(((i * 7919) % 400) / 200 - 1));
  const samplers = [
    {type: 'penalties', repeat: 1.2, frequency: 0.1, presence: 0.2, last_n: -1},
    {type: 'typical_p', p: 0.95}, {type: 'top_p', p: 0.9}, {type: 'min_p', p: 0.01},
    {type: 'xtc', probability: 0.5, threshold: 0.02}, {type: 'tail_free', z: 0.97},
    {type: 'dynamic_temperature', min: 0.5, max: 1.5, exponent: 1.3}, {type: 'mirostat', version: 1, tau: 4, eta: 0.1}];
  const refused = (/** @type {() => unknown} */ call) => {
    try {
      return call();
    } catch (error) {
      return String(error);
    }
  };
  const all = [
    core.version,
    [0.01, 0.7, 1, 300].map(temperature => core.softmax(logits, temperature)),
    [0, 1, 2].map(step => core.trace({logits, samplers, history: [1, 2, 3, 1], seed: 7, run: 2 ** 40, step})),
    core.sample({logits, samplers, seed: 9, count: 3000}),
    ...scenarios.map(scenario => [core.generate(scenario, {run: 12}), core.experiment({...scenario, runs: 300}),
      core.validate(scenario)]),
    refused(() => core.softmax([0, NaN])),
    refused(() => core.trace({probs: [0.5, 0.4], samplers: []})),
    refused(() => core.trace({logits: [0], samplers: [{type: 'top_p', p: 1.4}]})),
    core.softmax([1, 2]),  // and it works on
  ];
  return JSON.stringify(all, (_, value) => (ArrayBuffer.isView(value) ? Array.from(/** @type {any} */ (value)) : value));
}

pageTest('the module gives a page what it gives Node', async page => {
  const {default: load} = await import('../../dist/temper-core.mjs');
  const here = answers(await load(), scenarios);
  const there = await page.evaluate(async ([work, given]) => {
    const {default: load} = await import(String(new URL('temper-core.mjs', location.href)));
    const run = (0, eval)(`(${work})`);
    return run(await load(), JSON.parse(given));
  }, [String(answers), JSON.stringify(scenarios)]);
  assert.equal(there, here);
  assert.ok(here.includes('logits[1] is NaN') && here.length > 100_000);
// A bare file of the site, which has no icon.
}, {query: 'temper-core.mjs', live: false, expected: /Failed to load resource/});
