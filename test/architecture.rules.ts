/**
 * Which room may look into which, for dependency-cruiser. Arrows only go down; rules, views and texts reach nothing impure, however far;
 * each library stays in its room. A new feature joins `features` and its rank below.
 */
const ranks = [
  ['home'],
  ['reports'],
  ['pulse', 'meetings', 'enps', 'placement'],
  ['promises', 'suggestions'],
  ['ledger'],
  ['deviations', 'concerns'],
  ['roster'],
  ['settings'],
] as const;
const features = ranks.flat();
const shared = ['time', 'cadence', 'i18n', 'db', 'schedule', 'delivery', 'pictures', 'sheets', 'slack', 'keys'];

const any = (names: readonly string[]) => names.join('|');
const role = (...names: string[]) => `^src/([^/]+)/(${any(names)})(\\.ts$|/)`;
const own = (...names: string[]) => `^src/$1/(${any(names)})(\\.ts$|/)`;
const npm = (...names: string[]) => `node_modules/(${any(names)})/`;
const pureShared = ['^src/cadence/', '^src/time/calendar(\\.ts$|/)'];
const pureLibraries = npm('date-fns', '@date-fns');
const compositionRoot = '^src/(app|features|inside|live|main|cli)\\.ts$';

interface Rule {
  readonly name: string;
  readonly severity: 'error';
  readonly from: object;
  readonly to: object;
}

const rule = (name: string, from: object, to: object): Rule => ({ name, severity: 'error', from, to });

/** A room may look into the ranks below it, never beside or above. */
const downwards = ranks.map((rooms, rank) =>
  rule(
    `${rooms.join('-')}-looks-down`,
    { path: `^src/(${any(rooms)})/` },
    { path: `^src/(${any([...ranks.slice(0, rank).flat(), ...rooms])})/`, pathNot: '^src/$1/' },
  ),
);

export const forbidden: readonly Rule[] = [
  rule('no-cycles', {}, { circular: true }),
  rule('no-orphans', { orphan: true, path: '^src/' }, {}),
  ...downwards,
  rule('rules-are-pure', { path: role('rules') }, { pathNot: [own('rules'), ...pureShared] }),
  rule('shared-core-is-pure', { path: pureShared }, { pathNot: [...pureShared, pureLibraries] }),
  rule(
    'views-only-draw',
    { path: role('views', 'texts') },
    {
      pathNot: [
        own('rules', 'views', 'texts'),
        '^src/slack/(blocks|form)\\.ts$',
        '^src/i18n/',
        ...pureShared,
        npm('@slack/types', 'zod'),
      ],
    },
  ),
  rule(
    'nothing-impure-behind-the-core',
    { path: role('rules', 'views', 'texts') },
    {
      reachable: true,
      path: [
        '^src/(db|sandbox)/',
        '^src/(schedule|delivery)/(?!rules|texts)',
        '^src/slack/(app|client|register)\\.ts$',
        npm('kysely', 'pg', '@slack/bolt', '@slack/web-api', '@electric-sql/pglite'),
      ],
    },
  ),
  rule(
    'sql-lives-in-queries',
    { path: '^src/', pathNot: [role('queries'), '^src/(db|schedule|delivery)/', '^src/roster/import/'] },
    { path: npm('kysely', 'pg', '@electric-sql/pglite') },
  ),
  rule(
    'bolt-lives-in-slack',
    { path: '^src/', pathNot: '^src/slack/' },
    { path: npm('@slack/bolt', '@slack/web-api') },
  ),
  rule(
    'pictures-are-drawn-purely',
    { path: '^src/pictures/', pathNot: '^src/pictures/(index|png)\\.ts$' },
    { pathNot: ['^src/pictures/(?!png)', npm('d3-scale', 'd3-shape', '@types/d3-scale', '@types/d3-shape')] },
  ),
  rule(
    'drawing-lives-in-pictures',
    { path: '^src/', pathNot: '^src/pictures/' },
    { path: npm('d3-scale', 'd3-shape', '@resvg/resvg-js') },
  ),
  rule('sheets-are-written-purely', { path: '^src/sheets/' }, { pathNot: ['^src/sheets/', npm('csv-stringify')] }),
  rule('csv-is-written-in-sheets', { path: '^src/', pathNot: '^src/sheets/' }, { path: npm('csv-stringify') }),
  rule(
    'pixels-come-late',
    { path: '^src/' },
    { path: npm('@resvg/resvg-js'), dynamic: false, dependencyTypesNot: ['type-only'] },
  ),
  rule('cron-lives-in-ring', { path: '^src/', pathNot: '^src/ring\\.ts$' }, { path: npm('node-cron') }),
  rule(
    'verbs-know-no-transport',
    { path: `^src/(${any(features)})/(\\1)\\.ts$` },
    {
      path: ['^src/[^/]+/(listeners|due)(\\.ts$|/)', '^src/slack/(app|client|register)\\.ts$'],
      dependencyTypesNot: ['type-only'],
    },
  ),
  rule(
    'through-the-door',
    { path: '^src/([^/]+)' },
    { path: `^src/(${any([...features, 'schedule', 'delivery'])})/`, pathNot: ['^src/$1/', '/index\\.ts$'] },
  ),
  rule(
    'shared-rooms-know-no-feature',
    { path: `^src/((${any(shared)})/|(ports|config|log|process|rounds)\\.ts$)` },
    { path: `^src/(${any(features)})/` },
  ),
  rule(
    'sandbox-knows-no-feature',
    { path: '^src/sandbox/' },
    { path: `^src/((${any([...features, 'schedule', 'delivery', 'slack', 'db'])})/)` },
  ),
  rule(
    'sandbox-stays-home',
    { path: '^src/', pathNot: ['^src/sandbox/', '^src/main\\.ts$'] },
    { path: '^src/sandbox/' },
  ),
  rule(
    'nobody-imports-the-root',
    { path: '^src/', pathNot: [compositionRoot, '^src/(ring|sandbox/(start|restartable))\\.ts$'] },
    { path: compositionRoot },
  ),
];

/** How dependency-cruiser finds its way; type-only imports count as arrows. */
export const cruiseOptions = {
  tsPreCompilationDeps: true,
  tsConfig: { fileName: 'tsconfig.json' },
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '^src/sandbox/page/' },
  enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
};
