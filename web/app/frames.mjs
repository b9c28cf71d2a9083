// @ts-check
// Frames on demand: none while nothing moves, so that an idle lab costs nothing.

/** Asks for frames and counts them. `draw` gives the milliseconds until the next is due. */
export class Frames {
  /** @param {() => number} draw */
  constructor(draw) {
    this.draw = draw;
    this.count = 0;
    this.wanted = 0;
    this.request = 0;
    this.timer = 0;
    this.drawing = false;
  }

  /** After input: a widget settles within two frames of the last event. */
  ask(frames = 2) {
    this.wanted = Math.max(this.wanted, frames);
    if (!this.request) this.request = requestAnimationFrame(() => this.due());
  }

  due() {
    this.request = 0;
    this.wanted -= 1;
    const next = this.now();
    if (this.wanted > 0 || next === 0) this.ask(Math.max(this.wanted, 1));
    else if (next > 0) this.timer = window.setTimeout(() => this.ask(1), next);
  }

  /** Draws at once: in a resize, before the browser shows the emptied canvas; and while a press is
   * being handled, since focus, clipboard and file chooser are given only then.
   * @returns {number} milliseconds until the next frame is due, negative for never */
  now() {
    if (this.drawing) return 0;
    clearTimeout(this.timer);
    this.drawing = true;
    this.count += 1;
    const next = this.draw();
    this.drawing = false;
    return next;
  }

  /** Lets everything that has been put in reach the lab, then as usual. */
  settle() {
    for (let i = 0; i < 4 && this.now() === 0; ++i);
    this.ask();
  }
}
