import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { near, refuses } from './checks.mjs';
import { core } from './core.mjs';

const scenario = (name) =>
  JSON.parse(readFileSync(new URL(`../../assets/scenarios/${name}.json`, import.meta.url), 'utf8'));
const runs = scenario('runs');
const at = (temperature, more = {}) =>
  ({ ...runs, ...more, chains: [{ samplers: [{ type: 'temperature', temperature }] }] });

test('a generation tells each step', () => {
  const { text, tokens, steps, stop } = core.generate(runs, { run: 3 });
  assert.equal(text, tokens.join(' '));
  assert.deepEqual(steps.map((step) => step.token), tokens);
  for (const step of steps) {
    const own = step.candidates.find((candidate) => candidate.token === step.token);
    assert.equal(own.probability, step.probability);
    near(step.logprob, Math.log(step.probability), 1e-9);  // at temperature 1 the model's own
    near(step.candidates.reduce((sum, { probability }) => sum + probability, 0), 1);
    near(step.entropy, step.candidates.reduce((sum, { probability: p }) => sum - p * Math.log(p), 0));
    step.candidates.reduce((before, now) => (assert.ok(before.probability >= now.probability), now));
  }
  assert.ok(['max_tokens', 'end'].includes(stop));
});

test('a generation stops at its length or its end', () => {
  assert.equal(core.generate({ ...runs, max_tokens: 1 }, { forced: ['The'] }).stop, 'max_tokens');
  assert.equal(core.generate({ ...runs, max_tokens: 1 }, { forced: ['One'] }).stop, 'end');
  const nothing = core.generate({ ...runs, prompt: ['One'] });
  assert.deepEqual(nothing, { text: '', tokens: [], steps: [], stop: 'end' });
  assert.equal(core.generate(at(0)).text, 'The capital of France');
});

test('forced tokens overrule the die', () => {
  const { tokens, steps } = core.generate(runs, { forced: ['A', null, 'x'.slice(1) || null] });
  assert.equal(tokens[0], 'A');
  near(steps[0].probability, 0.3);
  const removed = core.generate(at(0), { forced: ['One'] });
  assert.equal(removed.steps[0].probability, 0);
  near(removed.steps[0].logprob, Math.log(0.2));
});

test('runs are the same however many there are', () => {
  const few = Array.from({ length: 10 }, (_, run) => core.generate(runs, { run }).text);
  const tally = new Map();
  for (const text of few) tally.set(text, (tally.get(text) ?? 0) + 1);
  const [chain] = core.experiment(runs).chains;
  for (const { text, count } of chain.outcomes) assert.equal(count, tally.get(text) ?? 0);
});

test('an experiment shows the second lab', () => {
  const [chain] = core.experiment(runs).chains;
  assert.equal(chain.runs, 10);
  near([chain.exact.unique, chain.exact.entropy, chain.exact.two_agree, chain.exact.agreement],
    [5.8868037, 2.1427122, 0.134178, 0.2], 1e-7);
  assert.equal(chain.outcomes.length, 11);
  near(chain.outcomes.reduce((sum, { probability }) => sum + probability, 0), 1);
  assert.equal(chain.outcomes.reduce((sum, { count }) => sum + count, 0), 10);
  assert.deepEqual(chain.rest, { outcomes: 0, count: 0 });
  const cold = core.experiment(at(0.5)).chains[0].exact;
  near([cold.unique, cold.entropy, cold.two_agree], [4.5573, 1.676182, 0.280755], 1e-5);
});

test('an experiment has a result for each chain', () => {
  const { chains } = core.experiment(scenario('consistency'));
  assert.deepEqual(chains.map((chain) => chain.name), ['T = 0.1', 'T = 0.5', 'T = 1', 'T = 2']);
  near(chains.map((chain) => chain.exact.unique), [1.0017, 3.8197, 4.9881, 5], 1e-4);
});

test('a recording and a corpus can be sampled', () => {
  const half = Math.log(0.5);
  const replay = { ...runs, model: { type: 'replay', positions: [
    { token: 'It', logprob: half, alternatives: [{ token: 'That', logprob: half }], tail: 0 },
    { token: 'is', logprob: half, alternatives: [], tail: 0.5 } ] } };
  assert.equal(core.experiment(replay).chains[0].outcomes.length, 4);
  assert.equal(core.generate(replay, { forced: ['That', '\u2026'] }).text, 'That \u2026');
  const corpus = { ...runs, max_tokens: 20, runs: 5,
    model: { type: 'ngram', order: 3, corpus: 'The cat, it sat.\n\nThe dog, it ran.' } };
  const { text, tokens, stop } = core.generate({ ...corpus, chains: [{ samplers: [{ type: 'greedy' }] }] });
  assert.equal(text, 'The cat, it sat.');
  assert.equal(tokens.at(-1), '\u00b6');
  assert.equal(stop, 'end');
});

test('a minus infinite logprob comes through', () => {
  const fixed = { ...scenario('coin'), model: { type: 'fixed', tokens: ['a', 'b'], logits: [0, null] } };
  assert.equal(core.generate(fixed, { forced: ['b'] }).steps[0].logprob, -Infinity);
});

test('bad options are refused by name', () => {
  for (const [options, ...parts] of [
    [{ chain: 1 }, 'chain', 'from 0 to 0'],
    [{ chain: -1 }, 'chain'],
    [{ chain: 'a' }, 'chain'],
    [{ run: -1 }, 'run'],
    [{ run: 2 ** 53 }, 'run'],
    [{ forced: 'The' }, 'forced'],
    [{ forced: ['The', 'nothing'] }, 'forced[1]', 'a token of the model'],
    [{ forced: [7] }, 'forced[0]'],
    [{ forced: [null, NaN] }, 'forced[1]'],
    [{ force: [] }, 'force is no option of generate'],
    [null, 'options'],
  ])
    refuses(() => core.generate(runs, options), ...parts);
  for (const odd of [undefined, null, 7, 7n]) {
    refuses(() => core.generate(odd), 'scenario');
    refuses(() => core.experiment(odd), 'scenario');
  }
  const huge = { ...scenario('coin'), max_tokens: 4096,
    model: { type: 'fixed', tokens: Array.from({ length: 5000 }, (_, i) => `${i}`), logits: new Float64Array(5000) } };
  refuses(() => core.generate(huge), 'max_tokens', '10000000');
});
