/** Deeper nesting is no list of classes. */
const DEEPEST = 8

/**
 * The value of a literal of Python or JavaScript, as people paste it: dicts, lists, tuples, strings in either quotes,
 * numbers, `None`; with comments, trailing commas, and an assignment or a call such as `array(...)` around it. NumPy's
 * lists without commas are read too. Undefined for anything else; nothing is run.
 */
export function readLiteral(text: string): unknown {
  const inner =
    /^(?:\s*(?:(?:export\s+)?(?:const|let|var)\s+)?[\w.]+\s*(?::[^=\n]{0,80})?=)?\s*([\s\S]*)$/.exec(text)?.[1] ?? ''
  const read = new LiteralReader(inner)
  try {
    return read.whole()
  } catch {
    return undefined
  }
}

const closing: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' }

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\', "'": "'", '"': '"' }

const words: Readonly<Record<string, unknown>> = {
  None: null,
  null: null,
  True: true,
  False: false,
  true: true,
  false: false,
}

/** A recursive reader; throws RangeError where the text is no literal. */
class LiteralReader {
  private at = 0
  private depth = 0

  private readonly text: string

  constructor(text: string) {
    this.text = text
  }

  /** The only value of the text. */
  whole(): unknown {
    const value = this.value()
    this.take(';')
    this.skip()
    if (this.at < this.text.length) throw new RangeError()
    return value
  }

  private value(): unknown {
    this.skip()
    const start = this.text[this.at] ?? ''
    if (closing[start] !== undefined) return this.group(start)
    if (start === '"' || start === "'") return this.string(start)
    const word = this.word()
    if (/^[ub]$/i.test(word) && /^["']/.test(this.text.slice(this.at, this.at + 1))) return this.value()
    if (/^[+-]?\d+(?:\.\d+)?$/.test(word)) return Number(word)
    if (Object.hasOwn(words, word)) return words[word]
    // A call, such as dict_keys([...]): its first argument.
    if (this.text[this.at] !== '(') throw new RangeError()
    return (this.group('(') as unknown[])[0]
  }

  private group(open: string): unknown {
    if (++this.depth > DEEPEST) throw new RangeError()
    const close = closing[open] as string
    this.at++
    const items: unknown[] = []
    const pairs: [string, unknown][] = []
    while (!this.take(close)) {
      const key = this.key() ?? this.value()
      if (this.take(':') || (open === '(' && this.take('='))) pairs.push([String(key), this.value()])
      else items.push(key)
      this.take(',')
    }
    this.depth--
    return open === '{' && items.length === 0 ? Object.fromEntries(pairs) : items
  }

  /** A name without quotes before a colon or, in a call, before `=`. */
  private key(): string | undefined {
    this.skip()
    const [all, name] = /^([A-Za-z_]\w{0,80})\s*(?=[:=])/.exec(this.text.slice(this.at, this.at + 100)) ?? []
    if (all === undefined || name === undefined) return undefined
    this.at += all.length
    return name
  }

  private word(): string {
    const [word = ''] = /^[+-]?[\w.]+/.exec(this.text.slice(this.at, this.at + 100)) ?? []
    this.at += word.length
    return word
  }

  private string(quote: string): string {
    let text = ''
    for (this.at++; this.text[this.at] !== quote; this.at++) {
      const one = this.text[this.at]
      if (one === undefined) throw new RangeError()
      if (one !== '\\') text += one
      else {
        const escaped = this.text[++this.at] ?? ''
        const code = /^(?:u([\da-f]{4})|x([\da-f]{2}))/i.exec(this.text.slice(this.at, this.at + 5))
        if (code) {
          text += String.fromCharCode(Number.parseInt(code[1] ?? code[2] ?? '', 16))
          this.at += code[0].length - 1
        } else text += escapes[escaped] ?? `\\${escaped}`
      }
    }
    this.at++
    return text
  }

  /** True if the next sign is this one, which is then taken. */
  private take(sign: string): boolean {
    this.skip()
    if (this.text[this.at] !== sign) return false
    this.at++
    return true
  }

  /** Skips white space and comments. */
  private skip(): void {
    for (;;) {
      const space = /\s/.test(this.text[this.at] ?? '')
      const isComment = this.text[this.at] === '#' || this.text.startsWith('//', this.at)
      if (space) this.at++
      else if (isComment) {
        const end = this.text.indexOf('\n', this.at)
        this.at = end < 0 ? this.text.length : end
      } else return
    }
  }
}
