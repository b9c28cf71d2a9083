// @ts-check
// Which of the two builds a page needs, and the way from one to the other.

const first = ['', 'home', 'temperature'];  // the labs of the small build
const key = 'temper:carried';

/** The scenario that the page before has handed over, once. @returns {string} empty if none */
export function carried() {
  try {
    const text = sessionStorage.getItem(key) ?? '';
    sessionStorage.removeItem(key);
    return text;
  } catch {
    return '';  // a frame without storage of its own
  }
}

/** @param {string} lab as the address names it @param {string} scenario handed over */
export const buildFor = (lab, scenario) => scenario || !first.includes(lab) ? 'temper-labs' : 'temper';

/** Opens this page again with the build that has every lab. @param {string} scenario */
export function fetchLabs(scenario) {
  const address = new URL(location.href);
  try {
    sessionStorage.setItem(key, scenario);
    address.searchParams.delete('scenario');
  } catch {
    // Without storage the shipped scenario that the address names opens again.
  }
  address.searchParams.set('lab', JSON.parse(scenario).lab);
  location.assign(address);
}
