// @ts-check
// The page under the lab: how far loading is, and what it says where the lab cannot come.
import {inform} from './numbers.mjs';

const root = document.documentElement;
const element = id => /** @type {HTMLElement} */ (document.getElementById(id));
const kilobytes = bytes => Math.round(bytes / 1000);

/** @param {number} loaded bytes @param {number} total 0 where it is unknown */
export function showProgress(loaded, total) {
  const bar = /** @type {HTMLProgressElement} */ (element('progress'));
  const label = element('loading');
  if (total === 0) return;
  bar.max = total;
  bar.value = loaded;
  label.replaceChildren(span('Loading the lab'), span(`${kilobytes(loaded)} of ${kilobytes(total)} kB`));
}

/** @param {string} text */
const span = text => Object.assign(document.createElement('span'), {textContent: text});

/** The lab has drawn itself: it fades in over the page, which then rests. */
export function arrive() {
  root.classList.add('live');
  setTimeout(() => root.classList.add('arrived'), 150);
}

/** The page stays, or comes back, with its numbers.
 * @param {string} lack "no WebGL 2"
 * @param {string} [scenario] as JSON, if it is not the one that the page was written with */
export function stay(lack, scenario) {
  root.classList.remove('live', 'arrived');
  root.classList.toggle('own', scenario !== undefined);
  if (!document.querySelector('link[href="app/stay.css"]'))
    document.head.append(Object.assign(document.createElement('link'), {rel: 'stylesheet', href: 'app/stay.css'}));
  const line = document.createElement('p');
  line.setAttribute('role', 'status');
  line.append(Object.assign(document.createElement('b'), {textContent: `This browser cannot draw the lab (${lack}).`}),
    ' Its numbers are below.');
  element('notice').replaceChildren(line);
  if (lack !== 'no WebAssembly') inform(scenario);
}
