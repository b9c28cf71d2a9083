// @ts-check
// Values made into JSON text. JSON.stringify would make null of NaN and leave out functions.
import { below, expected, fault } from './faults.mjs';

const max_depth = 64;

/** `given` as JSON text. -Infinity is null there; all else that JSON lacks is a fault. Paths begin
 * with `name`.
 * @param {unknown} given */
export function text(given, name = '') {
  /** @type {(string | number)[]} */
  const trail = [];
  const path = () => trail.reduce(below, name);

  /** @param {string} value */
  const well_formed = (value) => {
    if (/\p{Surrogate}/u.test(value)) throw fault(path(), 'holds half of a surrogate pair');
    return value;
  };

  /** @param {string | number} key @param {unknown} value @returns {any} */
  const member = (key, value) => {
    trail.push(key);
    const copy = plain(value);
    trail.pop();
    return copy;
  };

  /** @param {object} value */
  const members = (value) => {
    const copy = Object.create(null);  // so that "__proto__" is a key like any other
    for (const [key, item] of Object.entries(value))
      if (item !== undefined) copy[well_formed(key)] = member(key, item);
    return copy;
  };

  /** @param {any} value @returns {any} */
  const plain = (value) => {
    if (value === null || typeof value === 'boolean') return value;
    if (typeof value === 'string') return well_formed(value);
    if (typeof value === 'number') {
      if (Number.isFinite(value)) return value;
      if (value === -Infinity) return null;
      throw expected(path(), value, 'a finite number');
    }
    if (typeof value !== 'object') throw expected(path(), value, 'a value that JSON can hold');
    if (trail.length === max_depth)
      throw fault(path(), `is nested too deep; at most ${max_depth} levels were expected`);
    const list = ArrayBuffer.isView(value) ? Array.from(/** @type {any} */ (value)) : value;
    if (Array.isArray(list)) return Array.from(list, (item, i) => member(i, item));
    return members(value);
  };

  return JSON.stringify(plain(given));
}

/** A scenario, given as JSON text or as an object, as JSON text.
 * @param {unknown} given */
export function scenario_text(given, name = 'scenario') {
  if (typeof given === 'string') return given;
  if (typeof given !== 'object' || given === null)
    throw expected(name, given, 'an object or JSON text');
  return text(given);
}
