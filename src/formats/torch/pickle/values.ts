/** A name in Python, such as `torch.FloatStorage`: nothing is looked up. */
export class Named {
  readonly name: string

  constructor(module: string, name: string) {
    this.name = `${module}.${name}`
  }
}

/** What a pickle asks to be made by calling a class or a function, which nobody does: the name and the arguments. */
export class Record {
  readonly name: string
  readonly from: readonly PickleValue[]
  /** What it asks to be set. */
  state: PickleValue = null

  constructor(name: string, from: readonly PickleValue[]) {
    this.name = name
    this.from = from
  }
}

/** A list, a tuple or a set. */
export class Items {
  readonly items: PickleValue[]

  constructor(items: PickleValue[] = []) {
    this.items = items
  }
}

/** A dict, of any kind. */
export class Dict {
  readonly entries = new Map<PickleValue, PickleValue>()
}

/** Numbers in one row, in a file: their type in PyTorch, such as `Float`, and the key that they are found by. */
export class Storage {
  readonly type: string
  readonly key: string
  readonly count: number

  constructor(type: string, key: string, count: number) {
    this.type = type
    this.key = key
    this.count = count
  }
}

/** A view of a storage: where its first number is, and how far apart numbers are along each side. */
export class Tensor {
  readonly storage: Storage
  readonly offset: number
  readonly shape: readonly number[]
  readonly strides: readonly number[]

  constructor(storage: Storage, offset: number, shape: readonly number[], strides: readonly number[]) {
    this.storage = storage
    this.offset = offset
    this.shape = shape
    this.strides = strides
  }
}

export type PickleValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | Named
  | Record
  | Items
  | Dict
  | Storage
  | Tensor
