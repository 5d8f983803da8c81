import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { CDPSession } from 'playwright-core';
import type { PageState } from '../../src/sandbox/page-api.ts';
import { aBrowser, browserPath, theScreen } from '../sandbox/page-browser.ts';

/**
 * `npm run test:year`: the demo as `npm start` opens it, in Chromium with its time line open; a year is played by its button. Prints how long each part took
 * and what the page weighed, and fails where a bar is missed. The machine should have nothing else to do.
 */
const bars = { pageSeconds: 10, yearSeconds: 120, heapGrowthMb: 4, nodeGrowth: 1500 };

/** The page at one moment of the year: what lives after a collection. */
interface Weight {
  readonly day: string;
  readonly heapMb: number;
  readonly nodes: number;
}

if (!browserPath) {
  console.log('test:year skipped: there is no Chromium here.');
  process.exit(0);
}
const root = join(import.meta.dirname, '../..');
const begun = performance.now();
const secondsSince = (from: number): number => (performance.now() - from) / 1000;
const bot = spawn('npm', ['start', ...process.argv.slice(2)], {
  cwd: root,
  env: { ...process.env, PORT: process.env.PORT ?? '4760' },
  stdio: ['ignore', 'pipe', 'inherit'],
  detached: true,
});
try {
  const url = await addressPrinted(bot);
  const pageSeconds = secondsSince(begun);
  await using browser = await aBrowser();
  const { page, mistakes } = await theScreen(browser, url, '', { width: 1440, scheme: 'light' });
  await page.getByRole('button', { name: 'Play a year' }).waitFor();
  await standsStill(url);
  const livedSeconds = secondsSince(begun);
  await page.getByRole('button', { name: /^Time line/ }).click();
  await page.locator('.chart .mark').first().waitFor();
  const debug = await page.context().newCDPSession(page);
  const weights = [await weigh(debug, url)];
  const cpuBefore = { bot: cpuSeconds(bot), page: await taskSeconds(debug) };
  const from = performance.now();
  await page.getByRole('button', { name: 'Play a year' }).click();
  await page.getByRole('progressbar', { name: 'The year that is played' }).waitFor();
  for (let months = 2; months <= 10; months += 2) {
    if (await reaches(url, months)) weights.push(await weigh(debug, url));
  }
  await standsStill(url);
  const yearSeconds = secondsSince(from);
  weights.push(await weigh(debug, url));
  const { now, demo } = await stateAt(url);
  const cpu = { bot: cpuSeconds(bot) - cpuBefore.bot, page: (await taskSeconds(debug)) - cpuBefore.page };
  console.table(weights);
  console.table({
    'npm start to the page': `${pageSeconds.toFixed(1)} s`,
    'npm start to a firm that has lived': `${livedSeconds.toFixed(1)} s`,
    'a year': `${yearSeconds.toFixed(1)} s, CPU: the bot and its Slack ${cpu.bot.toFixed(1)} s, the page ${cpu.page.toFixed(1)} s`,
    messages: `${demo?.faults.messages}, twice: ${demo?.faults.twice}`,
    ended: now,
  });
  const [first, last] = [weights[1], weights.at(-1)];
  const missed = [
    pageSeconds > bars.pageSeconds && 'the page came too late',
    yearSeconds > bars.yearSeconds && 'the year took too long',
    (last?.heapMb ?? 0) - (first?.heapMb ?? 0) > bars.heapGrowthMb && 'the page’s heap grew',
    (last?.nodes ?? 0) - (first?.nodes ?? 0) > bars.nodeGrowth && 'the page’s nodes grew',
    demo?.faults.twice !== 0 && 'a message came twice',
    mistakes.length > 0 && mistakes.join('\n'),
  ].filter(Boolean);
  for (const line of missed) console.error(`missed: ${line}`);
  process.exitCode = missed.length === 0 ? 0 : 1;
} finally {
  if (bot.pid) process.kill(-bot.pid, 'SIGINT');
  await once(bot, 'exit');
}

async function addressPrinted({ stdout }: ChildProcess): Promise<string> {
  let printed = '';
  for await (const chunk of stdout ?? []) {
    printed += String(chunk);
    const address = /Open (http:\S+)/.exec(printed)?.[1];
    if (address) return address;
  }
  throw new Error(`the sandbox ended before it was ready: ${printed}`);
}

async function stateAt(url: string): Promise<PageState> {
  return (await (await fetch(`${url}page-api/state`)).json()) as PageState;
}

async function standsStill(url: string): Promise<void> {
  for (let state = await stateAt(url); state.moving || !state.demo; state = await stateAt(url)) await pause(100);
}

/** True once so many months of the year have been played; false where it was over before. */
async function reaches(url: string, months: number): Promise<boolean> {
  for (;;) {
    const { now, demo } = await stateAt(url);
    if (!demo?.year) return false;
    const goal = new Date(demo.year.from);
    goal.setUTCMonth(goal.getUTCMonth() + months);
    if (new Date(now) >= goal) return true;
    await pause(100);
  }
}

async function weigh(debug: CDPSession, url: string): Promise<Weight> {
  await debug.send('HeapProfiler.collectGarbage');
  const { usedSize } = await debug.send('Runtime.getHeapUsage');
  const { nodes } = await debug.send('Memory.getDOMCounters');
  return { day: (await stateAt(url)).now.slice(0, 10), heapMb: Math.round(usedSize / 1e5) / 10, nodes };
}

/** What the page’s own thread has worked, in seconds. */
async function taskSeconds(debug: CDPSession): Promise<number> {
  await debug.send('Performance.enable');
  const { metrics } = await debug.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

/** What npm and all that it has started have worked, in seconds. */
function cpuSeconds({ pid }: ChildProcess): number {
  const lines = execFileSync('ps', ['-o', 'cputimes=', '-g', String(pid)], { encoding: 'utf8' })
    .trim()
    .split('\n');
  return lines.reduce((sum, line) => sum + Number(line), 0);
}
