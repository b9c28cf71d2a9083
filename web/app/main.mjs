// @ts-check
// The page's script: brings the lab to life over the page that is already there.
import './early.mjs';
import {buildFor, carried, fetchLabs} from './builds.mjs';
import {exchange, saveBlob} from './exchange.mjs';
import {Field} from './field.mjs';
import {Frames} from './frames.mjs';
import {glyph, line} from './glyphs.mjs';
import {listenToKeys} from './keyboard.mjs';
import {Lab} from './lab.mjs';
import {arrive, showProgress, stay} from './page.mjs';
import {pictures} from './picture.mjs';
import {claimSwipes, claimWheel, listenToPointer} from './pointer.mjs';
import {follow, pointedByFinger} from './preferences.mjs';
import {drawable, fit, watchContext} from './surface.mjs';

const cursors = ['default', 'text', 'move', 'ns-resize', 'ew-resize', 'nesw-resize', 'nwse-resize',
  'pointer', 'wait', 'progress', 'not-allowed'];
const patience = 2000;  // ms for a lost WebGL context to come back

const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('lab'));
const parameters = new URLSearchParams(location.search);
const theme = ['light', 'dark'].find(name => name === parameters.get('theme')) ?? 'auto';
document.documentElement.dataset.theme = theme;
const named = parameters.has('scenario') || parameters.has('embed');
document.documentElement.classList.toggle('in-lab', named);

/** @type {Lab} */ let lab;
/** @type {Frames} */ let frames;

const picture = pictures(canvas, saveBlob);
const field = new Field(canvas, () => lab, () => frames);
/** What the program asks of the page. */
const host = {
  inbox: [''], outbox: '', glyph, line,
  beginEdit: edit => field.begin(edit),
  endEdit: () => field.end(),
  fetchLabs,
  showCursor: name => { canvas.style.cursor = cursors[name] ?? 'none'; },
  answer: text => { host.outbox = text; },
  savePicture: picture.savePicture,
  ...exchange(canvas, () => lab, () => frames),
};

/** @returns {Promise<string>} what is missing, empty if nothing is */
async function open() {
  if (typeof WebAssembly === 'undefined') return 'no WebAssembly';
  if (!drawable(canvas)) return 'no WebGL 2';
  const {load} = await import('./load.mjs');
  const named = parameters.get('lab') ?? '', handed = carried();
  const shown = handed?.scenario ?? await shipped();
  const build = buildFor(named || labOf(shown), handed !== null);
  const program = await load(build, host, canvas, showProgress);
  lab = new Lab(program, host);
  if (!lab.start('#lab', theme, parameters.has('embed'))) return 'no WebGL 2';
  let last = performance.now();
  frames = new Frames(() => {
    const now = performance.now();
    const seconds = Math.max(1e-4, (now - last) / 1000);
    last = now;
    const next = picture.drawn(
      () => program._temper_frame(seconds, canvas.width, canvas.height, devicePixelRatio));
    document.documentElement.dataset.theme = lab.dark() ? 'dark' : 'light';
    return next;
  });
  if (shown) lab.open('the scenario', shown);
  if (handed) lab.takeHistory(handed.history);
  if (named && !handed) lab.open('the address', JSON.stringify({...JSON.parse(lab.scenario()), lab: named}));
  return '';
}

/** @returns {Promise<string>} the shipped scenario that the address names; empty if there is none */
async function shipped() {
  const name = parameters.get('scenario');
  if (!name || !/^[\w-]+$/.test(name)) return '';
  const response = await fetch(`scenarios/${name}.json`);
  return response.ok ? response.text() : '';
}

/** @param {string} scenario as JSON, or nothing @returns {string} the lab that it opens in */
const labOf = scenario => scenario ? JSON.parse(scenario).lab ?? '' : '';

function listen() {
  const tell = follow((...preferences) => {
    lab.program._temper_prefer(...preferences);
    frames.ask();
  });
  listenToPointer(canvas, lab, frames, finger => {
    document.documentElement.classList.toggle('finger', finger);
    if (pointedByFinger(finger)) tell();
  });
  claimSwipes(canvas, lab);
  claimWheel(canvas, lab, frames);
  listenToKeys(canvas, lab, frames);
  fit(canvas, () => frames.now() >= 0 && frames.ask(1));
  let waiting = 0;
  watchContext(canvas, there => {
    lab.program._temper_context(there);
    clearTimeout(waiting);
    if (!there) waiting = setTimeout(() => stay('its WebGL context was lost', lab.scenario()), patience);
    else frames.ask();
    if (there) arrive();
  });
}

const lack = await open().catch(fault => (console.error(fault), 'the program did not load'));
if (lack) {
  stay(lack);
} else {
  listen();
  arrive();
}

/** For tests, and for pages that hold this one. */
globalThis.temper = {
  inspect: () => lab.inspect(),
  scenario: () => JSON.parse(lab.scenario()),
  open: text => {
    const taken = lab.open('text', text);
    frames.ask();
    return taken;
  },
  /** How many frames were drawn; and whether none is asked for. */
  get frames() { return frames.count; },
  get resting() { return frames.request === 0; },
};
