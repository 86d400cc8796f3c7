/**
 * A storage area by key. A value that the area does not take (its quota is full, or it is gone) is kept in memory, so that everything
 * works until the browser stops the worker.
 */

/**
 * @typedef {object} Store
 * @property {(key: string) => Promise<unknown>} get
 * @property {(key: string, value: unknown) => Promise<void>} set
 * @property {(prefix: string) => Promise<string[]>} keys all that begin with the prefix
 * @property {(keys: string[]) => Promise<void>} remove
 */

/** @param {Pick<chrome.storage.StorageArea, 'get' | 'set' | 'remove'>} area @returns {Store} */
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

    keys: async (prefix) => {
      const taken = await area.get(null).catch(() => ({}));
      return [...new Set([...Object.keys(taken), ...untaken.keys()])].filter((key) => key.startsWith(prefix));
    },

    remove: async (keys) => {
      for (const key of keys) untaken.delete(key);
      await area.remove(keys);
    },
  };
};
