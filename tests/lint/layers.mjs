/** Layers of the host include only what stands below them: host/ARCHITECTURE.md. */
import { files, read, report } from './lib/tree.mjs';

/** @type {Record<string, string[]>} */
const below = {
  base: [], model: ['base'], json: ['base'], text: ['base'],
  wire: ['base', 'model', 'json'], lexicon: ['base', 'model', 'text'], rules: ['base', 'model'], advice: ['base', 'model', 'text'],
  pack: ['base', 'model', 'json', 'text'], proof: ['base', 'model', 'json', 'text'], guard: ['base', 'model', 'json', 'wire'],
  store: ['base', 'json', 'text'],
};
/** Only these see a library. @type {[RegExp, RegExp][]} */
const libraries = [[/<cjson\//, /src\/json\/(read|tree)\.c$/], [/<sodium/, /src\/pack\/(packc|default)\.c$/], [/<utf8proc/, /src\/(text\/(normal|title)|cli_text)\.c$/]];

const faults = [], sources = files('host/src', /\.[ch]$/);
for (const file of sources) {
  const layer = /^host\/src\/(\w+)\//.exec(file)?.[1];
  for (const [, system, included] of read(file).matchAll(/^#include (<[^>]+>)?(?:"([^"]+)")?/gm)) {
    for (const [library, place] of libraries) {
      if (system !== undefined && library.test(system) && !place.test(file))
        faults.push(`${file} includes ${system}`);
    }
    const target = /^(\w+)\//.exec(included ?? '')?.[1];
    if (layer === undefined || included === undefined)
      continue;
    if (target === undefined ? !/^(origins|browsers|version)\.(h|inc)$/.test(included) : target !== layer && !below[layer]?.includes(target))
      faults.push(`${file}: the layer ${layer} may not include "${included}"`);
  }
}
report(faults, sources.length);
