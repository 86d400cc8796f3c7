/**
 * The limits of a request, so that nothing is sent which the host would refuse. They are what protocol/schema/request.schema.json
 * says of each member, in the form that reading takes it (tests/lint/lists.mjs compares the two). A text has its most bytes of UTF-8, a
 * number its greatest value, a list how many of them it takes.
 *
 * This is a classic script (el.js says why), which modules import for its effect.
 *
 * @typedef {{bytes: number}} TextLimit
 * @typedef {{max: number}} NumberLimit
 * @typedef {TextLimit & {count: number}} ListLimit
 * @typedef {{count: number, fields: [string, TextLimit | NumberLimit][]}} RecordLimit
 * @typedef {TextLimit | NumberLimit | ListLimit | RecordLimit} Limit
 *
 * @typedef {object} LimitsGives
 * @property {{
 *   request: TextLimit, orders: {count: number}, lang: TextLimit, page: Record<'kind' | 'host' | 'lang', TextLimit>,
 *   order: {order_id: {digits: [number, number]}, signals: ListLimit, seen_at: {moment: true}} & Record<string, object>,
 *   told: {count: number, name: TextLimit, text: TextLimit, list: ListLimit}, teach: Record<'text' | 'lang' | 'stage', TextLimit>,
 * }} limits
 */
'use strict';

(() => {
  const rescind = (globalThis.rescind ??= /** @type {Rescind} */ ({}));

  rescind.limits = {
    request: { bytes: 1048576 },
    orders: { count: 200 },
    lang: { bytes: 35 },
    page: { kind: { bytes: 32 }, host: { bytes: 255 }, lang: { bytes: 35 } },
    /* What a page may say of an order. */
    order: {
      order_id: { digits: [10, 24] },
      status: { bytes: 512 },
      date: { bytes: 256 },
      buttons: { bytes: 256, count: 32 },
      store: { bytes: 512 },
      total: { bytes: 128 },
      items: { count: 64, fields: [['title', { bytes: 1024 }], ['sku', { bytes: 512 }], ['quantity', { max: 100000 }]] },
      tags: { bytes: 256, count: 32 },
      notice: { bytes: 4096 },
      rows: { count: 64, fields: [['label', { bytes: 256 }], ['value', { bytes: 512 }]] },
      tracking: { bytes: 1024 },
      signals: { bytes: 64, count: 32 },
      left_ms: { max: 10000000000 },
      seen_at: { moment: true },
    },
    /* What the buyer may say of an order: each fact has a name, and is a text, a list of texts or something that has no limit. */
    told: { count: 64, name: { bytes: 64 }, text: { bytes: 64 }, list: { bytes: 64, count: 32 } },
    teach: { text: { bytes: 512 }, lang: { bytes: 35 }, stage: { bytes: 64 } },
  };
})();
