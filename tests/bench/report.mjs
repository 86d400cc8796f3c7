#!/usr/bin/env node
// report.mjs FOLDER [JSON]: the lines that spawn, rules and engines.mjs wrote into FOLDER as tables, each with its bars
// below it, and as JSON.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Samples } from './samples.mjs';

const BASE = 'echo-static', ADVISE = 'rescind-advise';
const HOSTS = [BASE, 'echo-dynamic', 'python', 'node', 'rescind-bye', 'rescind-hello', ADVISE];

/** @typedef {{what: string, value: number, limit: string, met: boolean}} Bar */
/** @typedef {{title: string, rows: {[column: string]: string | number}[], bars: Bar[], notes: string[]}} Section */

const folder = process.argv[2] ?? '.';

/** @param {string} file */
const read = (file) => readFileSync(join(folder, file), 'utf8').trimEnd().split('\n').map((line) => line.split('\t'));

/** Lines of that kind, whose third column is the round. @param {string[][]} lines @param {string} kind @param {number} column */
function samples(lines, kind, column) {
  const made = new Samples();
  for (const line of lines)
    if (line[0] === kind) made.add(line[1] ?? '', line[2] ?? '', Number(line[column]));
  return made;
}

/** @param {number} value @param {number} digits */
const fixed = (value, digits) => Number(value.toFixed(digits));

/** @param {string} what @param {number} value @param {'≤' | '≥' | '<'} sign @param {number} limit @param {string} unit @returns {Bar} */
function bar(what, value, sign, limit, unit) {
  const met = sign === '≤' ? value <= limit : sign === '≥' ? value >= limit : value < limit;
  return { what, value: fixed(value, 2), limit: `${sign} ${limit} ${unit}`, met };
}

/** @returns {Section} */
function cold() {
  const lines = read('cold.tsv');
  const [reply, exit, cpu, peak] = [3, 4, 5, 6].map((column) => samples(lines, 'cold', column));
  const [rss, pss] = [3, 4].map((column) => samples(lines, 'memory', column));
  return {
    title: 'Cold: spawn, one request, the whole reply',
    rows: HOSTS.filter((host) => reply.has(host)).map((host) => ({
      'host': host, 'n': reply.count(host), 'median µs': fixed(reply.median(host) / 1e3, 0), 'p95 µs': fixed(reply.p95(host) / 1e3, 0),
      '× echo': fixed(reply.ratio(host, BASE), 2), 'exit µs': fixed(exit.median(host) / 1e3, 0), 'CPU µs': cpu.median(host),
      'peak KiB': peak.median(host), 'RSS KiB': rss.median(host), 'PSS KiB': pss.median(host),
    })),
    bars: [
      bar('spawn to first advice', reply.ratio(ADVISE, BASE), '≤', 1.6, '× echo'),
      bar('exit after the end of input', exit.median(ADVISE) / 1e6, '≤', 5, 'ms'),
      bar('peak memory', peak.median(ADVISE) / 1024, '≤', 1.5, 'MiB'),
    ],
    notes: ['exit: from the end of input to the end of the process. peak: ru_maxrss, never less than the spawner\'s own ~0.8 MiB.',
      'RSS, PSS: /proc/PID/smaps_rollup after the reply; PSS counts what is shared with other processes by share.'],
  };
}

/** @param {string} size @returns {Section} */
function warm(size) {
  const lines = read(`warm-${size}.tsv`), trip = samples(lines, 'warm', 3), rss = samples(lines, 'memory', 3);
  const base = trip.ratio(ADVISE, BASE);
  return {
    title: `Warm: one round trip of ${size}B on an open port`,
    rows: HOSTS.filter((host) => trip.has(host)).map((host) => ({
      'host': host, 'n': trip.count(host), 'median µs': fixed(trip.median(host) / 1e3, 1), 'p95 µs': fixed(trip.p95(host) / 1e3, 1),
      '× echo': fixed(trip.ratio(host, BASE), 2), 'RSS KiB': rss.median(host),
    })),
    bars: size !== '1k' ? [] : [
      bar('advice with texts and letter', base, '≤', 5, '× echo'),
      ...['python', 'node'].map((peer) => bar('advice with texts and letter', trip.ratio(ADVISE, peer), '<', 1, `× ${peer}, which only echoes`)),
    ],
    notes: size === '1k' ? [] : ['rescind-advise: a list page of 86 orders, each with a hint.'],
  };
}

/** @returns {Section} */
function rules() {
  const cost = new Samples();
  for (const file of readdirSync(folder).filter((name) => name.startsWith('rules-')))
    for (const [, way, , ns] of read(file)) cost.add(way ?? '', file, Number(ns));
  return {
    title: 'Rules: one evaluation of the shipped verdict table',
    rows: ['complete', 'gaps', 'ifelse', 'json-logic-engine', 'javascript'].map((way) => ({
      'way': way, 'n': cost.count(way), 'median ns': fixed(cost.median(way), 1), '× if/else': fixed(cost.ratio(way, 'ifelse'), 2),
    })),
    bars: [
      bar('complete facts', cost.median('complete') / 1e3, '≤', 0.2, 'µs'),
      bar('one to three facts unknown', cost.median('gaps') / 1e3, '≤', 0.2, 'µs'),
      bar('complete facts', cost.ratio('complete', 'ifelse'), '≤', 2, '× compiled if/else'),
      bar('speed with complete facts', cost.ratio('json-logic-engine', 'complete'), '≥', 10, '× json-logic-engine, compiled'),
    ],
    notes: ['complete, gaps: Rescind with every fact known, with one to three of them unknown. ifelse: the same rows as C, by the same compiler.',
      'javascript: the same rows as generated code. Each has the facts in the form it wants; all answers were equal.'],
  };
}

/** @returns {Section} */
function batch() {
  const [few, many] = read('batch.tsv').map(([, lines, ns, , peak]) => ({ lines: Number(lines), ns: Number(ns), peak: Number(peak) }));
  if (!few || !many) throw new Error('batch.tsv is not whole');
  const echo = samples(read('warm-1k.tsv'), 'warm', 3).median(BASE);
  return {
    title: 'Batch: rescind batch, one request of 1 kB a line',
    rows: [few, many].map(({ lines, ns, peak }) =>
      ({ 'lines': lines, 'lines a second': fixed(lines / (ns / 1e9), 0), 'µs a line': fixed(ns / lines / 1e3, 2), '× echo round trip': fixed(ns / lines / echo, 2), 'peak KiB': peak })),
    bars: [bar('memory that a million lines need more than ten thousand', many.peak - few.peak, '≤', 64, 'KiB')],
    notes: [],
  };
}

const WORKS = ['all', 'script', 'style', 'layout', 'paint', 'parse', 'memory', 'other', 'longest script', 'tasks'];

/** @returns {Section} */
function page() {
  const lines = read('page.tsv'), by = new Map(WORKS.map((work, at) => [work, samples(lines, 'page', at + 3)]));
  const of = (/** @type {string} */ work) => by.get(work) ?? new Samples();
  const names = [...new Set(of('all').subjects().map((subject) => subject.split(' ')[0] ?? ''))];
  const more = (/** @type {string} */ name, /** @type {string} */ work, who = 'rescind') => of(work).difference(`${name} ${who}`, `${name} empty`);
  const idle = new Map(lines.filter(([kind]) => kind === 'idle').map(([, subject = '', , , script]) => [subject, Number(script)]));
  return {
    title: 'Order page: processor time of its tab\'s main thread, in ms',
    rows: names.flatMap((name) => [
      ...['none', 'empty', 'least', 'rescind'].map((who) => ({
        'page': name, 'content script': who, 'n': of('all').count(`${name} ${who}`),
        ...Object.fromEntries(WORKS.map((work) => [work, fixed(of(work).median(`${name} ${who}`), 1)])), '× empty': fixed(of('all').ratio(`${name} ${who}`, `${name} empty`), 2),
      })),
      ...['least', 'rescind'].map((who) => ({ 'page': name, 'content script': `${who} - empty`, 'n': '', ...Object.fromEntries(WORKS.map((work) => [work, fixed(more(name, work, who), 1)])), '× empty': '' })),
    ]),
    bars: [
      ...names.filter((name) => name.endsWith('-100')).map((name) => bar(`reading and painting, ${name}`, more(name, 'all'), '≤', 16, 'ms')),
      ...names.map((name) => bar(`longest script in one task, more than with the empty one, ${name}`, more(name, 'longest script'), '≤', 16, 'ms')),
      ...(idle.size > 0 ? [bar('script of a page left open, more than with the empty one', Number(idle.get('rescind')) - Number(idle.get('empty')), '<', 1, 'ms a minute')] : []),
    ],
    notes: ['at_once: cards stand in the page\'s source; late: its script puts them there, as the site\'s does. none: no extension; empty: one with an empty content script; least: one that knows this page by heart and shows the plainest hints (least/content.js).',
      'Thread time, from traces of visits that took turns. The trace itself adds to it; memory is garbage collection inside the other columns\' tasks.'],
  };
}

/** @param {Section['rows']} rows */
function grid(rows) {
  const head = Object.keys(rows[0] ?? {}), text = [head, ...rows.map((row) => head.map((column) => String(row[column])))];
  const widths = head.map((_, column) => Math.max(...text.map((cells) => cells[column]?.length ?? 0)));
  return text.map((cells) => cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '));
}

const [[, machine = ''] = [], ...loads] = read('machine.tsv');
const load = loads.map(([, value]) => Number(value));
const sections = [cold(), warm('1k'), warm('65k'), rules(), ...(existsSync(join(folder, 'batch.tsv')) ? [batch()] : []), ...(existsSync(join(folder, 'page.tsv')) ? [page()] : [])];

console.log(`${machine}; load ${load.join(' before, ')} after`);
for (const { title, rows, bars, notes } of sections) {
  console.log(`\n${title}\n`);
  for (const line of grid(rows)) console.log(`  ${line}`);
  if (bars.length > 0) console.log('');
  for (const { what, value, limit, met } of bars) console.log(`  ${met ? 'met    ' : 'NOT MET'}  ${what}: ${value} (${limit})`);
  for (const note of notes) console.log(`  ${note}`);
}
if (process.argv[3]) writeFileSync(process.argv[3], `${JSON.stringify({ machine, load, sections }, null, 2)}\n`);
