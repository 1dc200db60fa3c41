/** The page as an offline app: connection, newer versions, installation. */
export const shell = {
  offline: 'Offline.',
  offlineMore: 'Everything that you have used before still works.',
  offlineOpen: 'This page works until you close it.',
  kept: 'Ready to work offline.',
  keptMore: 'You can now open this page offline.',
  update: 'A new version is ready. Reload when you like.',
  along: 'Your pictures are kept and analysed again.',
  loses: 'Your pictures cannot be kept. Save what you need, then reload.',
  reload: 'Reload',
  later: 'Later',
  install: 'Install',
}
