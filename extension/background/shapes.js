/**
 * Checks of a value nobody has looked at yet. A shape gives the value as it should be, or undefined when it is something else; small
 * shapes make up larger ones: `list(text)` gives the texts of a list.
 */

/** @template T @typedef {(value: unknown) => T | undefined} Shape */
/** @template {Shape<any>} S @typedef {Exclude<ReturnType<S>, undefined>} Made What a shape gives. */
/** @template S @template {keyof S} N @typedef {{[K in N]: S[K]} & {[K in Exclude<keyof S, N>]?: S[K]}} Needing All of S, N at least. */

/** @param {unknown} value @returns {value is {[member: string]: unknown}} */
export const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {unknown} value @returns {{[member: string]: unknown}} without members when it is no object */
export const members = (value) => (isObject(value) ? value : {});

/** @type {Shape<string>} */
export const text = (value) => (typeof value === 'string' ? value : undefined);

/** @type {Shape<number>} */
export const number = (value) => (typeof value === 'number' ? value : undefined);

/** @type {Shape<boolean>} */
export const flag = (value) => (typeof value === 'boolean' ? value : undefined);

/** @template T @param {Shape<T>} shape @returns {Shape<T | null>} */
export const orNull = (shape) => (value) => (value === null ? null : shape(value));

/** For a list or dictionary that may be missing. @template T @param {Shape<T>} shape @returns {Shape<T>} */
export const present = (shape) => (value) => (value === undefined ? undefined : shape(value));

/** @template T @param {Shape<T>} shape @returns {(value: unknown) => T[]} without what does not have the shape */
export const list = (shape) => (value) => (Array.isArray(value) ? value.map(shape).filter((each) => each !== undefined) : []);

/** @template T @param {Shape<T>} shape @returns {Shape<[T, T]>} */
export const pair = (shape) => (value) => {
  const [one, other, ...more] = list(shape)(value);
  return one !== undefined && other !== undefined && more.length === 0 ? [one, other] : undefined;
};

/** @template T @param {Shape<T>} shape @returns {(value: unknown) => Record<string, T>} without members that do not have the shape */
export const dictionary = (shape) => (value) =>
  Object.fromEntries(Object.entries(members(value)).map(([name, each]) => [name, shape(each)]).filter(([, each]) => each !== undefined));

/**
 * An object with these members and no others; undefined without one of those that it needs, mostly all.
 * @template {Record<string, Shape<any>>} S @template {keyof S} [N=keyof S] @param {S} shapes @param {N[]} [needed]
 * @returns {Shape<Needing<{[K in keyof S]: Made<S[K]>}, N>>}
 */
export const record = (shapes, needed = /** @type {N[]} */ (Object.keys(shapes))) => (value) => {
  const from = members(value);
  const made = Object.entries(shapes).map(([name, shape]) => [name, shape(from[name])]).filter(([, each]) => each !== undefined);
  const result = Object.fromEntries(made);
  return needed.every((name) => Object.hasOwn(result, name)) ? result : undefined;
};
