import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describeApp, openSandbox } from '../../src/sandbox/index.ts';
import { seededIds } from '../../src/sandbox/seeded-ids.ts';
import { compiledOf } from './compiled.ts';
import { environmentOf, execOf, type Step, stagesOf, wordsOf } from './dockerfile.ts';

/**
 * Does what the Dockerfile says, step by step, in a clean folder that stands for the image's root, with this machine's Node, and starts the result as
 * somebody who may write nowhere but in her home: it has to reach Slack (the sandbox), answer its health check, and end when it is told to.
 */
const project = join(import.meta.dirname, '../..');
const nobody = 65_534;
const port = 34_567;

interface Image {
  readonly root: string;
  readonly env: Record<string, string>;
  workdir: string;
  user: 'root' | 'node';
}

const begin = (root: string): Image => ({ root, env: {}, workdir: '/', user: 'root' });
/** Where a path of the image lies here. */
const here = ({ root, workdir }: Pick<Image, 'root' | 'workdir'>, path: string): string =>
  path.startsWith('/') ? join(root, path) : join(root, workdir, path);
/** The image's folders, named in a text, as they lie here. */
const placed = ({ root }: Image, text: string): string =>
  text.replaceAll(/(?<![\w.])\/(app|home\/node)\b/g, `${root}/$1`);
const environmentIn = (image: Image): NodeJS.ProcessEnv => ({
  PATH: `${join(process.execPath, '..')}:${process.env.PATH}`,
  HOME: join(image.root, 'home/node'),
  ...Object.fromEntries(Object.entries(image.env).map(([name, value]) => [name, placed(image, value)])),
});

/** `built`: the root of the stage before. */
function take(image: Image, { name, words }: Step, built: string | undefined): void {
  console.log(`  ${name} ${words.slice(0, 100)}`);
  switch (name) {
    case 'WORKDIR':
      image.workdir = words;
      mkdirSync(here(image, words), { recursive: true });
      return;
    case 'COPY':
      copy(image, words, built);
      return;
    case 'ENV':
      Object.assign(image.env, environmentOf(words));
      return;
    case 'USER':
      image.user = 'node';
      makeHome(image);
      return;
    case 'RUN':
      execFileSync('/bin/sh', ['-ec', placed(image, named(words))], {
        cwd: here(image, '.'),
        // How a machine reaches the packages (a proxy, certificates) is its own affair.
        env: { ...process.env, ...environmentIn(image) },
        stdio: ['ignore', 'ignore', 'inherit'],
        ...as(image),
      });
  }
}

/** What is copied belongs to root, unless the Dockerfile says otherwise. */
function copy(image: Image, words: string, built: string | undefined): void {
  const { options, names } = wordsOf(words);
  const fromBuild = options.some(option => option.startsWith('--from='));
  const target = names.at(-1) ?? '';
  for (const source of names.slice(0, -1)) {
    const from = fromBuild && built ? join(built, source) : join(project, source);
    const into = target.endsWith('/') ? join(here(image, target), source) : here(image, target);
    cpSync(from, into, { recursive: true });
  }
}

/** The official image has that user and her home. */
function makeHome(image: Image): void {
  const home = join(image.root, 'home/node');
  mkdirSync(home, { recursive: true });
  if (isRoot) chownSync(home, nobody, nobody);
}

/** As she is called here, where no such user need be. */
const named = (text: string): string => text.replaceAll(/\bchown node\b/g, `chown ${isRoot ? nobody : '$(id -u)'}`);

const isRoot = process.getuid?.() === 0;
const as = ({ user }: Pick<Image, 'user'>) => (isRoot && user === 'node' ? { uid: nobody, gid: nobody } : {});

const passed: string[] = [];

function check(what: string, holds: boolean): void {
  if (!holds) throw new Error(`not so: ${what}`);
  passed.push(what);
  console.log(`✓ ${what}`);
}

async function until(what: string, look: () => Promise<boolean>): Promise<void> {
  for (const last = Date.now() + 60_000; Date.now() < last; await new Promise(resolve => setTimeout(resolve, 200)))
    if (await look().catch(() => false)) return check(what, true);
  check(what, false);
}

const sandbox = await openSandbox({
  clock: { now: () => new Date() },
  newId: seededIds('image'),
  app: describeApp(parse(readFileSync(join(project, 'manifest.yml'), 'utf8'))),
  people: [{ id: 'U0ANA00000', name: 'ana', realName: 'Ana' }],
});

function startIn(image: Image, steps: readonly Step[]): ChildProcess {
  const [program = '', ...args] = execOf(steps.find(({ name }) => name === 'CMD')?.words ?? '[]');
  return spawn(
    program,
    args.map(arg => placed(image, arg)),
    {
      cwd: here(image, '.'),
      env: {
        ...environmentIn(image),
        PORT: String(port),
        SLACK_BOT_TOKEN: sandbox.botToken,
        SLACK_APP_TOKEN: sandbox.appToken,
        SLACK_API_URL: sandbox.apiUrl,
        NODE_DEBUG_NATIVE: 'COMPILE_CACHE',
      },
      stdio: ['ignore', 'inherit', 'pipe'],
      ...as(image),
    },
  );
}

function healthCheck(image: Image, steps: readonly Step[]): boolean {
  const [program = '', ...args] = execOf(steps.find(({ name }) => name === 'HEALTHCHECK')?.words ?? '[]');
  try {
    execFileSync(program, args, {
      env: { ...environmentIn(image), PORT: String(port) },
      stdio: 'ignore',
      ...as(image),
    });
    return true;
  } catch {
    return false;
  }
}

const folder = mkdtempSync(join(tmpdir(), 'three-hats-image-'));
try {
  chmodSync(folder, 0o755);
  const [building = [], running = []] = stagesOf(readFileSync(join(project, 'Dockerfile'), 'utf8'));
  // Each stage in the same place, one after the other: what was compiled knows where it lies.
  const [root, built] = [join(folder, 'root'), join(folder, 'built')];
  const [build, image] = [begin(root), begin(root)];
  for (const step of building) take(build, step, undefined);
  renameSync(root, built);
  for (const step of running) take(image, step, built);

  const has = (path: string) => existsSync(here(image, path));
  check('no packages for development', !has('/app/node_modules/vitest') && !has('/app/node_modules/typescript'));
  check('no Node besides the image’s', !has('/app/node_modules/.bin/node'));
  check('nothing but the app', !has('/app/test') && !has('/app/README.md'));
  check('somebody else than root', image.user === 'node');
  check('the health check fails while nothing runs', !healthCheck(image, running));
  // Whoever isn't root here owns these folders: what may not be written there is taken from her by hand.
  if (!isRoot) execFileSync('chmod', ['-R', 'a-w', here(image, '/app')]);
  const app = startIn(image, running);
  const said: string[] = [];
  app.stderr?.on('data', chunk => said.push(String(chunk)));
  await until('it starts where only home can be written to, and is healthy', async () => healthCheck(image, running));
  const ended = new Promise(resolve => app.once('exit', resolve));
  app.kill('SIGTERM');
  const code = await ended;
  const { found, missed } = compiledOf(said.join(''), here(image, '/app'));
  if (code !== 0) console.error(said.join('').replaceAll(/^\[compile cache\].*\n/gm, ''));
  check('it ends with code 0 when it is told to', code === 0);
  check('the app lay there compiled', found.length > 500 && found.includes('/src/app.ts'));
  // Where it begins, and what a package loads of itself when it is first used for real.
  check(`it had to compile next to nothing: ${missed.join(' ')}`, missed.length < 20);
  console.log(`${passed.length} passed, 0 failed`);
} finally {
  if (!isRoot) execFileSync('chmod', ['-R', 'u+w', folder]);
  rmSync(folder, { recursive: true, force: true });
  await sandbox.close();
}
