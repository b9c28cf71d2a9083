import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { core } from './core.mjs';

// The Python on the page assets/pages/reproduce.md, taken from there and run.
const page = readFileSync(new URL('../../assets/pages/reproduce.md', import.meta.url), 'utf8');
const snippet = /```python\n(.*?)```/s.exec(page)[1];
const runs = JSON.parse(readFileSync(new URL('../../assets/scenarios/runs.json', import.meta.url), 'utf8'));

const python = ['python3', '/usr/bin/python3'].find(
  (name) => spawnSync(name, ['-c', 'import numpy']).status === 0);
const skip = python ? false : 'no Python with numpy is here (Debian: python3-numpy)';

/** What the page's function gives for each [temperature, seed, run]. */
function by_python(cases) {
  const program = `${snippet}
import json, sys
given = json.load(sys.stdin)
print(json.dumps([text(given["rows"], *one, given["max_tokens"]) for one in given["cases"]]))`;
  const input = JSON.stringify({ rows: runs.model.transitions, max_tokens: runs.max_tokens, cases });
  const { status, stdout, stderr } = spawnSync(python, ['-W', 'error', '-c', program], { input, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

test('the page shows 25 lines of Python at most', () => {
  assert.ok(snippet.trimEnd().split('\n').length <= 25);
});

test('the Python on the page gives the same dice and the same tokens', { skip }, () => {
  const cases = [[1, 2 ** 53 - 1, 2 ** 53 - 1], [0.5, 2 ** 32, 2 ** 32], [2, 0, 0]];
  for (let run = 0; run < 300; ++run) cases.push([[0.3, 1, 2][run % 3], 42 + (run % 7), run]);
  const theirs = by_python(cases);
  cases.forEach(([temperature, seed, run], i) => {
    const scenario = { ...runs, seed, chains: [{ samplers: [{ type: 'temperature', temperature }] }] };
    const { steps } = core.generate(scenario, { run });
    assert.deepEqual(theirs[i], steps.map(({ u, token }) => [u, token]));
  });
});
