import type { ICruiseOptions, IFlattenedRuleSet, IRegularForbiddenRuleType } from 'dependency-cruiser';

/**
 * Who may import whom. Each rule is a line of docs/ARCHITECTURE.md; a module the rules do not see is an error of
 * the check itself (check-boundaries.ts counts what was cruised).
 */
const forbid = (
  name: string,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to'],
  comment: string,
): IRegularForbiddenRuleType => ({ name, severity: 'error', comment, from, to });

const moduleOrder = [
  ['identity', 'notifications'],
  ['customers', 'technicians', 'sites', 'inventory'],
  ['tickets'],
  ['alerts', 'dispatch', 'billing'],
  ['reports', 'operations'],
];

const upwardImports = moduleOrder.slice(0, -1).map((lower, level) =>
  forbid(
    `module-order-${lower.join('-')}`,
    { path: `^server/modules/(${lower.join('|')})/`, pathNot: '\\.test\\.ts$' },
    {
      path: `^server/modules/(${moduleOrder
        .slice(level + 1)
        .flat()
        .join('|')})/`,
    },
    'News that must travel upward is a domain event, wired in server/main.ts.',
  ),
);

export const boundaryRules: IFlattenedRuleSet & { options: ICruiseOptions } = {
  forbidden: [
    forbid('no-circular', {}, { circular: true }, 'A cycle has no first file to read.'),
    forbid(
      'no-unresolvable',
      {},
      { couldNotResolve: true, pathNot: '\\?(worker|url|raw)' },
      'Every import leads somewhere.',
    ),
    forbid(
      'kernel-is-the-floor',
      { path: '^shared/kernel/', pathNot: '\\.test\\.ts$' },
      { path: '^(shared/(domain|contracts)|server|electron|renderer|tools|tests)/' },
      'kernel knows nothing above it.',
    ),
    forbid(
      'domain-over-kernel',
      { path: '^shared/domain/', pathNot: '\\.test\\.ts$' },
      { path: '^(shared/contracts|server|electron|renderer|tools|tests)/' },
      'Rules are pure.',
    ),
    forbid(
      'shared-imports-no-process',
      { path: '^shared/', pathNot: '\\.test\\.ts$' },
      { path: '^(server|electron|renderer|tools|tests)/' },
      'shared is imported by processes, never the reverse.',
    ),
    forbid(
      'shared-imports-no-node',
      { path: '^shared/', pathNot: '\\.test\\.ts$' },
      { dependencyTypes: ['core'] },
      'shared runs in a page too.',
    ),
    forbid(
      'renderer-sees-shared',
      { path: '^renderer/', pathNot: '^renderer/live/desk-client\\.ts$' },
      { path: '^(server|electron|tools|tests)/' },
      'A page asks the desk; desk-client.ts holds the one type-only import of its router.',
    ),
    forbid(
      'renderer-desk-types-only',
      { path: '^renderer/live/desk-client\\.ts$' },
      { path: '^electron/', dependencyTypesNot: ['type-only'] },
      'Types only.',
    ),
    forbid(
      'renderer-no-node',
      { path: '^renderer/', pathNot: '\\.test\\.tsx?$' },
      { dependencyTypes: ['core'] },
      'Pages have no Node.',
    ),
    forbid(
      'features-never-import-features',
      { path: '^renderer/features/([^/]+)/' },
      { path: '^renderer/features/([^/]+)/', pathNot: '^renderer/features/$1/' },
      'Features meet in a window.',
    ),
    forbid(
      'design-knows-no-domain',
      { path: '^renderer/design/' },
      { path: '^(shared/(domain|contracts)|renderer/(features|live|windows|shell))/' },
      'Design could serve another product.',
    ),
    forbid(
      'electron-sees-shared',
      { path: '^electron/', pathNot: '(^electron/desk/sync/server-client\\.ts$|\\.test\\.ts$)' },
      { path: '^(server|renderer|tools|tests)/' },
      'The desktop never runs server code.',
    ),
    forbid(
      'electron-server-types-only',
      { path: '^electron/desk/sync/server-client\\.ts$' },
      { path: '^server/', dependencyTypesNot: ['type-only'] },
      'Types of the router only.',
    ),
    forbid(
      'desk-does-not-know-electron',
      { path: '^electron/desk/' },
      { path: '(^electron/(app|windows|ipc|main|preload)|^node_modules/electron/)' },
      'The desk is plain Node.',
    ),
    forbid(
      'cache-does-not-know-sync',
      { path: '^electron/desk/cache/', pathNot: '\\.test\\.ts$' },
      { path: '^electron/desk/(sync|outbox|api)/' },
      'The cache is a store.',
    ),
    forbid(
      'server-never-imports-desktop',
      { path: '^server/', pathNot: '\\.test\\.ts$' },
      { path: '^(electron|renderer|tools|tests)/' },
      'The server stands alone.',
    ),
    forbid(
      'electric-is-a-library',
      { path: '^server/electric/', pathNot: '\\.test\\.ts$' },
      { path: '^(shared|electron|renderer|tools|tests|server/(?!electric/))' },
      'It could be lifted out.',
    ),
    forbid(
      'electric-has-one-door',
      { path: '^server/(?!electric/)', pathNot: '\\.test\\.ts$' },
      { path: '^server/electric/(?!index\\.ts$)' },
      'Through its index.',
    ),
    forbid(
      'modules-meet-at-the-door',
      { path: '^server/modules/([^/]+)/' },
      { path: '^server/modules/([^/]+)/', pathNot: '^server/modules/($1/|[^/]+/index\\.ts$)' },
      'Only through index.ts.',
    ),
    forbid(
      'modules-have-one-door',
      { path: '^server/(?!modules/)', pathNot: '(\\.test\\.ts$|/testing/)' },
      { path: '^server/modules/', pathNot: '/index\\.ts$' },
      'Through its index.',
    ),
    ...upwardImports,
    forbid(
      'not-to-dev-dep',
      {
        path: '^(server|electron|shared)/',
        pathNot: '(\\.test\\.ts$|/testing/|^electron/(main|preload|app|windows|ipc))',
      },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
      'Shipped code needs shipped packages.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|out|release|data)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
