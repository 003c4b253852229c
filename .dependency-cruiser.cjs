/** Dependencies point one way: programs/client <- indexer <- graphql; explorer and worker see programs/client only. */
const onlyMayUse = (from, allowed) => ({
  name: `${from}-imports`,
  severity: 'error',
  comment: `${from} may import only itself${allowed.length ? ` and ${allowed.join(', ')}` : ''}`,
  from: { path: `^${from}/` },
  to: {
    path: '^(programs|indexer|graphql|explorer|worker|infra)/',
    pathNot: [`^${from}/`, ...allowed.map((a) => `^${a}/`)],
  },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    onlyMayUse('programs', []),
    onlyMayUse('indexer', ['programs/(client|dist|artifacts)']),
    onlyMayUse('graphql', ['programs/(client|dist|artifacts)', 'indexer']),
    onlyMayUse('explorer', ['programs/(client|dist|artifacts)']),
    onlyMayUse('worker', ['programs/(client|dist|artifacts)']),
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'A cycle means that no file owns the thing.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'not-to-tests',
      severity: 'error',
      from: { pathNot: '\\.test\\.tsx?$|^programs/tests/|^infra/e2e/' },
      to: { path: '\\.test\\.tsx?$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|build|target|generated/.*\\.json)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['source', 'import', 'types', 'default'] },
  },
};
