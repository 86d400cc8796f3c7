// What a buyer would not show, planted where the pages hold it and at random places in there. `plant` runs in the page.

/**
 * In every text that is planted: no message may hold any of it. The first stands between all letters, so that no part of a word goes
 * unseen.
 */
export const MARKS = ['\u26dd', '7707', '70770'];

/** Name, address, phone, mail, card, parcel. Nothing in them looks like a date, as nothing private that these pages show does. */
export const SECRETS = ['Ada Invented', 'Nowhere Lane', '+1 770 70770', 'ada@private.example', 'Visa **** 7707', 'LP007707007700CN'].map((text, at) =>
  [2, 4, 5].includes(at) ? text : [...text].join(MARKS[0]));

/**
 * Plants all of it: in what is there of the areas that are never read, in areas made where there are none, and in rows of the order's own
 * block.
 * @param {string[]} never selectors of those areas @param {string[]} secrets @param {number} seed
 * @param {boolean} anywhere   the made areas stand even in what is read: they are not to lose their mark, then
 */
export function plant(never, secrets, seed, anywhere) {
  let state = seed;
  const random = (/** @type {number} */ below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
  const any = (/** @type {any[]} */ list) => list[random(list.length)];
  const made = () => {
    const element = document.createElement(any(['div', 'span', 'p', 'button', 'a', 'li']));
    element.textContent = any(secrets);
    element.title = any(secrets);
    if (random(3) === 0) element.append(made());
    return element;
  };
  /** @param {Element} area */
  const fill = (area) => {
    for (const secret of secrets) {
      const element = made();
      element.prepend(secret);
      const places = [area, ...area.querySelectorAll('div, span, p, li')];
      any(places).append(element);
    }
    area.setAttribute('data-clipboard-text', any(secrets));
  };
  for (const selector of never) {
    const there = [...document.querySelectorAll(selector)];
    const name = /^\.([\w-]+)$|^\[class\*="([\w-]+)"\]$/.exec(selector);
    const hosts = [...document.querySelectorAll('.order-item, [class*="__item__"], #root > div, td, body > div')];
    if (there.length === 0 && name && hosts.length > 0) {
      for (let count = 0; count < (anywhere ? 20 : 3); count += 1) {
        const area = document.createElement('div');
        area.className = name[1] ?? name[2] ?? '';
        const host = any(hosts);
        const parts = anywhere ? [...host.querySelectorAll('*')].filter((element) => !element.closest('button, a')) : [...host.children].filter(({ childElementCount }) => childElementCount > 1);
        any([...parts, host])[any(['append', 'prepend'])](area);
        there.push(area);
      }
    }
    there.forEach(fill);
  }
  for (const row of [...document.querySelectorAll('.info-row')].slice(0, 1))
    for (const secret of secrets) {
      const own = /** @type {Element} */ (row.cloneNode(true));
      own.replaceChildren(...['Payment method', secret].map((text) => Object.assign(document.createElement('span'), { textContent: text })));
      row.parentElement?.insertBefore(own, any([...row.parentElement.children]));
    }
}
