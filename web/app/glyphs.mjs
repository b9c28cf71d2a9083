// @ts-check
// Glyphs from the browser's own fonts: drawn on a 2D canvas as the lab first needs them, so no font
// is downloaded and every script and emoji that the system knows is there.

/**
 * @typedef {object} Glyph pixels of one character, in device pixels
 * @property {number} advance
 * @property {number} left of the bitmap, from the pen
 * @property {number} top from the baseline, negative upwards
 * @property {number} width 0 for a blank
 * @property {number} height
 * @property {boolean} colored an emoji, to be drawn as it is
 * @property {Uint8ClampedArray} pixels RGBA, straight alpha; white unless colored
 */

const side = 256;
const nothing = new Uint8ClampedArray();
const pen = context(side, side);

/** @param {number} width @param {number} height */
function context(width, height) {
  const canvas = typeof OffscreenCanvas === 'undefined'
    ? Object.assign(document.createElement('canvas'), {width, height})
    : new OffscreenCanvas(width, height);
  // Read back for every glyph, so it had better stay in the processor's memory.
  return /** @type {OffscreenCanvasRenderingContext2D} */ (
    canvas.getContext('2d', {willReadFrequently: true}));
}

/** @param {string} font CSS font shorthand */
function use(font) {
  if (pen.font !== font) pen.font = font;
  pen.fillStyle = '#fff';
}

/**
 * @param {string} font CSS font shorthand
 * @returns {{ascent: number, descent: number}} both positive
 */
export function line(font) {
  use(font);
  const {fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent} = pen.measureText('x');
  return {ascent, descent};
}

/**
 * @param {string} font CSS font shorthand
 * @param {string} character one code point
 * @returns {Glyph}
 */
export function glyph(font, character) {
  use(font);
  const box = pen.measureText(character);
  const left = Math.floor(-box.actualBoundingBoxLeft) - 1;
  const top = Math.floor(-box.actualBoundingBoxAscent) - 1;
  const width = Math.min(side, Math.ceil(box.actualBoundingBoxRight) + 1 - left);
  const height = Math.min(side, Math.ceil(box.actualBoundingBoxDescent) + 1 - top);
  const blank = {advance: box.width, left: 0, top: 0, width: 0, height: 0, colored: false, pixels: nothing};
  if (width <= 2 || height <= 2) return blank;
  pen.clearRect(0, 0, width, height);
  pen.fillText(character, -left, -top);
  const pixels = pen.getImageData(0, 0, width, height).data;
  const colored = whiten(pixels);
  return {advance: box.width, left, top, width, height, colored, pixels};
}

/**
 * Tells ink that is all one colour (white, but for rounding where it is thin) from an emoji's.
 * @param {Uint8ClampedArray} pixels made all white unless they are an emoji's
 * @returns {boolean} whether they are
 */
function whiten(pixels) {
  for (let i = 0; i < pixels.length; i += 4)
    if (pixels[i + 3] > 96 && Math.min(pixels[i], pixels[i + 1], pixels[i + 2]) < 236) return true;
  for (let i = 0; i < pixels.length; i += 4) pixels[i] = pixels[i + 1] = pixels[i + 2] = 255;
  return false;
}
