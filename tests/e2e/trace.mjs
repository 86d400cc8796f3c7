// What a page's main thread did, from a Chromium trace: every task with its processor time, by kind of work. Thread time, not
// time on the wall, so that a busy machine disturbs it little.

/**
 * @typedef {{name: string, cat: string, ph: string, pid: number, tid: number, ts: number, dur?: number, tdur?: number, args: any}} Event
 *
 * @typedef {'script'|'style'|'layout'|'paint'|'parse'|'memory'|'other'} Work
 *
 * @typedef {object} Task
 * @property {number} at                     ms since the page's own address was committed
 * @property {number} ms                     processor time
 * @property {Record<Work, number>} by       the same, by kind of work
 * @property {string[]} names                of the events in it, outermost first
 * @property {string[]} scripts              addresses of scripts that are named in it
 * @property {string[]} forced               UpdateLayoutTree (style) and Layout, where a script asked for them
 */

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8.execute'];

/** @type {Map<string, Work>} */
const WORK = new Map([
  ...['EvaluateScript', 'FunctionCall', 'RunMicrotasks', 'v8.compile', 'v8.run', 'v8.callFunction', 'EventDispatch', 'TimerFire', 'FireIdleCallback', 'FireAnimationFrame',
    'V8.HandleInterrupts', 'V8.StackGuard'].map((name) => /** @type {[string, Work]} */ ([name, 'script'])),
  ...['UpdateLayoutTree', 'ScheduleStyleRecalculation'].map((name) => /** @type {[string, Work]} */ ([name, 'style'])),
  ...['Layout', 'IntersectionObserverController::computeIntersections'].map((name) => /** @type {[string, Work]} */ ([name, 'layout'])),
  ...['PrePaint', 'Paint', 'Layerize', 'UpdateLayer', 'Commit', 'CompositeLayers'].map((name) => /** @type {[string, Work]} */ ([name, 'paint'])),
  ...['ParseHTML', 'ParseAuthorStyleSheet'].map((name) => /** @type {[string, Work]} */ ([name, 'parse'])),
  ...['MinorGC', 'MajorGC', 'V8.GCScavenger', 'V8.GCFinalizeMC', 'BlinkGC.AtomicPhase', 'CppGC.IncrementalSweep'].map((name) => /** @type {[string, Work]} */ ([name, 'memory'])),
]);

/** @returns {Record<Work, number>} */
const nothing = () => ({ script: 0, style: 0, layout: 0, paint: 0, parse: 0, memory: 0, other: 0 });

/** The address of the script that an event is about. @param {Event} event @returns {string} */
const scriptOf = ({ args }) => args?.data?.url ?? args?.beginData?.stackTrace?.[0]?.url ?? '';

/**
 * Where the address was committed, or, when that was before the trace, where its frame is.
 * @param {Event[]} events @param {string} address @returns {{pid: number, tid: number, ts: number}}
 */
function mainThread(events, address) {
  const commit = events.find(({ name, args }) => name === 'CommitLoad' && args?.data?.url === address);
  if (commit) return commit;
  const frames = events.find(({ name }) => name === 'TracingStartedInBrowser')?.args?.data?.frames ?? [];
  const pid = frames.find((/** @type {{url: string}} */ { url }) => url === address)?.processId;
  const named = events.find((event) => event.name === 'thread_name' && event.pid === pid && event.args.name === 'CrRendererMain');
  if (!named) throw new Error(`the trace does not show ${address}`);
  return { pid: named.pid, tid: named.tid, ts: 0 };
}

/**
 * The tasks of the main thread that shows this address, in their order.
 * @param {Event[]} events @param {string} address @returns {Task[]}
 */
function tasksOf(events, address) {
  const commit = mainThread(events, address);
  const complete = events.filter(({ ph, pid, tid, ts, dur }) => ph === 'X' && pid === commit.pid && tid === commit.tid && ts + (dur ?? 0) >= commit.ts);
  complete.sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  /** @type {Task[]} */
  const tasks = [];
  /** @type {{end: number, work: Work}[]} */
  const open = [];
  for (const event of complete) {
    const { name, ts, dur = 0, tdur = 0 } = event;
    while (open.length > 0 && ts >= /** @type {{end: number}} */ (open.at(-1)).end) open.pop();
    const outer = open.at(-1);
    if (name === 'RunTask' && !outer) {
      tasks.push({
        at: (ts - commit.ts) / 1000,
        ms: tdur / 1000,
        by: { ...nothing(), other: tdur / 1000 },
        names: [],
        scripts: [],
        forced: [],
      });
      open.push({ end: ts + dur, work: 'other' });
      continue;
    }
    const task = tasks.at(-1);
    if (!task || !outer) continue;
    const work = WORK.get(name) ?? outer.work;
    task.by[outer.work] -= tdur / 1000;
    task.by[work] += tdur / 1000;
    open.push({ end: ts + dur, work });
    if (!WORK.has(name)) continue;
    task.names.push(name);
    const script = scriptOf(event);
    if (script !== '' && work === 'script') task.scripts.push(script);
    if ((work === 'style' || work === 'layout') && outer.work === 'script') task.forced.push(name);
  }
  return tasks;
}

/** The work of all these tasks, and their sum. @param {Task[]} tasks */
export function sumOf(tasks) {
  const by = nothing();
  for (const task of tasks) for (const [work, ms] of Object.entries(task.by)) by[/** @type {Work} */ (work)] += ms;
  return { ms: tasks.reduce((sum, { ms }) => sum + ms, 0), by };
}

/**
 * The tasks of the main thread of this page's tab while something is done.
 * @param {import('puppeteer-core').Page} page @param {string} address @param {() => Promise<unknown>} act
 */
export async function traced(page, address, act) {
  await page.tracing.start({ categories: CATEGORIES });
  await act();
  const trace = await page.tracing.stop();
  return tasksOf(JSON.parse(Buffer.from(trace ?? []).toString()).traceEvents, address);
}
