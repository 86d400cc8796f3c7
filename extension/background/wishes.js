/**
 * A button that is to be shown on a page which is only being opened: kept until that page has it, and not for long, so that no button is
 * outlined which nobody waits for any more.
 */

import { members } from './shapes.js';

/** @import {Clock} from './clock.js' */
/** @import {Store} from './store.js' */

const KEY = 'show_';
const KEPT_MS = 60_000;

/** @param {{store: Store, clock: Pick<Clock, 'now'>}} tools */
export const createWishes = ({ store, clock }) => ({
  /** @param {string} orderId @param {string} press the button's name @param {string} on the kind of page that has it */
  keep: (orderId, press, on) => store.set(KEY + orderId, { press, on, at: clock.now() }),

  /**
   * The button that is to be shown on a page of this kind.
   * @param {string} orderId @param {string} kind @returns {Promise<string | undefined>}
   */
  of: async (orderId, kind) => {
    const { press, on, at } = members(await store.get(KEY + orderId));
    const isFresh = typeof at === 'number' && Math.abs(clock.now() - at) < KEPT_MS;
    return typeof press === 'string' && on === kind && isFresh ? press : undefined;
  },

  /** @param {string} orderId */
  drop: (orderId) => store.remove([KEY + orderId]),
});
