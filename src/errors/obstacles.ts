// What keeps Heatlens from running a network, as messages tell it.

type None = Record<never, never>

/** Why a node cannot run, with what its text (obstacles.ts in the words of a language) needs to say so. */
export interface ObstacleReasons {
  // What the file says of one layer
  /** Python code in the file, as in a Lambda layer. */
  pythonCode: None
  /** A class of the author's own; its code is not in the file. */
  ownClass: None
  kindUnknown: None
  /** onnxruntime has blocked its weights by what its processor likes; the size of the blocks stands nowhere. */
  forOneProcessor: None
  activationUnknown: { activation: string }
  /** A setting that is wrong, or that Heatlens does not know. */
  settingUnfit: { setting: string; value: string }

  // How nodes follow each other
  nameTwice: None
  inputUnknown: { input: string }
  /** It needs its own output, by way of these nodes. */
  circle: { through: readonly string[] }
  inputCount: { given: number }
  /** The shapes of its inputs do not fit together. */
  shapesUnfit: { shapes: readonly (readonly number[])[] }
  /** It cannot take an input of this shape. */
  shapeUnfit: { shape: readonly number[] }
  windowTooLarge: { window: readonly number[]; shape: readonly number[] }
  outputTooLarge: { shape: readonly number[] }

  // Weights
  weightsMissing: { weights: string }
  /** They follow from the picture, as those of CondConv. */
  weightsComputed: { weights: string }
  weightsOfOtherShape: { weights: string; shape: readonly number[]; wanted: readonly number[] }

  // The whole network
  /** The first input is no picture. */
  noPictureIn: { shape: readonly number[] }
  /** A picture of neither one channel nor three. */
  channelsUnfit: { channels: number }
  /** An input beside the picture that is no list of numbers. */
  furtherInputUnfit: { shape: readonly number[] }
  /** An input of which the file leaves a side free that nobody can choose. */
  sizeFree: None
  noClassesOut: { shape: readonly number[] }
  /** A softmax over one value is always 1. */
  softmaxOfOne: None
  /** This output depends on no feature map. */
  noFeatureMap: None
}

export type ObstacleReason = keyof ObstacleReasons

/** What keeps Heatlens from running a node of a network. */
export type Obstacle = {
  readonly [Id in ObstacleReason]: {
    readonly node: string
    /** What the file calls the node's kind, such as `Lambda`. */
    readonly kindName: string
    readonly reason: Id
    readonly parameters: Readonly<ObstacleReasons[Id]>
  }
}[ObstacleReason]

/** What an error tells of the obstacles: the first ones, and the number of the others. */
export interface ToldObstacles {
  obstacles: readonly Obstacle[]
  more: number
}

/** The parameters of a reason; none for those that have none. */
export type Rest<Id extends ObstacleReason> = keyof ObstacleReasons[Id] extends never
  ? [parameters?: ObstacleReasons[Id]]
  : [parameters: ObstacleReasons[Id]]
