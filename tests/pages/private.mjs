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

/** What no form of ours takes for something else, even where nothing stands beside it. */
export const KNOWN = ['+1 770 70770', 'ada@private.example', 'Visa **** 7707', 'LP007707007700CN'];

/** The same secrets as words of a page. */
export const PLAIN_SECRETS = ['Ada Invented', '77 Nowhere Lane', 'Ada Invented, 77 Nowhere Lane, 7707 Sometown', '+1 770 70770'];

/** The parts of a message that hold something of them. @param {string} said @returns {string[]} */
export const traces = (said) => [...said.matchAll(/.{0,30}(?:Ada|Invented|Nowhere|Lane|Sometown|770|private\.example|Visa|LP0).{0,30}/g)].map(([found]) => found);

/** @param {Element} element @param {string} text @param {string} [tag] */
const made = ({ ownerDocument }, text, tag = 'span') => Object.assign(ownerDocument.createElement(tag), { textContent: text, title: text });

/** An element that holds no other. @param {Element} element @returns {Element} */
const innermost = (element) => (element.firstElementChild ? innermost(element.firstElementChild) : element);

/**
 * Where something may get to, as seen from an element that is read. In table rows and lists the markup is not always what a parser
 * would make.
 * @type {Record<string, (element: Element, secret: string) => void>}
 */
export const PLACES = {
  before: (element, secret) => element.before(made(element, secret)),
  after: (element, secret) => element.after(made(element, secret, 'div')),
  'as text beside': (element, secret) => (element.before(`${secret} `), element.after(` ${secret}`)),
  around: (element, secret) => {
    const box = made(element, secret, 'div');
    element.replaceWith(box);
    box.append(element);
  },
  'first in': (element, secret) => element.prepend(made(element, secret)),
  'last in': (element, secret) => element.append(made(element, secret, 'div')),
  'innermost in': (element, secret) => innermost(element).append(made(element, secret, 'b')),
  instead: (element, secret) => {
    element.textContent = secret;
    for (const { name } of [...element.attributes]) if (['title', 'lefttime'].includes(name)) element.setAttribute(name, secret);
  },
};
