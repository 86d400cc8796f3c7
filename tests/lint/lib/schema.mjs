/** The schema of a request, as the lints about its limits read it. */
import { read } from './tree.mjs';

/** @typedef {{[keyword: string]: any}} Schema */

/** @type {Schema} */
export const request = JSON.parse(read('protocol/schema/request.schema.json'));

/** The node itself, not what names it. @param {Schema} node @returns {Schema} */
export const resolved = (node) => (typeof node.$ref === 'string' ? resolved(request.$defs[node.$ref.replace('#/$defs/', '')]) : node);

/** The least and the most digits of a text of nothing else. @param {Schema} node @returns {number[] | undefined} */
export const digitsOf = ({ pattern }) => /^\^\[0-9\]\{(\d+),(\d+)\}\$$/.exec(pattern ?? '')?.slice(1).map(Number);
