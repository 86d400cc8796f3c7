#!/usr/bin/env node
// Counts the tests of one stage of run.sh: `count.mjs tap|ctest|exit FILE STATUS`.
//
// FILE is what the stage printed (tap, exit) or its JUnit report (ctest), STATUS its exit status. Prints one line,
// "PASSED FAILED SKIPPED", and on standard error what a person needs to see of the failures. Whatever goes wrong is at
// least one failure: no report, no tests, a bad exit status with no failed test, a plan that was not fulfilled.

import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SHOWN_LINES = 60; // of one failure
const SHOWN_FAILURES = 8; // of one stage; the log has all

/**
 * @typedef {{passed: number, failed: number, skipped: number, shown: string[]}} Count
 */

/** @param {string} text */
const tail = (text) => text.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n');

const TROUBLE = /\b(error|ERROR|undefined reference|FAILED|fatal|not found|No rule to make|Unable to find|AddressSanitizer|LeakSanitizer|runtime error)\b|^not ok/;

/** The lines that name what went wrong, each with those around it; or the end, when none does. @param {string} text */
function trouble(text) {
  const lines = text.trimEnd().split('\n');
  const near = lines.filter((_, at) => lines.slice(Math.max(0, at - 1), at + 4).some((line) => TROUBLE.test(line)));
  return near.length > 0 ? near.slice(0, SHOWN_LINES).join('\n') : tail(text);
}

/**
 * Results as the Test Anything Protocol has them. The summary that `node --test` ends with counts nested tests, so it wins
 * over the lines.
 * @param {string} text @returns {Count}
 */
export function countTap(text) {
  const results = [...text.matchAll(/^(not ok|ok)\b(.*)(?:\n {2,}.*)*/gm)];
  const skipped = results.filter(([, , rest]) => /# *SKIP/i.test(rest)).length;
  // cmocka writes "not ok" before what it skipped.
  const bad = results.filter(([, verdict, rest]) => verdict === 'not ok' && !/# *(TODO|SKIP)/i.test(rest));
  const shown = bad.map(([block]) => block);
  const summary = (/** @type {string} */ name) => {
    const found = [...text.matchAll(new RegExp(`^# ${name} (\\d+)$`, 'gm'))].at(-1);
    return found ? Number(found[1]) : undefined;
  };
  const pass = summary('pass');
  if (pass !== undefined)
    return { passed: pass, failed: (summary('fail') ?? 0) + (summary('cancelled') ?? 0), skipped: summary('skipped') ?? 0, shown };
  const planned = [...text.matchAll(/^1\.\.(\d+)/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
  const missing = Math.max(0, planned - results.length);
  if (missing > 0) shown.push(`${missing} of ${planned} planned tests gave no result\n${tail(text)}`);
  return { passed: results.length - bad.length - skipped, failed: bad.length + missing, skipped, shown };
}

/** @param {string} text */
const unescapeXml = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');

/**
 * CTest's JUnit report. A program that speaks TAP counts with each of its tests, another one as one test.
 * @param {string} text @returns {Count}
 */
export function countCtest(text) {
  /** @type {Count} */
  const sum = { passed: 0, failed: 0, skipped: 0, shown: [] };
  for (const [, attributes, body] of text.matchAll(/<testcase ([^>]*[^/])>([\s\S]*?)<\/testcase>/g)) {
    const name = /name="([^"]*)"/.exec(attributes)?.[1] ?? '?';
    const status = /status="([^"]*)"/.exec(attributes)?.[1];
    const output = unescapeXml(/<system-out>([\s\S]*?)<\/system-out>/.exec(body)?.[1] ?? '');
    const tap = countTap(output);
    const one = tap.passed + tap.failed + tap.skipped > 0 ? tap : { passed: status === 'run' ? 1 : 0, failed: 0, skipped: status === 'disabled' ? 1 : 0, shown: [] };
    if (status !== 'run' && status !== 'disabled' && one.failed === 0) one.failed = 1;
    sum.passed += one.passed;
    sum.failed += one.failed;
    sum.skipped += one.skipped;
    if (one.failed > 0) sum.shown.push(`${name} (${status}):\n${trouble(output)}`);
  }
  return sum;
}

/**
 * @param {string} form  tap, ctest or exit
 * @param {string|undefined} text  undefined: the report is not there
 * @param {number} status
 * @returns {Count}
 */
export function count(form, text, status) {
  if (form === 'exit') return status === 0 ? { passed: 1, failed: 0, skipped: 0, shown: [] } : { passed: 0, failed: 1, skipped: 0, shown: [trouble(text ?? '')] };
  const result = form === 'tap' ? countTap(text ?? '') : countCtest(text ?? '');
  const died = status !== 0 && result.failed === 0;
  const empty = result.passed + result.failed === 0;
  if (died || empty) {
    result.failed += 1;
    result.shown.push(`${empty ? 'no tests were run' : 'every test passed'}, exit status ${status}\n${tail(text ?? '')}`);
  }
  if (result.failed > 0 && result.shown.length === 0) result.shown.push(tail(text ?? ''));
  return result;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [form, file, status] = process.argv.slice(2);
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    text = undefined;
  }
  const result = count(form, text, Number(status));
  console.log(`${result.passed} ${result.failed} ${result.skipped}`);
  // Where a test stands in its runner is of no use to anybody.
  const useful = (/** @type {string} */ line) =>
    !/node:internal|^ +(duration_ms|failureType|code|name|stack|type):|^ +(---|\.\.\.)$|async Test\.|Test(Context|Hook)?\./.test(line);
  for (const block of result.shown.slice(0, SHOWN_FAILURES)) console.error(block.split('\n').filter(useful).slice(0, SHOWN_LINES).join('\n'));
  if (result.shown.length > SHOWN_FAILURES) console.error(`… and ${result.shown.length - SHOWN_FAILURES} more`);
}
