// @ts-check
// What callers pass, made into what the core takes.
import { below, expected, fault } from './faults.mjs';

/** @param {unknown} value */
const kind = (value) => Object.prototype.toString.call(value).slice(8, -1);

/** A copy of an array of numbers; the core looks at their values.
 * @param {unknown} given @param {string} name @returns {Float64Array} */
export function numbers(given, name) {
  if (/^(Float|Int|Uint)\d+(Clamped)?Array$/.test(kind(given)))
    return new Float64Array(/** @type {Float64Array} */ (given));
  const list = kind(given).startsWith('Big') ? Array.from(/** @type {any} */ (given)) : given;
  if (!Array.isArray(list)) throw expected(name, given, 'an array of numbers');
  const copy = new Float64Array(list.length);
  for (let i = 0; i < copy.length; ++i) {
    if (typeof list[i] !== 'number') throw expected(below(name, i), list[i], 'a number');
    copy[i] = list[i];
  }
  return copy;
}

/** @param {unknown} given @param {string} name @param {number} max */
export function whole(given, name, max, min = 0) {
  if (typeof given === 'number' && Number.isInteger(given) && given >= min && given <= max)
    return given;
  throw expected(name, given, `a whole number from ${min} to ${max}`);
}

/** @param {unknown} given @param {string} name @param {number} size of the vocabulary */
export function ids(given, name, size) {
  const list = numbers(given, name);
  list.forEach((id, i) => {
    if (!(Number.isInteger(id) && id >= 0 && id < size))
      throw expected(below(name, i), id, `an id from 0 to ${size - 1}`);
  });
  return Int32Array.from(list);
}

/** The members of `given` that are there; a name that is not among `names` is a mistake.
 * @param {unknown} given @param {string} call @param {string[]} names
 * @returns {Record<string, unknown>} */
export function options(given, call, names) {
  if (typeof given !== 'object' || given === null) throw expected('options', given, 'an object');
  const found = Object.entries(given).filter(([, value]) => value !== undefined);
  for (const [name] of found)
    if (!names.includes(name))
      throw fault(name, `is no option of ${call}; it has ${names.join(', ')}`);
  return Object.fromEntries(found);
}
