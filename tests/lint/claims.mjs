#!/usr/bin/env node
// The pack's accounts balance: every claim of the guides is used by a rule or refused with a reason, and every source and
// conflict that a rule names exists. Each fault is planted in turn and has to be found.

import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PACK = fileURLToPath(new URL('../../host/packs/aliexpress/', import.meta.url));
const REFUSALS = ['amazon', 'superseded', 'unsupported', 'dishonest', 'advertising', 'no_decision'];
const AGREEMENTS = ['agreed', 'disputed', 'single'];
const KINDS = ['official', 'copy', 'api', 'guide', 'forum', 'press'];
const TODAY = new Date().toISOString().slice(0, 10);
const THIS_YEAR = Number(TODAY.slice(0, 4));

/**
 * @typedef {{id: string, sources: string[], agreement: string, conflict?: string, checked: string}} Rule
 * @typedef {{id: string, guide?: string, says: string, use?: string, refused?: string, why?: string}} Claim
 * @typedef {{id: string, title: string, publisher?: string, says: string, years: number[], kinds?: string[], note: string,
 *   claims?: Claim[]}} Source
 * @typedef {{id: string, title: string, publisher: string, year: number, dated: boolean, language: string, note: string}} Guide
 * @typedef {{guides: Guide[], external: Source[], pages: Source[], conflicts: {id: string, about: string, reading: string}[], claims:
 *   Claim[]}} Sources
 */

/** @param {unknown} text */
const isText = (text) => typeof text === 'string' && text.trim() !== '';

/** @param {unknown} year */
const isYear = (year) => Number.isInteger(year) && Number(year) >= 2010 && Number(year) <= THIS_YEAR;

/** @param {string} date */
const isDay = (date) => /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date);

/** The sources that say what a status of a page stands for. */
const LEXICON = fileURLToPath(new URL('../../host/packs/aliexpress/lexicon/', import.meta.url));
const attesting = new Set(readdirSync(LEXICON).flatMap((name) =>
  (JSON.parse(readFileSync(LEXICON + name, 'utf8')).status ?? []).flatMap((/** @type {{from?: object}} */ { from }) => Object.keys(from ?? {}))));

/** @param {string[]} list */
const repeated = (list) => list.filter((item, index) => list.indexOf(item) !== index);

/** What the other sources state, claim by claim. @param {Sources} sources @returns {Claim[]} */
const subjectClaims = (sources) => sources.external.flatMap(({ claims = [] }) => claims);

/**
 * @param {Rule} rule
 * @param {Sources} sources
 */
function* ruleFaults(rule, sources) {
  const known = new Set([...sources.claims, ...subjectClaims(sources), ...sources.external, ...sources.pages].map(({ id }) => id));
  if (!Array.isArray(rule.sources) || rule.sources.length === 0) yield `${rule.id} has no source`;
  for (const id of rule.sources ?? []) if (!known.has(id)) yield `${rule.id} names ${id}, which sources.json lacks`;
  for (const id of repeated(rule.sources ?? [])) yield `${rule.id} names ${id} twice`;
  if (!AGREEMENTS.includes(rule.agreement)) yield `${rule.id} is ${rule.agreement}`;
  if (rule.conflict !== undefined && !sources.conflicts.some(({ id }) => id === rule.conflict)) yield `${rule.id} names conflict ${rule.conflict}`;
  if (rule.conflict !== undefined && rule.agreement !== 'disputed') yield `${rule.id} has a conflict and is ${rule.agreement}`;
  if (!isDay(rule.checked) || rule.checked > TODAY) yield `${rule.id} was checked on ${rule.checked}`;
}

/**
 * @param {Claim} claim
 * @param {Set<string>} used
 * @param {Sources} sources
 */
function* claimFaults(claim, used, sources) {
  const refused = claim.refused !== undefined;
  if (!isText(claim.says)) yield `${claim.id} says nothing`;
  const guide = claim.id.startsWith('S') ? claim.id.slice(0, 2) : undefined;
  const known = guide === undefined || sources.guides.some(({ id }) => id === guide);
  if (claim.guide !== guide || !known) yield `${claim.id} is of guide ${claim.guide}`;
  if (refused && used.has(claim.id)) yield `${claim.id} is refused and used`;
  if (refused && (!REFUSALS.includes(String(claim.refused)) || !isText(claim.why))) yield `${claim.id} is refused without a reason`;
  if (refused === (claim.use !== undefined)) yield `${claim.id} is neither or both`;
  if (!refused && claim.use !== 'rule') yield `${claim.id} waits: ${claim.use}`;
  if (!refused && !used.has(claim.id)) yield `${claim.id} is used by no rule`;
}

/** @param {Sources} sources */
function* sourceFaults(sources) {
  for (const guide of sources.guides) {
    if (![guide.title, guide.publisher, guide.language, guide.note].every(isText)) yield `${guide.id} lacks a text`;
    if (!isYear(guide.year) || typeof guide.dated !== 'boolean') yield `${guide.id} does not say how old it is`;
  }
  for (const source of [...sources.external, ...sources.pages]) {
    if (![source.title, source.says, source.note].every(isText)) yield `${source.id} lacks a text`;
    if (source.publisher !== undefined) yield `${source.id} has a name that no language translates`;
    if (source.years?.length !== 2 || !source.years.every(isYear) || source.years[0] > source.years[1]) yield `${source.id} does not say how old it is`;
  }
  for (const { id, claims = [] } of sources.external) {
    for (const claim of claims) if (!claim.id.startsWith(`${id}-`)) yield `${claim.id} stands under ${id}`;
  }
  for (const { id, kinds } of sources.external) if (!kinds?.length || !kinds.every((kind) => KINDS.includes(kind))) yield `${id} has no kind`;
  for (const { id, about, reading } of sources.conflicts) if (!isText(about) || !isText(reading)) yield `${id} lacks a text`;
}

/**
 * @param {Rule[]} rules
 * @param {Sources} sources
 * @param {string[]} wanted ids of all claims there are
 * @returns {string[]}
 */
function faults(rules, sources, wanted) {
  const ids = sources.claims.map(({ id }) => id);
  const used = new Set(rules.flatMap((rule) => rule.sources ?? []));
  const named = [...sources.guides, ...sources.external, ...sources.pages, ...sources.conflicts, ...rules].map(({ id }) => id);
  return [
    ...wanted.filter((id) => !ids.includes(id)).map((id) => `${id} is missing`),
    ...ids.filter((id) => !wanted.includes(id)).map((id) => `${id} is no claim of a guide`),
    ...repeated([...ids, ...subjectClaims(sources).map(({ id }) => id), ...named]).map((id) => `${id} stands twice`),
    ...rules.flatMap((rule) => [...ruleFaults(rule, sources)]),
    ...[...sources.claims, ...subjectClaims(sources)].flatMap((claim) => [...claimFaults(claim, used, sources)]),
    ...[...sources.external, ...sources.pages]
      .filter(({ id, claims = [] }) => ![id, ...claims.map((claim) => claim.id)].some((one) => used.has(one)) && !attesting.has(id))
      .map(({ id }) => `${id} is used by no rule`),
    ...sourceFaults(sources),
  ];
}

/** @param {string} path */
const read = (path) => JSON.parse(readFileSync(PACK + path, 'utf8'));

const wanted = readFileSync(new URL('data/claims.txt', import.meta.url), 'utf8').trim().split('\n');
/** @type {Sources} */
const sources = read('sources.json');
/** @type {Rule[]} */
const rules = readdirSync(`${PACK}tables`).flatMap((name) => read(`tables/${name}`).rules);

/** @type {[string, (rules: Rule[], sources: Sources) => void][]} */
const PLANTED = [
  ['a claim is missing', (_, s) => { s.claims.splice(3, 1); }],
  ['a claim stands twice', (_, s) => { s.claims.push(s.claims[0]); }],
  ['a claim is invented', (_, s) => { s.claims.push({ ...s.claims[0], id: 'S0-99' }); }],
  ['a claim says nothing', (_, s) => { s.claims[0].says = ' '; }],
  ['a claim has another guide', (_, s) => { s.claims[0].guide = 'S4'; }],
  ['a used claim is refused too', (_, s) => { Object.assign(s.claims[1], { refused: 'superseded', why: 'old', use: undefined }); }],
  ['a refusal has no reason', (_, s) => { delete s.claims[0].why; }],
  ['a refusal has an unknown reason', (_, s) => { s.claims[0].refused = 'boring'; }],
  ['a claim is neither used nor refused', (_, s) => { delete s.claims[1].use; }],
  ['a claim waits', (_, s) => { s.claims[1].use = 'pending'; }],
  ['a claim is used by no rule', (r) => { for (const rule of r) rule.sources = rule.sources.filter((id) => id !== 'S0-02'); }],
  ['a rule has no source', (r) => { r[0].sources = []; }],
  ['a rule names an unknown source', (r) => { r[0].sources = [...r[0].sources, 'X99']; }],
  ['a rule names a source twice', (r) => { r[0].sources = [...r[0].sources, r[0].sources[0]]; }],
  ['a rule names an unknown conflict', (r) => { Object.assign(r[0], { conflict: 'C99', agreement: 'disputed' }); }],
  ['a rule with a conflict is agreed', (r) => { Object.assign(r[0], { conflict: 'C1', agreement: 'agreed' }); }],
  ['a rule has no agreement', (r) => { r[0].agreement = 'perhaps'; }],
  ['a rule was checked tomorrow', (r) => { r[0].checked = `${THIS_YEAR + 1}-01-01`; }],
  ['a rule was checked on no day', (r) => { r[0].checked = '2026-02-30'; }],
  ['a rule stands twice', (r) => { r.push(r[0]); }],
  ['an external source is unused', (_, s) => { s.external.push({ ...s.external[0], id: 'X99' }); }],
  ['an external source has no kind', (_, s) => { s.external[0].kinds = []; }],
  ['a guide does not say who it is', (_, s) => { s.guides[0].publisher = ''; }],
  ['a source has a name in one language', (_, s) => { s.external[0].publisher = 'guides'; }],
  ['a source has no years', (_, s) => { s.pages[0].years = []; }],
  ['a source has its years turned round', (_, s) => { s.pages[0].years = [2020, 2019]; }],
  ['a guide does not say how old it is', (_, s) => { Object.assign(s.guides[0], { year: undefined }); }],
  ['a guide is from the future', (_, s) => { s.guides[0].year = THIS_YEAR + 1; }],
  ['a subject\'s claim is used by no rule', (_, s) => { s.external[0].claims = [{ id: `${s.external[0].id}-99`, says: 'new', use: 'rule' }]; }],
  ['a claim stands under another subject',
    (_, s) => { s.external[0].claims = [{ id: 'X99-01', says: 'new', refused: 'no_decision', why: 'test' }]; }],
  ['a conflict has no reading', (_, s) => { s.conflicts[0].reading = ''; }],
];

const real = faults(rules, sources, wanted);
const found = [...real];
for (const [name, plant] of PLANTED) {
  const [badRules, badSources] = [structuredClone(rules), structuredClone(sources)];
  plant(badRules, badSources);
  if (faults(badRules, badSources, wanted).every((fault) => real.includes(fault))) found.push(`not noticed: ${name}`);
}
for (const fault of found) console.error(fault);
const refused = sources.claims.filter((claim) => claim.refused !== undefined).length;
console.log(`${sources.claims.length - refused} claims used, ${refused} refused, ${wanted.length} in all; ${rules.length} rules`);
process.exitCode = found.length === 0 ? 0 : 1;
