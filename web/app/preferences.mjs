// @ts-check
// What the person has told the system: dark, still, larger text; and what they point with.

const dark = matchMedia('(prefers-color-scheme: dark)');
const still = matchMedia('(prefers-reduced-motion: reduce)');
const coarse = matchMedia('(pointer: coarse)');
const apple = /Mac|iPhone|iPad/.test(navigator.platform);

/** The last pointer was a finger; until one comes, what the device is made for. */
let finger = coarse.matches;

/** @param {boolean} now @returns {boolean} whether that is news */
export function pointedByFinger(now) {
  const news = finger !== now;
  finger = now;
  return news;
}

/**
 * Tells the preferences now and whenever they change.
 * @param {(dark: boolean, still: boolean, finger: boolean, apple: boolean, scale: number) => void} tell
 * @returns {() => void} tells them again
 */
export function follow(tell) {
  const probe = document.getElementById('rem');
  const again = () => {
    const rem = probe?.offsetWidth || 16;
    tell(dark.matches, still.matches, finger, apple, Math.min(2, Math.max(1, rem / 16)));
  };
  for (const query of [dark, still]) query.addEventListener('change', again);
  if (probe) new ResizeObserver(again).observe(probe);
  again();
  return again;
}
