import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const tsc = path('../node_modules/typescript/bin/tsc');
const skip = existsSync(tsc) ? false : 'TypeScript is not here; try: npm ci --prefix tests';

test('the declarations fit what callers write, and refuse what they may not', { skip }, () => {
  const options = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--target', 'es2022',
    '--module', 'nodenext'];
  const { status, stdout } = spawnSync(process.execPath, [tsc, ...options, path('types.mts')], { encoding: 'utf8' });
  assert.equal(status, 0, stdout);
});
