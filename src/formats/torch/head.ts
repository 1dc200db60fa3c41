import { type ActivationName, activate } from './layers/activate.ts'
import { combine, constant, scale } from './layers/combine.ts'
import { conv } from './layers/convolve.ts'
import { dense, denseOverPlane } from './layers/dense.ts'
import { concatenate } from './layers/move.ts'
import { layerNorm, norm } from './layers/normalize.ts'
import { globalMax, globalMean } from './layers/pool.ts'
import type { Modules, Value } from './modules.ts'
import { Unfit } from './stateDict.ts'

/** A softmax behind logits; a sigmoid behind a single one. */
export function classes(g: Modules, logits: Value): Value {
  const [units] = logits.shape
  const { shape } = logits
  if (units === 1) {
    return g.node('sigmoid', 'Sigmoid', { kind: 'activation', activation: { id: 'sigmoid' } }, [logits], shape)
  }
  const activation = { id: 'softmax', axis: -1 } as const
  return g.node('softmax', 'Softmax', { kind: 'activation', activation }, [logits], shape)
}

interface Known {
  /** What stands between the architecture's own last layers. */
  between?: ActivationName | undefined
  /** True where {@link between} follows the last of these, too: the architecture's own last layer is missing. */
  isCut?: boolean
}

/**
 * The last layer, with any number of classes, and the softmax. People who fine-tune put several in its place
 * (`fc.0`, `fc.3`), or behind it in a network of their own ({@link Modules.own}): Linear and norms by their weights, and
 * an activation behind a Linear where one may be: that of the architecture if these are its own layers, else what
 * {@link Modules.behind} says. A network without a last layer gives what is before it. A plane is flattened, or its mean
 * is taken, as the first Linear wants.
 */
export function head(g: Modules, name: string, x: Value, known: Known = {}): Value {
  const { between, isCut } = known
  const theirs = new Head(g, x)
  theirs.read(name, between)
  const { own } = g
  if (own.length > 0) {
    if (isCut && between) theirs.close(between)
    // Whoever keeps the architecture's classes puts a Linear behind them.
    else theirs.close('linear', true)
    for (const module of own) theirs.read(module)
  }
  if (theirs.value.shape.length !== 1) throw new Unfit('no last layer')
  return classes(g, theirs.value)
}

/** Last layers, one after another. */
class Head {
  readonly #g: Modules
  value: Value
  /** A Linear behind which nothing is yet; `isNext`: only modules without weights that have numbers may follow it. */
  #open: { module: string; isNext: boolean } | undefined

  constructor(g: Modules, x: Value) {
    this.#g = g
    this.value = x
  }

  /** Ends the layers before with an activation; asks for another one if it is a guess. */
  close(usual: ActivationName, isGuess = false): void {
    if (!this.#open) return
    const { module } = this.#open
    this.#open = undefined
    this.value = activate(this.#g, `${module}.act`, this.value, isGuess ? this.#g.behind(module, usual) : usual)
  }

  /** A module: one layer, or several by their numbers, or by their names in the order of the file. */
  read(name: string, between?: ActivationName): void {
    const g = this.#g
    if (g.has(`${name}.weight`) || g.has(`${name}.p`)) {
      this.#layer(name)
      return
    }
    const numbers = g.children(name)
    const parts = g.parts(name)
    const areNumbers = numbers.length === parts.length
    let before: number | undefined
    for (const part of areNumbers ? numbers.map(String) : parts) {
      const number = Number(part)
      // What has no weights is missing among the numbers: the first behind a Linear is its activation, others are Dropout.
      if (areNumbers && this.#open && before !== undefined && number > before + 1) {
        const { module } = this.#open
        this.#open = undefined
        this.value = activate(g, `${name}.${before + 1}`, this.value, between ?? g.behind(module))
      }
      before = number
      const inner = `${name}.${part}`
      this.read(inner)
      if (this.#open) this.#open.isNext = areNumbers && g.parts(inner).length === 0
    }
  }

  #layer(name: string): void {
    const g = this.#g
    if (g.has(`${name}.p`)) {
      this.value = generalMean(g, name, planeOf(this.value))
    } else if (g.has(`${name}.running_mean`)) {
      this.value = norm(g, name, flat(g, this.value, g.shape(`${name}.weight`)[0], true))
    } else if (g.shape(`${name}.weight`).length > 1) {
      if (this.#open && !this.#open.isNext) this.close('relu', true)
      this.value = linear(g, name, this.value)
      this.#open = { module: name, isNext: false }
    } else if (g.has(`${name}.bias`)) {
      this.value = layerNorm(g, name, flat(g, this.value, g.shape(`${name}.weight`)[0]), { epsilon: 1e-5 })
    } else {
      this.#open = undefined
      const { value } = this
      const alpha = g.take(`${name}.weight`)
      this.value = g.node(name, 'PReLU', { kind: 'prelu' }, [value], value.shape, { alpha })
    }
  }
}

const planeOf = (x: Value): Value => x.plane ?? x

/** The means of a plane; fastai has maxima in front of them, and a BatchNorm behind both. */
function flat(g: Modules, x: Value, values: number | undefined, mayBoth = false): Value {
  const plane = planeOf(x)
  const channels = plane.shape[2]
  if (plane.shape.length !== 3 || values === x.shape[0]) return x
  if (values === channels) return globalMean(g, 'avgpool', plane)
  if (!mayBoth || channels === undefined || values !== 2 * channels) return x
  return concatenate(g, 'pool', [globalMax(g, 'pool.mp', plane), globalMean(g, 'pool.ap', plane)], 0)
}

/** (mean of x^p)^(1/p) over a plane (Radenović 2018), with a power that was learned. */
function generalMean(g: Modules, name: string, x: Value): Value {
  const power = constant(g, `${name}/p`, g.take(`${name}.p`, [1]))
  const bounded = scale(g, `${name}.clamp`, x, 1e-6, 'maximum')
  const mean = globalMean(g, `${name}.mean`, combine(g, `${name}.pow`, [bounded, power], 'power'))
  const activation = { id: 'reciprocal' } as const
  const root = g.node(`${name}.reciprocal`, 'reciprocal', { kind: 'activation', activation }, [power], [1])
  return combine(g, name, [mean, root], 'power')
}

function linear(g: Modules, name: string, x: Value): Value {
  const [, values, ...more] = g.shape(`${name}.weight`)
  if (x.shape.length === 1 && x.shape[0] !== values && x.plane) return linear(g, name, x.plane)
  if (x.shape.length === 3) {
    return values === x.shape[2] ? linear(g, name, globalMean(g, 'avgpool', x)) : denseOverPlane(g, name, x)
  }
  if (more.length === 0) return dense(g, name, x)
  if (more.length !== 2 || x.shape.length !== 1) throw new Unfit(`${name} is no Linear`)
  const shape = [1, 1, ...x.shape]
  const pixel = g.node(`${name}/unsqueeze`, 'Unflatten', { kind: 'reshape', shape }, [x], shape)
  const out = conv(g, name, pixel)
  const [, , units = 0] = out.shape
  return g.node(`${name}/flatten`, 'Flatten', { kind: 'reshape', shape: [units] }, [out], [units])
}
