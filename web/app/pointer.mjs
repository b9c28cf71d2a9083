// @ts-check
// Mouse, finger, pen and wheel. What the lab does not claim stays the page's: vertical swipes and
// wheel turns scroll it, two fingers zoom it.

/** @typedef {import('./lab.mjs').Lab} Lab @typedef {import('./frames.mjs').Frames} Frames */

const kinds = ['mouse', 'touch', 'pen'];
const pixelsPerNotch = 100, pixelsPerLine = 40;

/** @param {HTMLCanvasElement} canvas @param {{clientX: number, clientY: number}} event */
function place(canvas, {clientX, clientY}) {
  const {left, top} = canvas.getBoundingClientRect();
  return {x: clientX - left, y: clientY - top};
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Lab} lab
 * @param {Frames} frames
 * @param {(finger: boolean) => void} used what was pointed with
 */
export function listenToPointer(canvas, lab, frames, used) {
  let active = -1;  // the one pointer that is down
  const kindOf = event => Math.max(0, kinds.indexOf(event.pointerType));
  const move = event => {
    const {x, y} = place(canvas, event);
    lab.move(kindOf(event), x, y);
    frames.ask();
  };
  const giveUp = () => {
    active = -1;
    lab.release();
    frames.ask();
  };

  canvas.addEventListener('pointerdown', event => {
    if (active !== -1) return giveUp();  // a second finger: both are the browser's
    if (event.button !== 0) return;
    used(event.pointerType === 'touch');
    active = event.pointerId;
    canvas.setPointerCapture(active);
    canvas.focus({preventScroll: true});
    lab.modifiers(event);
    move(event);
    lab.press(kindOf(event), true);
  });
  canvas.addEventListener('pointermove', event => {
    if (active === -1 ? event.pointerType !== 'touch' : event.pointerId === active) move(event);
  });
  canvas.addEventListener('pointerup', event => {
    if (event.pointerId !== active) return;
    active = -1;
    move(event);
    lab.press(kindOf(event), false);
    if (event.pointerType === 'touch') lab.leave();  // a finger has no hover
    frames.settle();
  });
  canvas.addEventListener('pointerleave', event => {
    if (event.pointerId === active || active !== -1) return;
    lab.leave();
    frames.ask();
  });
  for (const lost of ['pointercancel', 'lostpointercapture'])
    canvas.addEventListener(lost, event => event.pointerId === active && giveUp());
  canvas.addEventListener('contextmenu', () => active !== -1 && giveUp());
  canvas.addEventListener('blur', () => active !== -1 && giveUp());
}

/**
 * Keeps from the page the swipes that the lab claims, where they start or by where they go.
 * @param {HTMLCanvasElement} canvas
 * @param {Lab} lab
 */
export function claimSwipes(canvas, lab) {
  let start = {x: 0, y: 0}, ours = false, open = false;
  canvas.addEventListener('touchstart', event => {
    open = event.touches.length === 1;
    ours = false;
    if (!open) return;
    start = place(canvas, event.touches[0]);
    ours = lab.claimsDrag(start.x, start.y);
    if (ours && event.cancelable) event.preventDefault();
  }, {passive: false});
  canvas.addEventListener('touchmove', event => {
    if (event.touches.length > 1) return;
    const at = place(canvas, event.touches[0]);
    const down = at.y - start.y;
    if (open && down !== 0) ours ||= lab.claimsWheel(start.x, start.y, Math.sign(down));
    open = false;  // the first movement decides
    if (ours && event.cancelable) event.preventDefault();
  }, {passive: false});
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Lab} lab
 * @param {Frames} frames
 */
export function claimWheel(canvas, lab, frames) {
  canvas.addEventListener('wheel', event => {
    if (event.ctrlKey) return;  // zooms the page
    const unit = [1, pixelsPerLine, canvas.clientHeight][event.deltaMode] / pixelsPerNotch;
    const {x, y} = place(canvas, event);
    const dy = -event.deltaY * unit;
    if (!lab.claimsWheel(x, y, dy)) return;
    event.preventDefault();
    lab.move(0, x, y);
    lab.wheel(-event.deltaX * unit, dy);
    frames.ask();
  }, {passive: false});
}
