// @ts-check
// The program as the page's scripts speak to it: its exports, with strings.

/** @typedef {{inbox: string[], outbox: string}} Post where strings wait for the call that is running */

/** The lab on the canvas. Lengths are CSS pixels of the canvas. */
export class Lab {
  /** @param {any} program exports of temper.wasm @param {Post} post */
  constructor(program, post) {
    this.program = program;
    this.post = post;
  }

  /** @param {string} name of the export @param {string[]} texts @param {...(number | boolean)} rest */
  say(name, texts, ...rest) {
    this.post.inbox = texts;
    return this.program[`_temper_${name}`](...rest);
  }

  /** @param {string} name of the export @returns {string} */
  ask(name) {
    this.program[`_temper_${name}`]();
    return this.post.outbox;
  }

  /** @param {string} canvas its selector @param {string} theme @param {boolean} embedded @returns {boolean} */
  start(canvas, theme, embedded) { return !!this.say('start', [canvas, theme], embedded); }
  /** @param {string} name @param {string} text @returns {boolean} false if it was refused */
  open(name, text) { return !!this.say('open', [name, text]); }
  /** @param {string} history that was handed over with the scenario */
  takeHistory(history) { this.say('take_history', [history]); }
  /** @param {string} text */
  edited(text) { this.say('edited', [text]); }
  /** @param {boolean} keep */
  editEnded(keep) { this.program._temper_edit_ended(keep); }
  /** @returns {string} the scenario as JSON */
  scenario() { return this.ask('scenario'); }
  /** @returns {any} what is on screen */
  inspect() { return JSON.parse(this.ask('inspect')); }

  /** @param {number} pointer @param {number} x @param {number} y */
  move(pointer, x, y) { this.program._temper_move(pointer, x, y); }
  /** @param {number} pointer @param {boolean} down */
  press(pointer, down) { this.program._temper_press(pointer, down); }
  leave() { this.program._temper_leave(); }
  /** Lets go of pointer and keys without pressing anything. */
  release() { this.program._temper_release(); }
  /** @param {number} x @param {number} y in notches, positive to the left and up */
  wheel(x, y) { this.program._temper_wheel(x, y); }
  /** @param {string} code @param {boolean} down @param {string} [typed] */
  key(code, down, typed = '') { this.say('key', [code, typed], down); }
  /** @param {KeyboardEvent | PointerEvent} event */
  modifiers({ctrlKey, shiftKey, altKey, metaKey}) {
    this.program._temper_modifiers(ctrlKey, shiftKey, altKey, metaKey);
  }
  /** @param {boolean} focused */
  focus(focused) { this.program._temper_focus(focused); }
  /** Forgets which control had the keyboard's focus. */
  unfocus() { this.program._temper_unfocus(); }

  /** @param {number} x @param {number} y @returns {boolean} */
  claimsDrag(x, y) { return !!this.program._temper_claims_drag(x, y); }
  /** @param {number} x @param {number} y @param {number} dy @returns {boolean} */
  claimsWheel(x, y, dy) { return !!this.program._temper_claims_wheel(x, y, dy); }
  /** @param {boolean} backwards @returns {boolean} */
  focusAtEnd(backwards) { return !!this.program._temper_focus_at_end(backwards); }
  /** @returns {boolean} whether the dark theme is on screen */
  dark() { return !!this.program._temper_dark(); }
  /** @returns {boolean} whether Escape has anything to close or let go of */
  claimsEscape() { return !!this.program._temper_claims_escape(); }
}
