// @ts-check
// The text field that lies over the canvas while something is edited: a real one, so that
// selection, clipboard, the phone's keyboard, autocorrect and composition are the system's own.

/** @typedef {import('./lab.mjs').Lab} Lab @typedef {import('./frames.mjs').Frames} Frames */

/**
 * @typedef {object} Edit
 * @property {string} text @property {string} font families @property {number} px
 * @property {number} x @property {number} y @property {number} width @property {number} height
 * @property {boolean} numeric @property {boolean} lines a text of many lines
 */

/** One field at a time, over `canvas`. */
export class Field {
  /** @param {HTMLCanvasElement} canvas @param {() => Lab} lab @param {() => Frames} frames */
  constructor(canvas, lab, frames) {
    this.canvas = canvas;
    this.lab = lab;
    this.frames = frames;
    /** @type {HTMLInputElement | HTMLTextAreaElement | null} */
    this.input = null;
  }

  /** @param {Edit} edit */
  begin(edit) {
    this.end();
    const input = this.input = document.createElement(edit.lines ? 'textarea' : 'input');
    input.className = 'field';
    input.value = edit.text;
    input.autocomplete = 'off';
    input.spellcheck = false;
    input.inputMode = edit.numeric ? 'decimal' : 'text';
    input.enterKeyHint = edit.lines ? 'enter' : 'done';
    input.setAttribute('autocapitalize', 'off');
    const {style} = input;
    style.left = `${this.canvas.offsetLeft + edit.x}px`;
    style.top = `${this.canvas.offsetTop + edit.y}px`;
    style.width = `${edit.width}px`;
    style.height = `${edit.height}px`;
    style.fontFamily = edit.font;
    style.setProperty('--px', `${edit.px}px`);
    this.listen(input);
    this.canvas.after(input);
    input.focus({preventScroll: true});
    if (!edit.lines) input.select();
  }

  /** @param {HTMLInputElement | HTMLTextAreaElement} input */
  listen(input) {
    input.addEventListener('input', () => {
      this.lab().edited(input.value);
      this.frames().ask();
    });
    input.addEventListener('blur', () => this.close(true));
    input.addEventListener('keydown', event => {
      if (event.isComposing) return;  // Enter takes the candidate, Escape drops it
      const {key} = event;
      if (key !== 'Enter' && key !== 'Escape' && key !== 'Tab') return;
      const breaks = input instanceof HTMLTextAreaElement && key === 'Enter';
      if (breaks && !event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      this.close(key !== 'Escape');
      this.canvas.focus({preventScroll: true});
      if (key !== 'Tab') return;
      this.lab().modifiers(event);
      this.lab().key('Tab', true);
      this.lab().key('Tab', false);
      this.frames().ask();
    });
  }

  /** The person is done. @param {boolean} keep */
  close(keep) {
    if (!this.end()) return;
    this.lab().editEnded(keep);
    this.frames().ask();
  }

  /** Takes the field away without a word. @returns {boolean} whether there was one */
  end() {
    const {input} = this;
    this.input = null;  // removal blurs it, which must not count as done
    input?.remove();
    return input !== null;
  }
}
