// @ts-check
// The lab's numbers without the lab: a table over temperatures and a field for one's own.

const temperatures = [0.1, 0.5, 1, 2, 5];
const capital = {tokens: ['Paris', 'Lyon', 'France', 'city', 'unknown'], logits: [2, 1, 0.5, -0.5, -2]};

/** @param {number} p @returns {string} four decimals, never a false 0 or 1 */
const decimal = p => p === 0 || p === 1 ? String(p)
  : p < 0.00005 ? '< 0.0001' : p >= 0.99995 ? '> 0.9999' : p.toFixed(4);
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** @param {number} p @returns {string} "72.0 %", "0.24 %", "4.5 × 10⁻⁷"; only an exact 1 is 100 % */
function percent(p) {
  if (p === 0) return '0';
  if (p === 1) return '100\u202f%';
  if (p >= 0.9999) return '> 99.99\u202f%';
  if (p >= 0.0001) return `${(100 * p).toFixed(p >= 0.01 ? 1 : p >= 0.001 ? 2 : 3)}\u202f%`;
  const [digits, power] = p.toExponential(1).split('e-');
  return `${digits} × 10⁻${power.replace(/\d/g, digit => superscripts[Number(digit)])}`;
}

/** @param {string} text @returns {number} NaN where it is none from 0 up */
const temperature = text => {
  const value = text.trim() === '' ? NaN : Number(text.trim().replace(',', '.'));
  return value >= 0 && value < Infinity ? value : NaN;
};

/** @param {string} name @param {string} text @param {string} [scope] */
function cell(name, text, scope) {
  const made = Object.assign(document.createElement(name), {textContent: text});
  if (scope) made.setAttribute('scope', scope);
  return made;
}

/** @param {Node[]} cells */
function row(cells) {
  const made = document.createElement('tr');
  made.append(...cells);
  return made;
}

/**
 * Writes the numbers of `scenario` (the page's own where it is not given) and lets one ask for others.
 * @param {string} [scenario] JSON
 */
export async function inform(scenario) {
  const read = scenario ? JSON.parse(scenario) : null;
  const model = read?.model ?? capital;
  /** @type {HTMLElement} */ (document.querySelector('.stays')).hidden = !model.logits && !model.probs;
  if (!model.logits && !model.probs) return;  // its numbers hang on the words before
  const core = await (await import('../temper-core.mjs')).default();
  const logits = model.logits?.map(value => value ?? -Infinity) ?? model.probs.map(Math.log);
  const at = t => [...core.softmax(logits, t)];
  const table = document.querySelector('.sweep');
  if (read?.title) table?.caption?.replaceChildren(`${read.title}, at five temperatures`);
  table?.tHead?.replaceChildren(row(['T', ...model.tokens].map(name => cell('th', name, 'col'))));
  table?.tBodies[0].replaceChildren(...temperatures.map(t =>
    row([cell('th', String(t), 'row'), ...at(t).map(p => cell('td', decimal(p)))])));
  askable(read?.chains[0].samplers.find(({type}) => type === 'temperature')?.temperature, t =>
    at(t).map((p, id) => `${model.tokens[id]} ${percent(p)}`).join(', '));
}

/** @param {number | undefined} first @param {(t: number) => string} answer */
function askable(first, answer) {
  const input = /** @type {HTMLInputElement} */ (document.getElementById('t'));
  const output = /** @type {HTMLOutputElement} */ (document.getElementById('at-t'));
  const say = () => {
    const t = temperature(input.value);
    input.setAttribute('aria-invalid', String(Number.isNaN(t)));
    output.value = Number.isNaN(t) ? 'T is a number from 0 up.' : answer(t);
  };
  if (first !== undefined) input.value = String(first);
  input.addEventListener('input', say);
  /** @type {HTMLElement} */ (input.closest('.try')).hidden = false;
  say();
}
