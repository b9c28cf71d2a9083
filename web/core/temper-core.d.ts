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

export interface Candidate {
  token: string;
  probability: number;
}

export interface Generation {
  /** The tokens drawn (without the prompt) as one text. */
  text: string;
  tokens: string[];
  /** One for each token. */
  steps: {
    token: string;
    /** Under the chain's final distribution. */
    probability: number;
    /** The model's own, before any sampler, as APIs report it. */
    logprob: number;
    /** Of the chain's final distribution, in nats. */
    entropy: number;
    /** The die, in [0, 1). */
    u: number;
    /** The final distribution, most probable first; removed tokens are absent. */
    candidates: Candidate[];
  }[];
  stop: 'max_tokens' | 'end';
}

/** Of many texts: how many are different, the share of the most common, the chance that two agree,
 * the entropy in nats. */
export interface Facts<Known = number> {
  unique: Known;
  agreement: Known;
  two_agree: Known;
  entropy: Known;
}

export interface Outcome {
  text: string;
  tokens: string[];
  /** How many runs gave it; 0 for one that is possible but was not drawn. */
  count: number;
  /** Exact; null where it is out of reach. */
  probability: number | null;
}

export interface ChainResult extends Facts {
  name: string;
  runs: number;
  /** The same without sampling: the expected number of different outcomes in so many runs, the
   * probability of the most probable, the chance that two runs agree, the entropy; each null on its
   * own, and all of it where nothing is within reach. */
  exact: Facts<number | null> | null;
  /** Most frequent first, then most probable; 10,000 at most. */
  outcomes: Outcome[];
  /** What is drawn beyond those. */
  rest: { outcomes: number; count: number };
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

  /** One text of a scenario (an object or JSON text): run `run` of chain `chain`, each 0 where
   * absent. `forced[t]`, a token or null, overrules the die at step t. */
  generate(
    scenario: unknown,
    options?: { chain?: number; run?: number; forced?: (string | null)[] },
  ): Generation;

  /** All runs of a scenario, tallied, for each of its chains. */
  experiment(scenario: unknown): { chains: ChainResult[] };

  /** What is wrong with a scenario, an object or JSON text. Never throws. */
  validate(scenario: unknown): { errors: Problem[]; warnings: Problem[] };

  /** The project's version, and the scenario version it reads. */
  readonly version: { project: string; scenario: number };
}
