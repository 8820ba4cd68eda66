/**
 * The house's import table (docs/glossary.md names the rooms): who may import whom, packages included. A folder that is not
 * named in its row may not be imported; `test/architecture` proves that a planted violation is caught.
 */
const packagesOf = (names) => `node_modules/(${names.join('|')})/`;

/** What each folder may import of the house, and of npm. Node's own modules are governed by `noNode`. */
const table = [
  {
    from: 'src/core',
    house: ['src/core'],
    packages: ['tldts', 'email-providers', 'disposable-email-domains-js'],
  },
  { from: 'src/contracts', house: ['src/contracts', 'src/core'], packages: ['zod'] },
  { from: 'src/operations', house: ['src/operations', 'src/core', 'src/contracts'], packages: [] },
  {
    from: 'src/store',
    house: ['src/store', 'src/operations', 'src/core', 'src/contracts', 'src/sync/ports', 'src/crm/ports'],
    packages: ['kysely', 'pg', '@types/pg', '@electric-sql/pglite', 'pg-boss', 'uuidv7'],
  },
  {
    from: 'src/crm',
    house: ['src/crm', 'src/operations', 'src/core', 'src/contracts', 'src/sync/ports'],
    packages: ['@hubspot/api-client'],
  },
  { from: 'src/sync', house: ['src/sync', 'src/operations', 'src/core', 'src/contracts'], packages: [] },
  {
    from: 'src/http',
    house: ['src/http', 'src/operations', 'src/contracts'],
    packages: [
      'express',
      '@types/express',
      '@types/express-serve-static-core',
      'helmet',
      'pino',
      'pino-http',
      'zod',
    ],
  },
  {
    from: 'src/cli',
    house: ['src/cli', 'src/operations', 'src/contracts', 'src/config', 'src/core'],
    packages: ['cli-progress', '@types/cli-progress', 'zod'],
  },
  { from: 'src/config', house: ['src/config'], packages: ['zod'] },
  { from: 'serverless', house: ['serverless', 'src/contracts', 'src/core'], packages: ['zod'] },
  {
    from: 'extensions',
    house: ['extensions', 'src/contracts', 'src/core'],
    packages: ['@hubspot/ui-extensions', 'react', '@types/react', 'zod'],
  },
];

const houseRule = ({ from, house }) => ({
  name: `house:${from}`,
  severity: 'error',
  from: { path: `^${from}/` },
  to: {
    path: '^(src|extensions|serverless|devkit|test)/',
    pathNot: house.map((folder) => `^${folder}(/|\\.ts$)`),
  },
});

const packageRule = ({ from, packages }) => ({
  name: `packages:${from}`,
  severity: 'error',
  from: { path: `^${from}/` },
  to: {
    path: 'node_modules/',
    ...(packages.length === 0 ? {} : { pathNot: packagesOf(packages) }),
  },
});

module.exports = {
  forbidden: [
    ...table.map(houseRule),
    ...table.map(packageRule),
    {
      name: 'no-circular',
      severity: 'error',
      from: { path: '^(src|extensions|serverless|devkit)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'nobody-imports-devkit',
      severity: 'error',
      from: { path: '^(src|extensions|serverless)/' },
      to: { path: '^(devkit|test)/' },
    },
    {
      name: 'core-touches-no-outside',
      comment: 'core is pure: of node only the UTS-46 mapping of node:url.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?url$' },
    },
    {
      name: 'cards-touch-no-node',
      severity: 'error',
      from: { path: '^(extensions|src/contracts)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'cards-take-zod-mini',
      comment: '`zod` is 454 KB in a card, `zod/mini` 13.',
      severity: 'error',
      from: { path: '^(extensions|serverless|src/contracts)/' },
      to: { path: 'node_modules/zod/', pathNot: 'node_modules/zod/mini/' },
    },
    {
      name: 'only-main-wires',
      comment: 'Adapters meet in main.ts and nowhere else.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/main\\.ts$' },
      to: { path: '^src/main\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|devkit/browser)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
