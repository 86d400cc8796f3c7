/**
 * The layers of the host are those of host/CMakeLists.txt: a file includes its own layer and those that the list names,
 * the list names no layer that nothing includes, and a library's header is seen by its layer alone.
 */
import { files, read, report } from './lib/tree.mjs';

/**
 * A library's headers, and the only files that see them; their layers name the library in CMakeLists.txt.
 * @type {[string, RegExp, string[]][]}
 */
const LIBRARIES = [
  ['cjson::cjson', /^<cjson\//, ['host/src/json/tree.c']],
  ['sodium::sodium', /^<sodium/, ['host/src/pack/packc.c', 'host/src/pack/default.c']],
  ['utf8proc::utf8proc', /^<utf8proc/, ['host/src/text/normal.c', 'host/src/text/title.c', 'host/src/cli/text.c']],
];
const GENERATED = /^(origins|browsers|version)\.(h|inc)$/;
/** Programs of their own, which may use what their layer and main.c may. */
const PROGRAMS = new Set(['host/src/main.c', 'host/src/pack/packc.c']);

/** @typedef {{name: string, folder: string, sources: string[], uses: string[], libraries: string[]}} Layer */

/** @param {string} text what stands between the parentheses of one rescind_layer() @returns {Layer} */
function layerOf(text) {
  const words = text.replace(/#[^\n]*/g, '').split(/[\s"]+/).filter((word) => word !== '');
  /** @type {Record<string, string[]>} */
  const parts = { name: [] };
  let part = 'name';
  for (const word of words) {
    if (/^(FOLDER|SOURCES|USES|LIBRARIES)$/.test(word)) parts[(part = word)] = [];
    else parts[part]?.push(word);
  }
  const name = parts.name?.[0] ?? '';
  return {
    name,
    folder: parts.FOLDER?.[0] ?? name,
    sources: parts.SOURCES ?? [],
    uses: parts.USES ?? [],
    libraries: parts.LIBRARIES ?? [],
  };
}

const layers = [...read('host/CMakeLists.txt').matchAll(/^rescind_layer\(([^)]*)\)/gm)].map(([, text]) => layerOf(text ?? ''));
/** The layer of a source file; of a header: that of its folder. @param {string} path */
function layerOfFile(path) {
  const [, folder = '.', name = ''] = /^host\/src\/(?:(\w+)\/)?([^/]+)$/.exec(path) ?? [];
  return layers.find((layer) => layer.folder === folder && layer.sources.includes(name.replace(/\.h$/, '.c'))) ?? layers.find((layer) => layer.folder === folder);
}

/** @type {string[]} */
const faults = [];
/** @type {Set<string>} `layer uses` pairs that some include needs */
const needed = new Set();
const sources = files('host/src', /\.([ch]|def)$/);

for (const [index, layer] of layers.entries()) {
  for (const used of layer.uses) {
    if (!layers.slice(0, index).some(({ name }) => name === used)) faults.push(`the layer ${layer.name} uses ${used}, which does not stand above it in host/CMakeLists.txt`);
  }
}
for (const file of sources) {
  const layer = layerOfFile(file);
  if (PROGRAMS.has(file)) continue;
  if (layer === undefined) {
    faults.push(`${file} is in no layer of host/CMakeLists.txt`);
    continue;
  }
  if (file.endsWith('.c') && !layer.sources.includes(file.split('/').at(-1) ?? '')) faults.push(`${file} is not among the sources of ${layer.name}`);
  for (const [, system, included = ''] of read(file).matchAll(/^#include (?:(<[^>]+>)|"([^"]+)")/gm)) {
    for (const [library, header, places] of LIBRARIES) {
      if (system === undefined || !header.test(system)) continue;
      if (!places.includes(file)) faults.push(`${file} includes ${system}`);
      if (layer && !layer.libraries.includes(library)) faults.push(`${file} includes ${system}, and ${layer.name} has no ${library}`);
    }
    if (system !== undefined || GENERATED.test(included)) continue;
    const other = layerOfFile(`host/src/${included}`);
    if (other === undefined) faults.push(`${file} includes "${included}", which is in no layer`);
    else if (other !== layer && !layer.uses.includes(other.name)) faults.push(`${file}: the layer ${layer.name} may not include "${included}"`);
    else needed.add(`${layer.name} ${other.name}`);
  }
}
for (const { name, uses } of layers) {
  for (const used of uses) if (!needed.has(`${name} ${used}`)) faults.push(`the layer ${name} need not use ${used}`);
}
report(faults, sources.length);
