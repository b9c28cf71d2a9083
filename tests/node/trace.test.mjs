import assert from 'node:assert/strict';
import { test } from 'node:test';
import { near, refuses } from './checks.mjs';
import { core } from './core.mjs';

const capital = [2, 1, 0.5, -0.5, -2];
const tenths = [0.1, 0.2, 0.3, 0.4];
const last = (options) => core.trace(options).stages.at(-1);

test('a trace shows every stage', () => {
  const { stages, u, token } = core.trace({
    logits: capital,
    samplers: [{ type: 'top_k', k: 3 }, { type: 'temperature', temperature: 1 }],
    seed: 42, run: 3, step: 1,
  });
  assert.deepEqual(stages.map((stage) => stage.type), ['input', 'top_k', 'temperature']);
  assert.deepEqual(stages[0].probs, core.softmax(capital));
  assert.deepEqual(stages[0].kept, Int32Array.of(0, 1, 2, 3, 4));
  assert.deepEqual(stages[1].kept, Int32Array.of(0, 1, 2));
  assert.equal(stages[1].probs[3], 0);
  assert.equal('note' in stages[1], false);
  assert.equal(typeof stages[2].note, 'string');
  assert.deepEqual(stages[2].probs, stages[1].probs);
  assert.ok(u >= 0 && u < 1);
  assert.ok([0, 1, 2].includes(token));
});

test('the known answers come out', () => {
  const after = (sampler) => [...last({ probs: tenths, samplers: [sampler] }).probs];
  near(after({ type: 'top_k', k: 3 }), [0, 2 / 9, 3 / 9, 4 / 9]);
  near(after({ type: 'top_p', p: 0.7 }), [0, 0, 3 / 7, 4 / 7]);
  near(after({ type: 'xtc', probability: 1, threshold: 0.19 }), [1 / 3, 2 / 3, 0, 0]);
  near(after({ type: 'greedy' }), [0, 0, 0, 1]);
  const dry = { type: 'dry', multiplier: 1, base: 1.1, allowed_length: 2, last_n: 5,
    sequence_breakers: ['.'] };
  const probs = last({ probs: [0.25, 0.25, 0.25, 0.25], history: [0, 1, 2, 0, 1], samplers: [dry] }).probs;
  near([...probs], [0.296923, 0.296923, 0.109232, 0.296923], 1e-5);
});

test('survivors stand most probable first, equal ones by id', () => {
  assert.deepEqual(last({ logits: [0, 1, 1, 0], samplers: [] }).kept, Int32Array.of(1, 2, 0, 3));
  assert.deepEqual(last({ logits: [-Infinity, 0], samplers: [] }).kept, Int32Array.of(1));
});

test('biases go by the names of tokens', () => {
  const samplers = [{ type: 'logit_bias', bias: { b: Math.log(3) } }];
  near([...last({ logits: [0, 0], tokens: ['a', 'b'], samplers }).probs], [0.25, 0.75]);
});

test('a stage that is off changes nothing', () => {
  const stage = last({ logits: capital, samplers: [{ type: 'top_k', k: 1, on: false }] });
  assert.deepEqual(stage.probs, core.softmax(capital));
  assert.equal(stage.note, 'switched off');
});

test('id i of a sample is the token of run i', () => {
  const samplers = [{ type: 'xtc', probability: 0.5, threshold: 0.2 },
    { type: 'temperature', temperature: 1.3 }];
  const drawn = core.sample({ logits: capital, samplers, seed: 5, count: 200 });
  assert.ok(drawn instanceof Int32Array);
  const traced = Array.from(drawn, (_, run) =>
    core.trace({ logits: capital, samplers, seed: 5, run }).token);
  assert.deepEqual([...drawn], traced);
  assert.deepEqual(core.sample({ logits: capital, samplers, seed: 5, count: 3 }), drawn.slice(0, 3));
  assert.equal(core.sample({ logits: [0], samplers: [], count: 0 }).length, 0);
});

test('a large sample goes by the probabilities', () => {
  const counts = [0, 0, 0];
  for (const id of core.sample({ probs: [0.7, 0.2, 0.1], samplers: [], seed: 1, count: 300_000 })) ++counts[id];
  // chi-square with 2 degrees of freedom: 27.6 is passed by chance once in a million seeds
  const expected = [210_000, 60_000, 30_000];
  assert.ok(counts.reduce((sum, n, i) => sum + (n - expected[i]) ** 2 / expected[i], 0) < 27.6);
});

test('bad options are refused by name', () => {
  const good = { logits: [1, 2], samplers: [] };
  for (const [change, ...parts] of [
    [{ logits: undefined }, 'logits', 'missing'],
    [{ probs: [0.5, 0.5] }, 'probs', 'logits'],
    [{ logits: undefined, probs: [0.5, 0.4] }, 'probs', '0.9'],
    [{ logits: undefined, probs: [1.5, -0.5] }, 'probs[1]', '-0.5'],
    [{ logits: undefined, probs: [-Infinity, 1] }, 'probs[0]'],
    [{ logits: undefined, probs: [NaN, 1] }, 'probs[0]', 'NaN'],
    [{ samplers: undefined }, 'samplers', 'missing'],
    [{ samplers: {} }, 'samplers', 'a list of samplers'],
    [{ samplers: [null] }, 'samplers[0]'],
    [{ samplers: [{ type: 'top_q' }] }, 'samplers[0].type', 'top_q'],
    [{ samplers: [{ type: 'top_p', p: 1.4 }] }, 'samplers[0].p is 1.4; a number from 0 to 1'],
    [{ samplers: [{ type: 'greedy' }, { type: 'top_p', p: NaN }] }, 'samplers[1].p', 'NaN'],
    [{ samplers: [{ type: 'top_p', p: Infinity }] }, 'samplers[0].p'],
    [{ samplers: [{ type: 'top_p', p: undefined }] }, 'samplers[0].p', 'missing'],
    [{ samplers: [{ type: 'top_k', k: 3n }] }, 'samplers[0].k', 'BigInt'],
    [{ samplers: [{ type: 'temperature', temperature: -1 }] }, 'samplers[0].temperature'],
    [{ samplers: [{ type: 'logit_bias', bias: { a: 1 } }] }, 'tokens', 'bias.a'],
    [{ tokens: ['a', 'b'], samplers: [{ type: 'logit_bias', bias: { c: 1 } }] }, 'samplers[0].bias.c'],
    [{ tokens: ['a'] }, 'tokens', '2'],
    [{ tokens: ['a', 'a'] }, 'tokens[1]', '"a"'],
    [{ tokens: ['a', 7] }, 'tokens[1]', '7'],
    [{ tokens: ['a', '\ud800'] }, 'tokens[1]', 'surrogate'],
    [{ tokens: 'ab' }, 'tokens'],
    [{ history: [2] }, 'history[0]', 'an id from 0 to 1'],
    [{ history: [0, -1] }, 'history[1]'],
    [{ history: [0.5] }, 'history[0]'],
    [{ history: ['0'] }, 'history[0]'],
    [{ history: 0 }, 'history'],
    [{ seed: -1 }, 'seed'],
    [{ seed: 2 ** 53 }, 'seed', '9007199254740991'],
    [{ seed: '42' }, 'seed'],
    [{ seed: 42n }, 'seed'],
    [{ run: 0.5 }, 'run'],
    [{ step: 2 ** 32 }, 'step'],
    [{ sampler: [] }, 'sampler is no option of trace'],
  ])
    refuses(() => core.trace({ ...good, ...change }), ...parts);
  for (const count of [undefined, -1, 1.5, 100_000_001, '5', null])
    refuses(() => core.sample({ ...good, count }), 'count');
  for (const options of [undefined, null, 7, 'x']) {
    refuses(() => core.trace(options), 'options');
    refuses(() => core.sample(options), 'options');
  }
});
