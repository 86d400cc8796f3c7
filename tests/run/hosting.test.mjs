// What a public host reads: workflows, forms, the release script. They cannot be run here, so it is checked that they parse, that what they
// call is there, and that a release is refused when the versions do not agree.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

import { parse } from 'yaml';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (/** @type {string} */ path) => readFileSync(join(ROOT, path), 'utf8');
const names = (/** @type {string} */ folder) => readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.yml')).map((name) => `${folder}/${name}`);

const TRIGGERS = ['push', 'pull_request'];
const FIELDS = ['markdown', 'input', 'textarea', 'dropdown', 'checkboxes'];
/** What a run may lack; nobody else's code runs but the host's own, at a fixed version. */
const ACTION = /^actions\/[a-z-]+@(v\d+|[0-9a-f]{40})$/;
/** Programs of the repository that a command starts. */
const CALLED = /(?:^|\s)((?:tests|\.github|install)\/[\w./-]+\.sh)/g;

/** What is wrong with a workflow. @param {string} text @returns {string[]} */
function workflowFaults(text) {
  const { on, permissions, jobs } = parse(text);
  const faults = [];
  if (Object.keys(on ?? {}).length === 0 || !Object.keys(on).every((name) => TRIGGERS.includes(name))) faults.push('its triggers');
  if (JSON.stringify(permissions) !== '{"contents":"read"}') faults.push('it may do more than read');
  for (const [name, job] of Object.entries(jobs ?? {})) {
    if (!/^ubuntu-/.test(job['runs-on'])) faults.push(`${name}: where it runs`);
    if (!(job['timeout-minutes'] <= 60)) faults.push(`${name}: it has no end`);
    for (const step of job.steps) {
      if ((step.uses === undefined) === (step.run === undefined)) faults.push(`${name}: a step that uses and runs, or neither`);
      if (step.uses !== undefined && !ACTION.test(step.uses)) faults.push(`${name}: ${step.uses}`);
      for (const [, program] of (step.run ?? '').matchAll(CALLED)) {
        try {
          accessSync(join(ROOT, program), constants.X_OK);
        } catch {
          faults.push(`${name}: there is no program ${program}`);
        }
      }
      /* A name that somebody else chose would be a part of the command. */
      if (/\$\{\{/.test(step.run ?? '')) faults.push(`${name}: an expression in a command`);
    }
    if (!job.steps.some((/** @type {{run?: string}} */ { run }) => run === 'tests/run.sh')) faults.push(`${name}: it does not run the tests`);
  }
  return faults;
}

/** What is wrong with a form. @param {string} text @returns {string[]} */
function formFaults(text) {
  const { name, description, body } = parse(text);
  const ids = body.map((/** @type {{id?: string}} */ { id }) => id).filter(Boolean);
  return [
    ...(name && description ? [] : ['it has no name or description']),
    ...(new Set(ids).size === ids.length ? [] : ['two fields of one name']),
    ...(/never paste an order number, a name, an address/i.test(body[0].attributes.value ?? '') ? [] : ['it does not begin with what not to paste']),
    ...body.filter((/** @type {any} */ field) => !FIELDS.includes(field.type) || (field.type !== 'markdown' && !(field.id && field.attributes.label)))
      .map((/** @type {any} */ field) => `a field: ${JSON.stringify(field)}`),
    ...(body.some((/** @type {any} */ field) => field.validations?.required) ? [] : ['it asks for nothing']),
  ];
}

const workflows = names('.github/workflows'), forms = names('.github/ISSUE_TEMPLATE').filter((path) => !path.endsWith('/config.yml'));
for (const path of workflows) test(`${path} is sound`, () => assert.deepEqual(workflowFaults(read(path)), []));
for (const path of forms) test(`${path} is sound`, () => assert.deepEqual(formFaults(read(path)), []));

test('there are two workflows and three forms, and the chooser parses', () => {
  assert.deepEqual([workflows.length, forms.length], [2, 3]);
  assert.equal(typeof parse(read('.github/ISSUE_TEMPLATE/config.yml')).blank_issues_enabled, 'boolean');
});

/* Each fault is planted in turn. @type {[string, string, string, string][]} */
const check = '.github/workflows/check.yml', page = '.github/ISSUE_TEMPLATE/page.yml';
for (const [note, path, from, to] of [
  ['it may write', check, 'contents: read', 'contents: write'],
  ['it may do everything', check, 'permissions:\n  contents: read\n', ''],
  ['it never ends', check, '    timeout-minutes: 45\n', ''],
  ['an action without a version', check, 'actions/checkout@v4', 'actions/checkout@main'],
  ['the action of somebody else', check, 'actions/checkout@v4', 'somebody/checkout@v4'],
  ['a program that is not there', check, '- run: tests/run.sh', '- run: tests/run.sh\n      - run: tests/gone.sh'],
  ['no tests', check, '- run: tests/run.sh', '- run: echo'],
  ['a branch as a part of the command', check, '- run: tests/run.sh', '- run: tests/run.sh\n      - run: echo ${{ github.head_ref }}'],
  ['for pull requests with the rights of the repository', check, 'pull_request:', 'pull_request_target:'],
  ['two fields of one name', page, 'id: site', 'id: page'],
  ['a field of no kind', page, 'type: input', 'type: inputs'],
  ['no word on what not to paste', page, '**Never paste', '**Paste'],
]) {
  test(`not passed: ${note}`, () => {
    const text = read(path);
    assert.ok(text.includes(from), 'the fault is planted');
    const faults = path === check ? workflowFaults(text.replace(from, to)) : formFaults(text.replace(from, to));
    assert.equal(faults.length, 1, faults.join());
  });
}

test('what the texts for contributors point at is there', () => {
  const texts = ['README.md', ...readdirSync(join(ROOT, '.github')).filter((name) => name.endsWith('.md')).map((name) => `.github/${name}`)];
  let seen = 0;
  for (const text of texts) {
    const pointed = [...read(text).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, to]) => join(dirname(text), to ?? ''));
    const named = [...read(text).matchAll(/`((?:tests|host|extension|protocol|install|manifest|\.github)\/[\w./-]*\w)`/g)].map(([, to]) => to ?? '');
    for (const path of [...pointed, ...named]) assert.ok(existsSync(join(ROOT, path)), `${text}: ${path}`);
    seen += pointed.length + named.length;
  }
  assert.ok(seen > 20);
});

/**
 * Version files that name these versions, beside the script.
 * @param {Record<string, string>} versions
 * @param {(run: (...words: string[]) => number|null) => void} use
 */
function withVersions({ cmake = '1.2.3', manifest = '1.2.3', changelog = '1.2.3' }, use) {
  const folder = mkdtempSync(join(tmpdir(), 'rescind-release-'));
  try {
    for (const name of ['.github', 'extension']) mkdirSync(join(folder, name));
    cpSync(join(ROOT, '.github/release.sh'), join(folder, '.github/release.sh'));
    writeFileSync(join(folder, 'CMakeLists.txt'), read('CMakeLists.txt').replace(/(?<=rescind VERSION )[\d.]+/, cmake));
    writeFileSync(join(folder, 'extension/manifest.json'), read('extension/manifest.json').replace(/(?<="version": ")[\d.]+/, manifest));
    writeFileSync(join(folder, 'CHANGELOG.md'), read('CHANGELOG.md').replace(/(?<=^## )[\d.]+/m, changelog));
    use((...words) => spawnSync('bash', [join(folder, '.github/release.sh'), ...words], { encoding: 'utf8' }).status);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a release: the tag is the version of every file', () => withVersions({}, (run) => {
  assert.equal(run('--check', 'v1.2.3'), 0);
  for (const tag of ['v1.2.4', '1.2.3', 'v1.2', 'v1.2.3-rc1', 'v1.2.3.4', '']) assert.equal(run('--check', tag), 1, tag);
  assert.equal(run('--check'), 2);
}));
for (const name of ['cmake', 'manifest', 'changelog']) {
  test(`a release: refused when ${name} names another version`, () => withVersions({ [name]: '1.2.2' }, (run) => assert.equal(run('--check', 'v1.2.3'), 1)));
}
test("a release: this tree's own version would pass", () => {
  const version = /rescind VERSION ([\d.]+)/.exec(read('CMakeLists.txt'))?.[1];
  execFileSync('bash', [join(ROOT, '.github/release.sh'), '--check', `v${version}`]);
});
