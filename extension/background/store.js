/**
 * A storage area by key. What the area does not take (its quota is full, or it is gone) is kept in memory, so that a full storage
 * costs a memory of the past and nothing else.
 */

/** @typedef {{get(key: string): Promise<unknown>, set(key: string, value: unknown): Promise<void>}} Store */

/** @param {Pick<chrome.storage.StorageArea, "get" | "set">} area @returns {Store} */
export const createStore = (area) => {
  /** @type {Map<string, unknown>} */
  const untaken = new Map();
  return {
    get: async (key) => {
      if (untaken.has(key)) return untaken.get(key);
      try {
        return (await area.get(key))[key];
      } catch {
        return undefined;
      }
    },

    set: async (key, value) => {
      try {
        await area.set({ [key]: value });
        untaken.delete(key);
      } catch {
        untaken.set(key, value);
      }
    },
  };
};
