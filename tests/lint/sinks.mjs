#!/usr/bin/env node
// The lint refuses every way from text to markup or code, and from the machine to the network: each is planted in turn.

import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const FAULTS = [
  'node.innerHTML = text', 'node.innerHTML += text', 'node["innerHTML"] = text', 'node.outerHTML = text', 'frame.srcdoc = text', 'node.insertAdjacentHTML("beforeend", text)',
  'document.write(text)', 'document.writeln(text)', 'node.setHTMLUnsafe(text)', 'Document.parseHTMLUnsafe(text)', 'range.createContextualFragment(text)',
  'new DOMParser().parseFromString(text, "text/html")', 'eval(text)', 'new Function(text)', 'setTimeout("go()", 1)', 'setInterval(`go()`, 1)',
  'import(text)', 'chrome.scripting.executeScript({})', 'fetch(text)', 'window.fetch(text)', 'navigator.sendBeacon(text)', 'new XMLHttpRequest()', 'new WebSocket(text)',
  'new EventSource(text)', 'importScripts(text)', 'location.href = "javascript:go()"',
];
const IN_FILE = [
  { path: 'extension/content/reader.js', fault: 'Date.now()' }, { path: 'extension/content/reader.js', fault: 'chrome.storage' },
  { path: 'extension/content/profile.js', fault: 'setTimeout(go, 1)' }, { path: 'extension/background/port.js', fault: 'document.title' },
  { path: 'extension/popup/popup.js', fault: 'process.exit()' }, { path: 'extension/background/inject.js', fault: 'scripting.executeScript({ target, func: go })' },
  { path: 'extension/background/inject.js', fault: 'scripting.executeScript(all)' }, { path: 'extension/background/inject.js', fault: 'scripting.executeScript({ ...all })' },
];

const eslint = new ESLint({ cwd: ROOT, overrideConfigFile: 'tests/js/eslint.config.js' });
const planted = [...FAULTS.flatMap((fault) => ['extension/content/main.js', 'extension/background/worker.js'].map((path) => ({ path, fault }))), ...IN_FILE];
let passed = 0;
for (const { path, fault } of planted) {
  const [result] = await eslint.lintText(`${fault};\n`, { filePath: `${ROOT}${path}` });
  if (result && result.errorCount > 0) passed += 1;
  else console.error(`not refused in ${path}: ${fault}`);
}
const [clean] = await eslint.lintText('node.textContent = text;\n', { filePath: `${ROOT}extension/content/main.js` });
if (clean?.errorCount !== 0) console.error('what is right was refused:', clean?.messages);
process.exitCode = passed === planted.length && clean?.errorCount === 0 ? 0 : 1;
