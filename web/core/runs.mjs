// @ts-check
// Generations and experiments as callers see them: the bindings give ids in long lists.

/** Cuts `list` into pieces of the given lengths.
 * @template T @param {Int32Array} lengths @param {(from: number, to: number) => T} piece
 * @returns {T[]} */
function cut(lengths, piece) {
  let at = 0;
  return Array.from(lengths, (length) => piece(at, (at += length)));
}

/** @param {any} given what `core.generate` gave */
export function generation({ names, text, stop, steps }) {
  const name = JSON.parse(names);
  /** @param {number} from @param {number} to */
  const candidates = (from, to) =>
    Array.from(steps.candidates.subarray(from, to), (id, i) => ({
      token: name[id],
      probability: steps.candidate_probs[from + i],
    }));
  const all = cut(steps.candidate_counts, candidates).map((of_step, t) => ({
    token: name[steps.tokens[t]],
    probability: steps.probability[t],
    logprob: steps.logprob[t],
    entropy: steps.entropy[t],
    u: steps.u[t],
    candidates: of_step,
  }));
  return { text, tokens: all.map((step) => step.token), steps: all, stop };
}

/** @param {any} given what `core.experiment` gave */
export function experiment({ names, chains }) {
  const name = JSON.parse(names);
  /** @param {any} chain */
  const told = ({ texts, lengths, tokens, counts, probability, rest, ...facts }) => {
    /** @param {number} from @param {number} to */
    const named = (from, to) => Array.from(tokens.subarray(from, to), (id) => name[id]);
    const outcomes = cut(lengths, named).map((of_outcome, i) => ({
      text: texts[i],
      tokens: of_outcome,
      count: counts[i],
      probability: Number.isNaN(probability[i]) ? null : probability[i],
    }));
    return { ...facts, outcomes, rest };
  };
  return { chains: chains.map(told) };
}
