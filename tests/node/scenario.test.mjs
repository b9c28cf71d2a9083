import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { refuses } from './checks.mjs';
import { core } from './core.mjs';

const file = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const faulty = JSON.parse(file('tests/data/faulty.json'));

const composed = ({ text, put, drop }) => {
  if (text !== undefined) return text;
  const document = { ...faulty.base, ...put };
  delete document[drop];
  return document;
};

test('validate tells each fault where it is', () => {
  for (const row of faulty.rows) {
    const document = composed(row);
    const { errors } = core.validate(document);
    assert.equal(errors.length, 1, JSON.stringify(document));
    assert.equal(errors[0].path, row.path);
    assert.ok(errors[0].message.includes(row.says), errors[0].message);
    assert.deepEqual(core.validate(row.text ?? JSON.stringify(document)).errors, errors);
    refuses(() => core.generate(document), row.path, row.says);
  }
});

test('the scenarios that come along are good, as text and as objects', () => {
  for (const name of readdirSync(new URL('../../assets/scenarios/', import.meta.url))) {
    const text = file(`assets/scenarios/${name}`);
    assert.deepEqual(core.validate(text), { errors: [], warnings: [] }, name);
    assert.deepEqual(core.validate(JSON.parse(text)), { errors: [], warnings: [] }, name);
  }
});

test('validate names what JSON would lose', () => {
  const fixed = (logits) => ({ ...faulty.base, model: { ...faulty.base.model, logits } });
  const cycle = {};
  cycle.self = cycle;
  for (const [scenario, path, says] of [
    [fixed([NaN, 0]), 'model.logits[0]', 'is NaN'],
    [fixed([0, Infinity]), 'model.logits[1]', 'is Infinity'],
    [fixed([, 0]), 'model.logits[0]', 'is missing'],
    [fixed([0, undefined]), 'model.logits[1]', 'is missing'],
    [fixed([0, 1n]), 'model.logits[1]', 'BigInt'],
    [fixed([0, () => 1]), 'model.logits[1]', 'a function'],
    [{ ...faulty.base, title: '\ud800' }, 'title', 'surrogate'],
    [{ ...faulty.base, seed: NaN }, 'seed', 'is NaN'],
    [{ ...faulty.base, seed: -Infinity }, 'seed', 'is null'],
    [cycle, 'self'.padEnd(5 * 64 - 1, '.self'), 'nested too deep'],
  ]) {
    const { errors } = core.validate(scenario);
    assert.equal(errors.length, 1);
    assert.equal(errors[0].path, path);
    assert.ok(errors[0].message.includes(says), errors[0].message);
  }
  for (const logits of [[0, -Infinity], Float64Array.of(0, -Infinity), [0, null]])
    assert.deepEqual(core.validate(fixed(logits)).errors, []);
});

test('validate never throws', () => {
  const trap = new Proxy({}, { ownKeys() { throw new Error('no keys'); } });
  const getter = { get temper() { throw null; } };
  for (const odd of [undefined, null, 7, NaN, 7n, true, Symbol('s'), () => 1, [], new Date(), trap,
    getter, new Map(), '', ' ', '\0', 'null', '[]', '\ud800', Object.create(null), new Uint8Array(3)]) {
    const { errors } = core.validate(odd);
    assert.ok(errors.length > 0);
    for (const { path, message } of errors) {
      assert.equal(typeof path, 'string');
      assert.equal(typeof message, 'string');
    }
  }
});

test('unknown keys are warnings', () => {
  const { errors, warnings } = core.validate({ ...faulty.base, mood: 'blue' });
  assert.deepEqual(errors, []);
  assert.deepEqual(warnings.map((warning) => warning.path), ['mood']);
});

test('"__proto__" is a key like any other', () => {
  const scenario = JSON.parse(JSON.stringify(faulty.base).replace('{', '{"__proto__": {"a": 1}, '));
  assert.deepEqual(core.validate(scenario).warnings.map((warning) => warning.path), ['__proto__']);
});
