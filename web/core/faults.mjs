// @ts-check
// How bad input is told: where it lies, what it is, what was expected.

/** An error that names its place. The message is the path and what is said of it.
 * @param {string} path @param {string} says */
export const fault = (path, says) =>
  Object.assign(new Error(path ? `${path} ${says}` : says), { path, says });

/** @param {string} path @param {string | number} key */
export const below = (path, key) => {
  if (typeof key === 'number') return `${path}[${key}]`;
  if (!/^[A-Za-z0-9_]+$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path ? `${path}.${key}` : key;
};

const most = 40;

/** A value in a few words.
 * @param {unknown} value */
const described = (value) => {
  if (typeof value === 'string')
    return value.length > most ? `${JSON.stringify(value.slice(0, most))}\u2026` : JSON.stringify(value);
  if (typeof value === 'bigint') return 'a BigInt';
  if (typeof value === 'symbol') return 'a symbol';
  if (typeof value === 'function') return 'a function';
  if (value === undefined) return 'missing';
  if (value === null || typeof value !== 'object') return String(value);
  return Array.isArray(value) ? 'a list' : 'an object';
};

/** @param {string} path @param {unknown} value @param {string} what */
export const expected = (path, value, what) =>
  fault(path, `is ${described(value)}; ${what} was expected`);
