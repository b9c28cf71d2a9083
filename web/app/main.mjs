// @ts-check
// The page's script: brings the lab to life over the page that is already there.
import {Frames} from './frames.mjs';
import {glyph, line} from './glyphs.mjs';
import {load} from './load.mjs';
import {follow} from './preferences.mjs';
import {drawable, fit} from './surface.mjs';

const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('lab'));
const host = {inbox: ['', ''], outbox: '', glyph, line, answer: text => { host.outbox = text; },
  showCursor() {}};

if (drawable(canvas)) {
  const program = await load(host, canvas, () => {});
  host.inbox = ['#lab', 'auto'];
  if (program._temper_start(false)) {
    let last = performance.now();
    const frames = new Frames(() => {
      const now = performance.now();
      const seconds = Math.max(1e-4, (now - last) / 1000);
      last = now;
      return program._temper_frame(seconds, canvas.width, canvas.height, devicePixelRatio);
    });
    follow((...preferences) => {
      program._temper_prefer(...preferences);
      frames.ask();
    });
    fit(canvas, () => frames.now());
    document.documentElement.classList.add('live');
    globalThis.temper = {frames};
  }
}
