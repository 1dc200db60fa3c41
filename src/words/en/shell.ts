/** What is said of the page as a thing that is kept on the device: offline, newer versions, installing. */
export const shell = {
  offline: 'Offline.',
  offlineMore: 'Everything that was used before still works.',
  offlineOpen: 'This page works as long as it is open.',
  kept: 'Ready to work offline.',
  keptMore: 'From now on this page opens without a network.',
  update: 'A new version is ready. Reload when you like.',
  along: 'Your pictures come along and are looked at again.',
  loses: 'Your pictures cannot come along. Save what you need, then reload.',
  reload: 'Reload',
  later: 'Later',
  install: 'Install',
}
