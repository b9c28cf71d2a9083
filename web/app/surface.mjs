// @ts-check
// The canvas: as many pixels as the screen shows of it, whatever the zoom, and its WebGL context.

/** The context's wishes; the program asks for the same ones and is given the same context. */
const wishes = {alpha: false, depth: false, stencil: false, antialias: false, powerPreference: 'low-power'};

/** @param {HTMLCanvasElement} canvas @returns {boolean} whether the browser draws WebGL 2 on it */
export const drawable = canvas => canvas.getContext('webgl2', wishes) !== null;

/** Where a length falls between two pixels the browser knows which it took; an emulated screen's
 * answer, which is not scaled, is not believed.
 * @param {number} length CSS pixels @param {number} [exact] the browser's own count */
function pixels(length, exact) {
  const near = length * devicePixelRatio;
  return Math.max(1, exact && Math.abs(exact - near) <= 1 ? exact : Math.round(near));
}

/**
 * Keeps the canvas's pixels those of the screen.
 * @param {HTMLCanvasElement} canvas
 * @param {() => void} changed the canvas is empty now: draw
 */
export function fit(canvas, changed) {
  const sizes = new ResizeObserver(([entry]) => {
    const {inlineSize, blockSize} = entry.contentBoxSize[0];
    const exact = entry.devicePixelContentBoxSize?.[0];
    const width = pixels(inlineSize, exact?.inlineSize), height = pixels(blockSize, exact?.blockSize);
    if (canvas.width === width && canvas.height === height) return;
    Object.assign(canvas, {width, height});
    changed();
  });
  const observe = () => {
    try {
      sizes.observe(canvas, {box: 'device-pixel-content-box'});
    } catch {
      sizes.observe(canvas);  // Safari
    }
  };
  const watchRatio = () => {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => {
      sizes.unobserve(canvas);
      observe();
      changed();
      watchRatio();
    }, {once: true});
  };
  observe();
  watchRatio();
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {(there: boolean) => void} changed the context went, or came back empty
 */
export function watchContext(canvas, changed) {
  canvas.addEventListener('webglcontextlost', event => {
    event.preventDefault();  // else it never comes back
    changed(false);
  });
  canvas.addEventListener('webglcontextrestored', () => changed(true));
}
