import type { TellCode, TellParameters, Told } from '../errors/codes.ts'

/** A sentence, or how one is made of what is told. */
type Text<Parameters> = keyof Parameters extends never ? string : (parameters: Readonly<Parameters>) => string

type Texts<Codes extends TellCode> = { readonly [Code in Codes]: Text<TellParameters[Code]> }

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
  | 'untold'
  | 'asked'
  | 'noWebgl'
  | 'noUsableGpu'
  | 'usesGpu'

export type FirstTexts = Texts<FirstCode>

/** All others: a file of each language, fetched when one of them is first told. */
export type LaterTexts = Texts<Exclude<TellCode, FirstCode>>

/** Makes a sentence of what is told. */
export type Tell = (told: Told) => string

/** What is told, as a sentence by these texts; undefined where they lack it. */
export function tellBy(texts: Partial<FirstTexts & LaterTexts>, { code, parameters }: Told): string | undefined {
  const text = texts[code] as string | ((values: typeof parameters) => string) | undefined
  return typeof text === 'function' ? text(parameters) : text
}
