import type { Message, MessageCode, MessageParameters } from '../errors/codes.ts'

/** A sentence, or how one is made of what is message. */
type Text<Parameters> = keyof Parameters extends never ? string : (parameters: Readonly<Parameters>) => string

type Texts<Codes extends MessageCode> = { readonly [Code in Codes]: Text<MessageParameters[Code]> }

/** Told without fetching anything: a part that stays away, a connection that is gone, and what stands on the page from the start. */
type FirstCode =
  | 'unforeseen'
  | 'partMissing'
  | 'workMissing'
  | 'workStopped'
  | 'sampleMissing'
  | 'modelFileNotFetched'
  | 'connectionBroke'
  | 'languageMissing'
  | 'textMissing'
  | 'asked'
  | 'noWebgl'
  | 'noUsableGpu'
  | 'usesGpu'

export type FirstErrorTexts = Texts<FirstCode>

/** All others: a file of each language, fetched when one of them is first message. */
export type LazyErrorTexts = Texts<Exclude<MessageCode, FirstCode>>

/** Makes a sentence of what is message. */
export type MessageFormatter = (message: Message) => string

/** What is message, as a sentence by these texts; undefined where they lack it. */
export function formatMessage(
  texts: Partial<FirstErrorTexts & LazyErrorTexts>,
  { code, parameters }: Message,
): string | undefined {
  const text = texts[code] as string | ((values: typeof parameters) => string) | undefined
  return typeof text === 'function' ? text(parameters) : text
}
