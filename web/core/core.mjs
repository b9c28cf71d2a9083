// @ts-check
// The core for JavaScript. The bindings return {value} or {error}; here errors are thrown, so that
// no exception crosses WebAssembly.
import { ids, numbers, options, whole } from './arguments.mjs';
import { expected, fault } from './faults.mjs';
import { instantiate } from './instantiate.mjs';
import { scenario_text, text } from './plain.mjs';
import { experiment, generation } from './runs.mjs';

const max_seed = Number.MAX_SAFE_INTEGER;
const max_count = 100_000_000;

/** @param {any} result */
function unwrap(result) {
  if (result.error !== undefined) throw new Error(result.error);
  return result.value;
}

/** What `trace` and `sample` share: the distribution, the chain and the history.
 * @param {Record<string, unknown>} given */
function moment(given) {
  const probs = given.probs !== undefined;
  if (probs && given.logits !== undefined)
    throw fault('probs', 'stands beside logits; one of them was expected');
  if (!probs && given.logits === undefined)
    throw fault('logits', 'is missing; logits or probs was expected');
  const input = numbers(probs ? given.probs : given.logits, probs ? 'probs' : 'logits');
  const { samplers, tokens } = given;
  const history = ids(given.history ?? [], 'history', input.length);
  return [input, probs, text({ samplers, tokens }), history];
}

const shared = ['logits', 'probs', 'tokens', 'history', 'samplers', 'seed'];

/** @param {any} core the bindings */
function api(core) {
  return {
    softmax(/** @type {unknown} */ logits, /** @type {unknown} */ temperature = 1) {
      if (typeof temperature !== 'number' || !(temperature >= 0 && temperature < Infinity))
        throw expected('temperature', temperature, 'a number of 0 or more');
      return unwrap(core.softmax(numbers(logits, 'logits'), temperature));
    },

    trace(/** @type {unknown} */ given) {
      const all = options(given, 'trace', [...shared, 'run', 'step']);
      const seed = whole(all.seed ?? 0, 'seed', max_seed);
      const run = whole(all.run ?? 0, 'run', max_seed);
      const step = whole(all.step ?? 0, 'step', 2 ** 32 - 1);
      return unwrap(core.trace(...moment(all), seed, run, step));
    },

    sample(/** @type {unknown} */ given) {
      const all = options(given, 'sample', [...shared, 'count']);
      const seed = whole(all.seed ?? 0, 'seed', max_seed);
      const count = whole(all.count, 'count', max_count);
      return unwrap(core.sample(...moment(all), seed, new Int32Array(count)));
    },

    generate(/** @type {unknown} */ scenario, /** @type {unknown} */ given = {}) {
      const all = options(given, 'generate', ['chain', 'run', 'forced']);
      const chain = whole(all.chain ?? 0, 'chain', max_seed);
      const run = whole(all.run ?? 0, 'run', max_seed);
      const forced = all.forced ?? [];
      if (!Array.isArray(forced)) throw expected('forced', forced, 'a list of tokens and nulls');
      return generation(
        unwrap(core.generate(scenario_text(scenario), chain, run, text(forced, 'forced'))));
    },

    experiment(/** @type {unknown} */ scenario) {
      return experiment(unwrap(core.experiment(scenario_text(scenario))));
    },

    validate(/** @type {unknown} */ scenario) {
      try {
        return unwrap(core.validate(scenario_text(scenario, '')));
      } catch (error) {  // what cannot even be written as JSON
        const { path = '', says = String(error) } = /** @type {any} */ (error ?? {});
        return { errors: [{ path, message: says }], warnings: [] };
      }
    },

    version: { project: core.project_version, scenario: core.scenario_version },
  };
}

/** @type {Promise<ReturnType<typeof api>> | undefined} */
let loaded;

/** The core, loaded once. */
export default function temper() {
  loaded ??= instantiate().then(api);
  return loaded;
}
