// @ts-check
// What comes in and goes out: files chosen, dropped and saved; the clipboard.

/** @typedef {import('./lab.mjs').Lab} Lab @typedef {import('./frames.mjs').Frames} Frames */

/** Gives `bytes` to the person as a download. @param {string} name @param {Blob} bytes */
export function saveBlob(name, bytes) {
  const href = URL.createObjectURL(bytes);
  Object.assign(document.createElement('a'), {href, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {() => Lab} lab
 * @param {() => Frames} frames
 */
export function exchange(canvas, lab, frames) {
  /** @type {DataTransfer | null} set while the browser's own copy event is handled */
  let copying = null;
  const open = (name, text) => {
    lab()?.open(name, text);
    frames()?.ask();
  };
  /** @param {File | null | undefined} file */
  const read = async file => file && open(file.name, await file.text());

  const chooser = Object.assign(document.createElement('input'), {type: 'file', accept: '.json,.txt,application/json,text/plain'});
  chooser.addEventListener('change', async () => {
    await read(chooser.files?.[0]);
    chooser.value = '';  // the same file again is news again
  });

  // Anywhere on the page: a file let go beside the lab would take the page's place.
  document.addEventListener('dragover', event => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  document.addEventListener('drop', event => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    read(event.dataTransfer.files[0]);
  });

  document.addEventListener('copy', event => {
    if (document.activeElement !== canvas) return;
    event.preventDefault();
    copying = event.clipboardData;
    copying?.setData('text/plain', lab().scenario());
    frames().settle();  // what is explained at the moment has a value of its own to copy
    copying = null;
  });
  document.addEventListener('paste', event => {
    if (document.activeElement !== canvas) return;
    const files = event.clipboardData?.files;
    if (files?.length) return read(files[0]);
    const text = event.clipboardData?.getData('text/plain');
    if (text) open('pasted text', text);
  });

  return {
    chooseFile: () => chooser.click(),
    /** @param {string} name @param {string} text */
    saveFile(name, text) {
      const type = name.endsWith('.csv') ? 'text/csv' : 'application/json';
      saveBlob(name, new Blob([text], {type}));
    },
    /** @param {string} text */
    copyText(text) {
      if (copying) copying.setData('text/plain', text);
      else navigator.clipboard?.writeText(text).catch(() => {});
    },
  };
}
