// @ts-check
// Keys, while the canvas has the focus. The browser keeps its own: Ctrl+L, Ctrl++, F keys, Alt+Left.

/** @typedef {import('./lab.mjs').Lab} Lab @typedef {import('./frames.mjs').Frames} Frames */

const named = new Set(['Tab', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown',
  'Home', 'End', 'Insert', 'Delete', 'Backspace', 'Space', 'Enter', 'NumpadEnter', 'Escape']);
const commands = new Set(['KeyZ', 'KeyY', 'KeyS', 'KeyO']);
const moved = new Set(['ArrowUp', 'ArrowDown', 'Escape']);  // with Alt: moves a thing, or puts it back

/** A letter by where it is printed, anything else by where it lies.
 * @param {KeyboardEvent} event */
const codeOf = ({key, code}) => /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : code;

/** @param {KeyboardEvent} event @returns {boolean} whether it types a character */
const types = event => [...event.key].length === 1 &&
  (event.getModifierState('AltGraph') || !(event.ctrlKey || event.metaKey || event.altKey));

/** @param {KeyboardEvent} event @returns {boolean} whether the lab has a use for it */
function ours(event) {
  if (event.isComposing) return false;
  if (types(event)) return true;
  if (event.ctrlKey || event.metaKey) return commands.has(codeOf(event)) && !event.altKey;
  if (event.altKey) return moved.has(event.code);
  return named.has(event.code);
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Lab} lab
 * @param {Frames} frames
 */
export function listenToKeys(canvas, lab, frames) {
  /** @param {boolean} backwards */
  const tab = backwards => {
    lab.program._temper_modifiers(false, backwards, false, false);
    lab.key('Tab', true);
    lab.key('Tab', false);
    lab.program._temper_modifiers(false, false, false, false);
  };

  canvas.addEventListener('keydown', event => {
    const copies = (event.ctrlKey || event.metaKey) && codeOf(event) === 'KeyC';
    if (copies) return send(event);  // and the browser's copy event comes after it
    if (!ours(event)) return;
    if (event.code === 'Tab' && lab.focusAtEnd(event.shiftKey)) return lab.unfocus();
    if (event.code === 'Escape' && !lab.claimsEscape()) return canvas.blur();
    event.preventDefault();
    send(event);
    // What opens a field or a chooser may do so only while the key is being handled.
    if (['Enter', 'Space', 'KeyO'].includes(event.code)) frames.settle();
  });
  const send = event => {
    lab.modifiers(event);
    lab.key(codeOf(event), true, types(event) ? event.key : '');
    frames.ask();
  };
  canvas.addEventListener('keyup', event => {
    // Of keys held with it, Apple's command key swallows the release.
    if (event.key === 'Meta') lab.release();
    lab.modifiers(event);
    lab.key(codeOf(event), false);
    frames.ask();
  });
  let pressed = false;  // the focus came by a press, which begins where it lands
  canvas.addEventListener('pointerdown', () => { pressed = true; }, {capture: true});
  canvas.addEventListener('pointerdown', () => { pressed = false; });
  canvas.addEventListener('focus', event => {
    lab.focus(true);
    const from = /** @type {Node | null} */ (event.relatedTarget);
    const after = from && canvas.compareDocumentPosition(from) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (!pressed && canvas.matches(':focus-visible') && !keepsPlace(from)) {
      lab.unfocus();
      tab(!!after);
    }
    frames.ask();
  });
  canvas.addEventListener('blur', () => {
    lab.focus(false);
    frames.ask();
  });
}

/** Coming back from the field, or from another window, the focus stays where it was.
 * @param {Node | null} from */
const keepsPlace = from => from instanceof Element && from.matches('.field');
