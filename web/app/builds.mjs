// @ts-check
// Which of the two builds a page needs, and the way from one to the other.

/** @typedef {{scenario: string, history: string}} Handed what the page before has handed over */

const first = ['', 'home', 'temperature'];  // the labs of the small build
const key = 'temper:carried';

/** @returns {Handed | null} what was handed over; it stays until `carried` takes it */
function waiting() {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null');
  } catch {
    return null;  // a frame without storage of its own
  }
}

/** What the page before has handed over, once. @returns {Handed | null} */
export function carried() {
  const handed = waiting();
  if (handed) sessionStorage.removeItem(key);
  return handed;
}

/** @param {string} lab as the address or the scenario names it @param {boolean} handed over */
export const buildFor = (lab, handed) => handed || !first.includes(lab) ? 'temper-labs' : 'temper';

/** The build that the address alone tells of; empty where a scenario file has to be read first. */
export function knownBuild() {
  const parameters = new URLSearchParams(location.search), handed = waiting() !== null;
  const lab = parameters.get('lab') ?? '';
  return handed || lab || !parameters.has('scenario') ? buildFor(lab, handed) : '';
}

/** Opens this page again with the build that has every lab. @param {string} scenario @param {string} history */
export function fetchLabs(scenario, history) {
  const address = new URL(location.href);
  try {
    sessionStorage.setItem(key, JSON.stringify({scenario, history}));
    address.searchParams.delete('scenario');
  } catch {
    // Without storage the shipped scenario that the address names opens again.
  }
  address.searchParams.set('lab', JSON.parse(scenario).lab);
  location.assign(address);
}
