/** Address of each page and the file that makes it. */
const pages = [
  ['', 'routes/home.tsx'],
  ['devices', 'routes/devices.tsx'],
  ['devices/:id', 'routes/device.tsx'],
  ['prices', 'routes/prices.tsx'],
  ['rent', 'routes/rent.tsx'],
  ['rentals', 'routes/rentals.tsx'],
  ['rentals/:id', 'routes/rental.tsx'],
  ['rewards', 'routes/rewards.tsx'],
  ['rewards/:epoch', 'routes/epoch.tsx'],
  ['staking', 'routes/staking.tsx'],
  ['staking/known/:staker', 'routes/known-stakes.ts'],
  ['solvency', 'routes/solvency.tsx'],
  ['status', 'routes/status.tsx'],
  ['theme', 'routes/theme.ts'],
  ['sitemap.xml', 'routes/sitemap.ts'],
  ['map/land.svg', 'routes/land.ts'],
  ['*', 'routes/not-found.tsx'],
] as const;

export default pages.map(([path, file]) => (path === '' ? { id: file, index: true, file } : { id: file, path, file }));
