import type { Message, MessageCode, MessageParameters } from '../errors/codes.ts'

/** A sentence, or a function that makes one from the parameters. */
type Text<Parameters> = keyof Parameters extends never ? string : (parameters: Readonly<Parameters>) => string

type Texts<Codes extends MessageCode> = { readonly [Code in Codes]: Text<MessageParameters[Code]> }

/**
 * The codes whose texts load with the page: missing parts, broken connections, and what the page shows from the start.
 */
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
  | 'readyFirst'

export type FirstErrorTexts = Texts<FirstCode>

/** The texts of all other codes: one file per language, fetched when one of them is first needed. */
export type LazyErrorTexts = Texts<Exclude<MessageCode, FirstCode>>

/** Turns a message into a sentence. */
export type MessageFormatter = (message: Message) => string

/** The sentence for a message in these texts; undefined if they lack it. */
export function formatMessage(
  texts: Partial<FirstErrorTexts & LazyErrorTexts>,
  { code, parameters }: Message,
): string | undefined {
  const text = texts[code] as string | ((values: typeof parameters) => string) | undefined
  return typeof text === 'function' ? text(parameters) : text
}
