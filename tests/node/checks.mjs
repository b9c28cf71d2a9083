// What tests here say often.
import assert from 'node:assert/strict';

/** Checks that `run` throws an Error whose message has every part. */
export function refuses(run, ...parts) {
  assert.throws(run, (error) => {
    assert.ok(error instanceof Error, `${error} is no Error`);
    for (const part of parts) assert.ok(error.message.includes(part), `${error.message} | ${part}`);
    return true;
  });
}

/** Checks two numbers, or lists of them, to a relative error. */
export function near(actual, expected, tolerance = 1e-12) {
  if (typeof expected !== 'number') {
    assert.equal(actual.length, expected.length);
    return expected.forEach((value, i) => near(actual[i], value, tolerance));
  }
  assert.ok(Math.abs(actual - expected) <= tolerance * Math.max(1e-300, Math.abs(expected)),
    `${actual} is not near ${expected}`);
}
