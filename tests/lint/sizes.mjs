/** One idea a file: 400 lines at most. Data, tables of cases and tests are as long as what they list. */
import { files, read, report } from './lib/tree.mjs';

const LONGEST = 400;
const sources = [...files('host/src', /\.[ch]$/), ...files('extension', /\.(js|css|html)$/), ...files('install', /\.(sh|mjs)$/), ...files('protocol', /\.md$/)];
report(sources.map((file) => /** @type {const} */ ([file, read(file).split('\n').length - 1])).filter(([, lines]) => lines > LONGEST)
  .map(([file, lines]) => `${file} has ${lines} lines`), sources.length);
