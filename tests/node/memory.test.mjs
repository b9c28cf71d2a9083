import assert from 'node:assert/strict';
import { test } from 'node:test';
import { core, memory_bytes } from './core.mjs';

const logits = Float64Array.from({ length: 50 }, (_, i) => Math.sin(i));
const tokens = Array.from(logits, (_, i) => `t${i}`);
const samplers = [{ type: 'top_p', p: 0.9 }, { type: 'logit_bias', bias: { t1: 1 } },
  { type: 'temperature', temperature: 0.8 }];
const scenario = { temper: 1, model: { type: 'markov', transitions: { start: { a: 1, b: 2 }, a: { b: 1 } } },
  chains: [{ samplers: [{ type: 'temperature', temperature: 2 }] }], runs: 5, max_tokens: 3 };

/** Ten calls, half of them faulty. */
function ten() {
  const faulty = (call) => assert.throws(call, Error);
  core.softmax(logits);
  core.trace({ logits, tokens, samplers, history: [1, 2, 3] });
  core.sample({ logits, samplers: [], count: 100 });
  core.generate(scenario);
  core.validate(scenario);
  faulty(() => core.softmax([1, NaN]));
  faulty(() => core.trace({ logits, tokens, samplers: [{ type: 'top_p', p: 2 }] }));
  faulty(() => core.sample({ logits, samplers, count: 1 }));
  faulty(() => core.generate(scenario, { forced: ['c'] }));
  core.validate('{"temper": 1, "model": {"type": "fixed", "tokens": ["a", "a"]}');
}

test('a hundred thousand calls leave the memory as it was', () => {
  for (let i = 0; i < 100; ++i) ten();
  core.experiment(scenario);
  const before = memory_bytes();
  for (let i = 0; i < 10_000; ++i) ten();
  for (let i = 0; i < 100; ++i) core.experiment(scenario);
  assert.equal(memory_bytes(), before);
});

test('after a large call and its fault the core works on', () => {
  const large = new Float64Array(1_000_000);
  large[999_999] = NaN;
  assert.throws(() => core.softmax(large), /logits\[999999\]/);
  large[999_999] = 0;
  const work = (times) => {
    for (let i = 0; i < times; ++i) core.trace({ logits: large, samplers: [{ type: 'top_k', k: 1 }] });
  };
  work(2);  // the first finds the heap in pieces that it does not leave to the second
  const before = memory_bytes();
  work(30);
  assert.equal(memory_bytes(), before);
});
