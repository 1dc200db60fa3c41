/** The content of Settings. */
export const preferences = {
  themes: { system: 'Match system', light: 'Light', dark: 'Dark' },
  embedSettings: 'Store the settings in saved pictures',
  singleKeys: 'Single-key shortcuts',
  resetSettings: 'Reset to defaults',
}
