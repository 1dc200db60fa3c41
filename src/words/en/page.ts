import { rich } from '../rich.ts'
import { plural } from './formats.ts'

/** The frame of the page: its head, its settings, its views, what it runs on. */
export const page = {
  promise: 'Nothing is uploaded.',
  promiseMore: 'Your pictures stay on this device.',
  settings: 'Settings',
  language: 'Language',
  theme: 'Theme',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  embedSettings: 'Write the settings into saved pictures',
  singleKeys: 'Single-key shortcuts',
  resetSettings: 'Back to the notebook’s settings',
  dismiss: 'Dismiss',
  cancel: 'Cancel',
  close: 'Close',
  views: 'Views',
  picture: 'Picture',
  channels: 'Channels',
  walkthrough: 'Walkthrough',
  about: 'About',
  answer: 'Answer',
  skip: 'Skip to content',
  dropHere: 'Drop to look at it',
  /** Under what is said of the last picture that failed: those before it. */
  alsoFailed: (names: string) => `Also not opened: ${names}.`,
  tryAgain: 'Try again',
  startAgain: 'Start again',
  useStarter: 'Use the starter network',
  knowsOnly: (count: number) =>
    plural(count, {
      one: 'knows 1 thing only; all else gets its name.',
      other: `knows ${count} things only; all else gets one of their names.`,
    }),
  knowsClasses: (count: number) => `knows ${count} classes.`,
  forVgg16: 'For VGG16, see Model.',
  runsOn: rich('It runs on {backend}.'),
}
