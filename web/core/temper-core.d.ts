/** Temper's core without any user interface. Bad input throws an `Error` whose message names the
 * field and the fault (`samplers[0].p is 1.4; a number from 0 to 1 was expected`); the module stays
 * usable. Unknown option names are faults, too. All logarithms are natural. */
export default function temper(): Promise<Temper>;

/** Plain, `Float32Array`, `Float64Array`, or another typed array of numbers. */
export type Numbers = ArrayLike<number>;

/** One stage of a chain: its `type` and that type's fields; `on: false` makes it an identity. */
export interface Sampler {
  type: string;
  on?: boolean;
  [field: string]: unknown;
}

interface Moment {
  /** Natural-log scale; `-Infinity` for a token that is not there; at least one finite. */
  logits?: Numbers;
  /** In place of `logits`: 0 or more, sum 1 (to within 1e-6). */
  probs?: Numbers;
  /** A name for each, all different; needed where a sampler names tokens. */
  tokens?: string[];
  /** Ids so far, oldest first, for samplers that look back. */
  history?: Numbers;
  samplers: Sampler[];
  /** A whole number from 0 to 2^53 - 1; 0 where absent. */
  seed?: number;
}

export interface Stage {
  /** "input" for the first, else the sampler's. */
  type: string;
  /** The surviving ids, most probable first, ties by lower id. */
  kept: Int32Array;
  /** Over the whole vocabulary, 0 where removed. */
  probs: Float64Array;
  /** Why the stage did nothing. */
  note?: string;
}

export interface Trace {
  /** The input, then one stage for each sampler. */
  stages: Stage[];
  /** The die, in [0, 1). */
  u: number;
  /** The id it fell on. */
  token: number;
}

export interface Problem {
  /** As in `chains[0].samplers[1].p`; empty for the document as a whole. */
  path: string;
  /** Goes on where the path ends: "is 1.4; a number from 0 to 1 was expected". */
  message: string;
}

export interface Temper {
  /** Probabilities of the same length. `temperature` is 0 or more; 0 gives the largest logit
   * everything (of equal ones, the first). */
  softmax(logits: Numbers, temperature?: number): Float64Array;

  /** A chain applied to one distribution, stage by stage, and the token drawn at step `step` of run
   * `run` (each 0 where absent). */
  trace(options: Moment & { run?: number; step?: number }): Trace;

  /** `count` ids (at most 100 million); number i is that of run i, step 0. */
  sample(options: Moment & { count: number }): Int32Array;

  /** What is wrong with a scenario, an object or JSON text. Never throws. */
  validate(scenario: unknown): { errors: Problem[]; warnings: Problem[] };

  /** The project's version, and the scenario version it reads. */
  readonly version: { project: string; scenario: number };
}
