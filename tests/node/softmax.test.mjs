import assert from 'node:assert/strict';
import { test } from 'node:test';
import { near, refuses } from './checks.mjs';
import { core, load } from './core.mjs';

const capital = [2, 1, 0.5, -0.5, -2];

/** The course's tables: temperature, then probabilities to six places. */
const lab_1 = [
  [0.1, 0.999954, 0.000045, 0, 0, 0],
  [0.5, 0.838788, 0.113518, 0.041761, 0.005652, 0.000281],
  [1, 0.591223, 0.217499, 0.13192, 0.048531, 0.010829],
  [2, 0.399882, 0.242541, 0.188891, 0.114568, 0.054118],
  [5, 0.276594, 0.226456, 0.204906, 0.167763, 0.124282],
];
const lab_3 = [
  [0.1, 0.999983, 0.000017, 0, 0, 0],
  [0.5, 0.86747, 0.096386, 0.024096, 0.006024, 0.006024],
  [1, 0.6, 0.2, 0.1, 0.05, 0.05],
  [2, 0.390176, 0.225268, 0.159289, 0.112634, 0.112634],
];
const to_six_places = (probs) => Array.from(probs, (p) => Number(p.toFixed(6)));

test('softmax gives the first lab its table', () => {
  for (const [temperature, ...row] of lab_1)
    assert.deepEqual(to_six_places(core.softmax(capital, temperature)), row);
});

test('softmax gives the third lab its table', () => {
  const logits = [0.6, 0.2, 0.1, 0.05, 0.05].map(Math.log);
  for (const [temperature, ...row] of lab_3)
    assert.deepEqual(to_six_places(core.softmax(logits, temperature)), row);
});

test('softmax takes plain and typed arrays, and gives an array of its own', () => {
  const probs = core.softmax(capital);
  assert.ok(probs instanceof Float64Array);
  for (const kind of [Float64Array, Float32Array]) assert.deepEqual(core.softmax(kind.from(capital)), probs);
  assert.deepEqual(core.softmax(Int8Array.of(1, 2)), core.softmax([1, 2]));
  core.softmax([5, 5, 5, 5, 5]);
  near(probs[0], 0.5912226241992301, 1e-12);
});

test('softmax reaches from end to end', () => {
  assert.deepEqual([...core.softmax([7])], [1]);
  assert.deepEqual([...core.softmax([-Infinity, 0])], [0, 1]);
  assert.deepEqual([...core.softmax([3, 3, 1], 0)], [1, 0, 0]);
  near([...core.softmax([1e308, -1e308])], [1, 0]);
  near([...core.softmax([1, 2], 1e300)], [0.5, 0.5], 1e-15);
  const many = core.softmax(new Float64Array(1_000_000));
  assert.equal(many.length, 1_000_000);
  near(many[999_999], 1e-6);
});

test('softmax refuses all that is no number, by its index', () => {
  const holed = [1, 2, 3];
  delete holed[1];
  for (const [given, ...parts] of [
    [holed, 'logits[1]', 'missing'],
    [[1, '2'], 'logits[1]', '"2"'],
    [[null], 'logits[0]', 'null'],
    [[1, true], 'logits[1]', 'true'],
    [[1n], 'logits[0]', 'BigInt'],
    [new BigInt64Array(2), 'logits[0]', 'BigInt'],
    [[undefined], 'logits[0]'],
    [[{}], 'logits[0]', 'an object'],
    [[[1]], 'logits[0]', 'a list'],
    [[Symbol('x')], 'logits[0]'],
    [[() => 1], 'logits[0]'],
    [[0, NaN], 'logits[1]', 'NaN'],
    [[0, 0, Infinity], 'logits[2]', 'Infinity'],
    [Float32Array.of(0, NaN), 'logits[1]'],
    [[-Infinity, -Infinity], 'logits', 'no finite number'],
    [[], 'logits', 'empty'],
    [new Float64Array(0), 'logits', 'empty'],
    [new Float64Array(1_000_001), 'logits', '1000000'],
    [undefined, 'logits'],
    [null, 'logits'],
    ['12', 'logits'],
    [7, 'logits'],
    [{ length: 2, 0: 1, 1: 2 }, 'logits'],
    [new DataView(new ArrayBuffer(8)), 'logits'],
    [new Set([1]), 'logits'],
  ])
    refuses(() => core.softmax(given), ...parts);
  for (const temperature of [-1, NaN, Infinity, '1', null, 1n])
    refuses(() => core.softmax([1], temperature), 'temperature');
});

test('the core is loaded once and says its version', async () => {
  assert.equal(await load(), core);
  assert.match(core.version.project, /^\d+\.\d+\.\d+$/);
  assert.equal(core.version.scenario, 1);
});
