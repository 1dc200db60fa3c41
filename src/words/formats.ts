/** A number, or mantissa · 10^exponent where it is too small for one. */
export type Amount = number | readonly [mantissa: number, exponent: number]

/** Formats numbers, sizes and lists in the conventions of a language. */
export interface Formats {
  /** Integers and decimals: “138,357,544”, “0.25”. */
  number(value: number): string
  /** With a fixed number of decimals: “12.50”. */
  fixed(value: number, decimals: number): string
  /**
   * A probability in percent, with a decimal below 10% and from 99.5% on: “68%”, “4.7%”, “99.8%”. A value other than 0
   * or 1 is never rounded to 0% or 100%: “<0.1%”, “>99.9%”.
   */
  percent(probability: number): string
  /** A share from 0 to 1 (or negative) in percent, with a fixed number of decimals. */
  share(share: number, decimals?: number): string
  /** A number of any size in few characters: 0.0019, 1.2e-5, 1.2e-412. */
  short(value: Amount): string
  /** A number of any size with five digits: 0.0019441, 1.2345e-7. */
  precise(value: Amount): string
  /** “4.2 MB”, “553 MB”; “42 kB” of less than 0.05 MB. */
  megabytes(bytes: number): string
  gigabytes(bytes: number): string
  seconds(ms: number): string
  /** A list of names: “a, b, c”. */
  list(names: readonly string[]): string
  /** Joins sentences. */
  sentences(...texts: readonly string[]): string
  /** The separator between two sentences: a space, or nothing. */
  readonly sentenceGap: string
}

/** What Intl lacks, or does otherwise than needed here. */
export interface Own {
  /** A number with its percent sign, if it differs from Intl's. */
  percent?(number: string): string
  seconds(number: string): string
  /** The separator between “<” or “>” and a number, if there is one. */
  afterSign?: string
  /** The separator between two sentences, if it is not a space. */
  betweenSentences?: string
}

/** The formats of a language, based on Intl. */
export function formatsFor(locale: string, own: Own): Formats {
  const inStyle = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(locale, options)
    return (value: number) => format.format(value)
  }
  const sentenceGap = own.betweenSentences ?? ' '
  const decimals = (count: number) => ({ minimumFractionDigits: count, maximumFractionDigits: count })
  const number = inStyle({ maximumFractionDigits: 3 })
  const unit = (name: 'kilobyte' | 'megabyte' | 'gigabyte', count: number) => {
    const format = inStyle({ style: 'unit', unit: name, ...decimals(count) })
    return (value: number) => unbroken(format(value))
  }
  const [kilobytes, wholeMegabytes] = [unit('kilobyte', 0), unit('megabyte', 0)]
  const [smallMegabytes, gigabytes] = [unit('megabyte', 1), unit('gigabyte', 1)]
  const decimal = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.'
  /** As JavaScript writes a number, with the language's decimal sign: Intl has no such exponents. */
  const withDecimal = (text: string) => text.replace('.', decimal)
  const lists = new Intl.ListFormat(locale, { type: 'conjunction', style: 'long' })

  // Creating a format takes longer than using it.
  const numbers = new Map<number, (value: number) => string>()
  const percents = new Map<number, (value: number) => string>()
  const made = (formats: typeof numbers, count: number, options: Intl.NumberFormatOptions = {}) => {
    const format = formats.get(count) ?? inStyle({ ...options, ...decimals(count) })
    formats.set(count, format)
    return format
  }
  const fixed = (value: number, count: number) => made(numbers, count)(value)
  const share = (value: number, count = 0) =>
    own.percent ? own.percent(fixed(value * 100, count)) : made(percents, count, { style: 'percent' })(value)
  return {
    number,
    fixed,
    share,
    percent(probability) {
      if (probability <= 0 || probability >= 1) return share(probability)
      const beyond = (sign: string, limit: number) => sign + (own.afterSign ?? '') + share(limit, 1)
      if (probability < 0.001) return beyond('<', 0.001)
      if (probability > 0.999) return beyond('>', 0.999)
      return share(probability, probability < 0.0995 || probability >= 0.995 ? 1 : 0)
    },
    short(amount) {
      const [value, exponent] = inParts(amount)
      if (exponent !== 0) return withDecimal(withExponent(value.toExponential(1), exponent))
      const size = Math.abs(value)
      const isPlain = value === 0 || (size >= 1e-3 && size < 1e4)
      return withDecimal(isPlain ? String(Number(value.toPrecision(3))) : value.toExponential(1))
    },
    precise(amount) {
      const [value, exponent] = inParts(amount)
      const digits = Number(value.toPrecision(5))
      return withDecimal(exponent === 0 ? String(digits) : withExponent(digits.toExponential(), exponent))
    },
    megabytes(bytes) {
      // Not 0.0 MB of something.
      if (bytes > 0 && bytes < 5e4) return kilobytes(Math.max(bytes / 1e3, 1))
      return (bytes < 99.5e6 ? smallMegabytes : wholeMegabytes)(bytes / 1e6)
    },
    gigabytes: (bytes) => gigabytes(bytes / 1e9),
    seconds: (ms) => unbroken(own.seconds(fixed(ms / 1000, 2))),
    list: (names) => lists.format(names),
    sentences: (...texts) => texts.join(sentenceGap),
    sentenceGap,
  }
}

/** A number and its unit, which stay in one line. */
const unbroken = (amount: string) => amount.replaceAll(' ', '\u00a0')

/** Splits off the exponent; 0 for a plain number. */
const inParts = (amount: Amount): readonly [value: number, exponent: number] =>
  typeof amount === 'number' ? [amount, 0] : amount[0] === 0 ? [0, 0] : amount

/** Adds to the exponent of a number in text form. */
function withExponent(text: string, more: number): string {
  const [mantissa, exponent] = text.split('e')
  const sum = Number(exponent) + more
  return `${mantissa}e${sum < 0 ? '' : '+'}${sum}`
}

/** Chooses between the plural forms of a language, such as “one file” and “two files”. */
export function pluralsFor<Category extends Intl.LDMLPluralRule>(
  locale: string,
): (count: number, forms: Readonly<Record<Category | 'other', string>>) => string {
  const rules = new Intl.PluralRules(locale)
  return (count, forms) => {
    const category = rules.select(count) as Category
    return forms[category] ?? forms.other
  }
}
