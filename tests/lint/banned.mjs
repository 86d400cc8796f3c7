/** Calls and words that have no place in the host's sources. */
import { bare, files, read, report } from './lib/tree.mjs';

/** @type {[RegExp, RegExp | null, string][]} what, where it may stand, why not elsewhere */
const banned = [
  [/\b(strcpy|strcat|sprintf|vsprintf|gets|strtok|atoi|atol|atof|alloca|tmpnam|mktemp|system|popen)\s*\(/, null, 'has no bound, or runs a shell'],
  [/\b(printf|puts|putchar|vprintf)\s*\(|\bstdout\b/, /src\/(cli\/|main|pack\/packc)/, 'standard output is the protocol'],
  [/\b(float|double)\b/, /src\/(proof\/diff\.[ch]|json\/(gate|read|tree)\.c|cli\/pack_diff\.c)$/, 'numbers are whole'],
  [/\b(time|gettimeofday|localtime|gmtime|clock_gettime)\s*\(/, /src\/(serve|main|cli\/|guard\/selftest|guard\/findings)/, 'the clock comes in by the front door'],
  [/\b(malloc|calloc|realloc|free)\s*\(/, /src\/(base\/arena|proof\/cover|main|serve|cli\/|wire\/frame)/, 'a request has an arena'],
  [/\bexit\s*\(/, /src\/(main|cli\/|pack\/packc)/, 'only a program ends itself'],
];

const faults = [], sources = files('host/src', /\.[ch]$/);
for (const file of sources) {
  const text = read(file);
  for (const [index, line] of bare(text).split('\n').entries()) {
    for (const [what, where, why] of banned) {
      const found = what.exec(line);
      if (found !== null && !(where?.test(file) ?? false))
        faults.push(`${file}:${index + 1}: ${found[0].trim()} ${why}`);
    }
  }
  for (const [literal] of text.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/"(?:\\.|[^"\\\n])*"/g)) {
    if (/aliexpress/i.test(literal) && !/src\/(cli\/|main)/.test(file))
      faults.push(`${file}: ${literal}: what is known of the shop stands in the pack`);
  }
}
report(faults, sources.length);
