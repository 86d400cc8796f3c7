// The invented orders the pages are made of. Ids, shops, goods and amounts belong to nobody.

/**
 * @typedef {object} Item
 * @property {string} title
 * @property {string} sku
 * @property {string[]} price      the shown price, cut where the page cuts it into spans
 * @property {number} quantity
 * @property {string[]} tags
 *
 * @typedef {object} Order
 * @property {string} id
 * @property {string} stage        what the order really is; never on the page
 * @property {string} status       the status text, spaces and all
 * @property {import('./tongues.mjs').Tongue} ui   in which words the page speaks
 * @property {Dates} days
 * @property {string} store
 * @property {string} storeId
 * @property {boolean} choice
 * @property {Item[]} items
 * @property {string[]} total      the shown total, cut where the page cuts it; empty: the page shows none
 * @property {string[]} buttons
 * @property {string} refundLine   the line under a card that is being refunded, '' without one
 * @property {string} reminder     the sentences under the status of the detail page
 * @property {string[]} track      title and description of the tracking strip; empty: there is none
 *
 * @typedef {object} Dates         days as YYYY-MM-DD; a row the page does not show is absent
 * @property {string} ordered
 * @property {string} [paid]
 * @property {string} [shipped]
 * @property {string} [completed]
 */

/** The day `days` after `today`, both YYYY-MM-DD. @param {string} today @param {number} days */
export function dayAfter(today, days) {
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * 86400000).toISOString().slice(0, 10);
}

/**
 * Every stage with its status texts in both generations of the page. `age` is days since the order, by which the other
 * dates are set; `buttons` are what that stage shows.
 * @type {{stage: string, texts: Record<'2026'|'2022', string[]>, age: number, buttons: string[], refundLine?: string,
 *         reminder?: string, track?: string[], steps: ('paid'|'shipped'|'completed')[]}[]}
 */
export const STAGES = [
  { stage: 'awaiting_payment', texts: { 2026: ['To pay'], 2022: ['Awaiting payment'] }, age: 0, steps: [],
    buttons: ['Pay now', 'Cancel order'], reminder: 'This order is awaiting your payment' },
  { stage: 'verifying_payment', texts: { 2026: ['Payment being verified'], 2022: ['Your Payment is Being Verified'] }, age: 0, steps: [],
    buttons: ['Contact seller'], reminder: 'Your payment is being verified' },
  { stage: 'awaiting_shipment', texts: { 2026: ['To ship', 'Processing', 'Ready to ship'], 2022: ['Awaiting shipment'] }, age: 2, steps: ['paid'],
    buttons: ['Cancel order', 'Contact seller'], reminder: 'The supplier is processing your order' },
  { stage: 'partially_shipped', texts: { 2026: ['Partially shipped'], 2022: ['Partial Shipment'] }, age: 6, steps: ['paid'],
    buttons: ['Track order'], reminder: 'Some items are still on the way.', track: ['Package left the warehouse', 'The package has been handed to the carrier'] },
  { stage: 'shipped', texts: { 2026: ['Awaiting delivery', 'Shipped'], 2022: ['Goods Awaiting Acceptance'] }, age: 9, steps: ['paid', 'shipped'],
    buttons: ['Confirm received', 'Track status'], reminder: 'The seller sent your order', track: ['In transit', 'Departed from the country of origin'] },
  { stage: 'delivered', texts: { 2026: ['Delivered'], 2022: ['Delivered'] }, age: 24, steps: ['paid', 'shipped'],
    buttons: ['Confirm received', 'Track status', 'Returns/refunds'], reminder: '', track: ['Delivered', 'The package was handed over'] },
  { stage: 'completed', texts: { 2026: ['Completed'], 2022: ['Finished'] }, age: 40, steps: ['paid', 'shipped', 'completed'],
    buttons: ['Add to cart', 'Remove'],
    reminder: 'Order complete.If there are any problems, you can apply for a return/refund within 7 days of confirming receipt.' },
  { stage: 'cancellation_requested', texts: { 2026: ['Cancellation requested'], 2022: ['Awaiting Cancellation'] }, age: 3, steps: ['paid'],
    buttons: ['Contact seller'], reminder: '' },
  { stage: 'cancelled', texts: { 2026: ['Canceled ', 'Cancelled'], 2022: ['Canceled\u00a0'] }, age: 12, steps: ['paid'],
    buttons: ['Remove'], refundLine: 'Refund completed', reminder: '' },
  { stage: 'shipment_cancelled', texts: { 2026: ['Shipment canceled'], 2022: ['Shipment cancelled'] }, age: 11, steps: ['paid'],
    buttons: ['Contact seller'], reminder: '' },
  { stage: 'in_dispute', texts: { 2026: ['In dispute'], 2022: ['Dispute Orders'] }, age: 50, steps: ['paid', 'shipped'],
    buttons: ['Track status'], reminder: '', track: ['In transit', 'No new events'] },
  { stage: 'refunding', texts: { 2026: ['Refunding'], 2022: ['Fund Processing'] }, age: 15, steps: ['paid'],
    buttons: ['Remove'], refundLine: 'Refund processing', reminder: '' },
  { stage: 'refunded', texts: { 2026: ['Refunded'], 2022: ['Refunded'] }, age: 20, steps: ['paid'],
    buttons: ['Remove'], refundLine: 'Refund completed', reminder: '' },
  { stage: 'expired', texts: { 2026: ['Expired'], 2022: ['Closed'] }, age: 30, steps: [],
    buttons: ['Add to cart', 'Remove'], reminder: '' },
  { stage: 'frozen', texts: { 2026: ['Frozen'], 2022: ['Frozen Orders'] }, age: 5, steps: ['paid'],
    buttons: ['Contact seller'], reminder: '' },
  { stage: 'unknown', texts: { 2026: ['On holiday with the parcel'], 2022: ['On holiday with the parcel'] }, age: 4, steps: ['paid'],
    buttons: ['Contact seller'], reminder: '' },
];

const GOODS = [
  ['Smart glasses Play', 'blue light'], ['Bamboo desk lamp', 'warm white, EU plug'], ['Wool hiking socks', 'grey, 40-43'],
  ['Ceramic coffee dripper', 'size 02'], ['Bicycle bell', 'brass'], ['Canvas tool roll', 'olive'], ['Magnetic chess set', '25 cm'],
  ['Rain cover for backpacks', '35 L'], ['Mechanical keyboard', 'ISO, brown switches'], ['Solar garden lights', 'set of 8'],
];
const STORES = ['Vega Store', 'Lyra Home Store', 'Altair Outdoor Store', 'Deneb Digital Store'];
const PRICES = [['$', '93', '.', '62'], ['US $', '8', '.', '86'], ['€', '48', ',', '88'], ['$', '12', '.', '05']];
const TAGS = [['Free returns'], ['Delivery guarantee', 'Fast delivery'], [], ['Free returns', 'Fast delivery']];
const SHIPPED_AFTER = 4;
const COMPLETED_AFTER = 25;

/**
 * One invented order.
 * @param {number} at           its number: 0, 1, …; the same number gives the same order
 * @param {string} today        YYYY-MM-DD, from which its dates count back
 * @param {Partial<Order> & {stage: string}} wanted   the stage, and what shall differ from the invented
 * @returns {Order}
 */
export function makeOrder(at, today, wanted) {
  const row = STAGES.find(({ stage }) => stage === wanted.stage);
  if (!row) throw new RangeError(`no such stage: ${wanted.stage}`);
  const ui = wanted.ui ?? '2026';
  const ordered = dayAfter(today, -row.age);
  const [title, sku] = GOODS[at % GOODS.length];
  const price = PRICES[at % PRICES.length];
  return {
    id: String(8190000000000001n + BigInt(at)),
    status: row.texts[ui === '2022' ? ui : '2026'][0],
    ui,
    days: {
      ordered,
      ...(row.steps.includes('paid') && { paid: ordered }),
      ...(row.steps.includes('shipped') && { shipped: dayAfter(ordered, SHIPPED_AFTER) }),
      ...(row.steps.includes('completed') && { completed: dayAfter(ordered, COMPLETED_AFTER) }),
    },
    store: STORES[at % STORES.length],
    storeId: String(1100000001 + at),
    choice: at % 4 === 1,
    items: [{ title, sku, price, quantity: 1 + (at % 3), tags: TAGS[at % TAGS.length] }],
    total: row.stage === 'expired' ? [] : price,
    buttons: row.buttons,
    refundLine: row.refundLine ?? '',
    reminder: row.reminder ?? '',
    track: row.track ?? [],
    ...wanted,
  };
}

/**
 * `count` orders that go round all stages and all their texts of both generations.
 * @param {number} count @param {string} today @returns {Order[]}
 */
export function makeOrders(count, today) {
  const kinds = STAGES.flatMap(({ stage, texts }) => [
    ...texts[2026].map((status) => ({ stage, status, ui: /** @type {const} */ ('2026') })),
    ...texts[2022].map((status) => ({ stage, status, ui: /** @type {const} */ ('2022') })),
  ]);
  // 7 and the number of kinds have no common divisor, so ten orders already show ten different kinds of all sorts.
  return Array.from({ length: count }, (_, at) => makeOrder(at, today, kinds[(at * 7) % kinds.length]));
}
