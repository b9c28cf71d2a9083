// Never run: types.test.mjs has TypeScript read it, as a caller's program.
import temper, {
  type Candidate, type ChainResult, type Generation, type Outcome, type Problem, type Temper, type Trace,
} from '../../dist/temper-core.mjs';

const core: Temper = await temper();
const probs: Float64Array = core.softmax([1, -Infinity]);
core.softmax(Float32Array.of(1), 0.5);
core.softmax(probs);

const chain = [{ type: 'top_p', p: 0.9 }, { type: 'temperature', temperature: 0.8, on: false }];
const trace: Trace = core.trace({ logits: probs, samplers: chain, seed: 1, run: 2, step: 3 });
const kept: Int32Array | undefined = trace.stages[0]?.kept;
const note: string | undefined = trace.stages[0]?.note;
const ids: Int32Array = core.sample({ probs: [1], tokens: ['a'], history: kept ?? [], samplers: [], count: 3 });

const text: Generation = core.generate({ temper: 1 }, { chain: 0, forced: ['a', null] });
const first: Candidate | undefined = text.steps[0]?.candidates[0];
const results: ChainResult[] = core.experiment('{}').chains;
const outcome: Outcome | undefined = results[0]?.outcomes[0];
const known: number | null | undefined = results[0]?.exact?.unique;
const faults: Problem[] = core.validate(undefined).errors;
const stop: 'max_tokens' | 'end' = text.stop;
const version: string = core.version.project;

// @ts-expect-error text is no list of numbers
core.softmax('12');
// @ts-expect-error a sampler has a type
core.trace({ logits: [1], samplers: [{ p: 1 }] });
// @ts-expect-error samplers are needed
core.trace({ logits: [1] });
// @ts-expect-error how many
core.sample({ logits: [1], samplers: [] });
// @ts-expect-error step belongs to trace alone
core.sample({ logits: [1], samplers: [], count: 1, step: 0 });
// @ts-expect-error no such option
core.generate({}, { force: [] });
// @ts-expect-error the version is not the caller's to set
core.version = { project: '', scenario: 1 };

export { faults, first, ids, known, note, outcome, stop, version };
