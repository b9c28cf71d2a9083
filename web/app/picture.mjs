// @ts-check
// A picture of what is on screen, for the person to keep.

/**
 * @param {HTMLCanvasElement} canvas
 * @param {(name: string, bytes: Blob) => void} save
 */
export function pictures(canvas, save) {
  /** @type {{name: string, box: number[]} | null} */
  let asked = null;
  return {
    /** Asks for the next frame. @param {string} name @param {string} box x, y, width, height in CSS pixels */
    savePicture(name, box) { asked = {name, box: box.trim().split(' ').map(Number)}; },
    /** Draws a frame by `draw`, and keeps it if it was asked for before: a canvas's pixels are
     * there only until the browser has shown them. @template T @param {() => T} draw */
    drawn(draw) {
      const wanted = asked;
      asked = null;
      const answer = draw();
      if (wanted) keep(wanted.name, wanted.box.map(length => Math.round(length * devicePixelRatio)));
      return answer;
    },
  };

  /** @param {string} name @param {number[]} box in device pixels */
  function keep(name, [x, y, width, height]) {
    const copy = Object.assign(document.createElement('canvas'), {width, height});
    copy.getContext('2d')?.drawImage(canvas, -x, -y);
    copy.toBlob(blob => blob && save(name, blob), 'image/png');
  }
}
