// @ts-check
// What the person has told the system: dark, still, larger text; and what they point with.

const dark = matchMedia('(prefers-color-scheme: dark)');
const still = matchMedia('(prefers-reduced-motion: reduce)');
const coarse = matchMedia('(pointer: coarse)');
const apple = /Mac|iPhone|iPad/.test(navigator.platform);

const probe = document.getElementById('rem'), page = document.getElementById('page');

/** How much larger than usual the person has text, 1 to 2. */
const textScale = () => Math.min(2, Math.max(1, (probe?.offsetWidth || 16) / 16));
// The page under the lab is as large as the lab will be.
if (page) page.style.setProperty('zoom', String(textScale()));

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
  const again = () => tell(dark.matches, still.matches, finger, apple, textScale());
  for (const query of [dark, still]) query.addEventListener('change', again);
  if (probe) new ResizeObserver(again).observe(probe);
  again();
  return again;
}
