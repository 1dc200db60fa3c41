/** The part of the picture that the network sees, which can be moved. */
export const seen = {
  label: 'Part the network sees',
  hint: 'The network sees only the bright part. Drag it, or use the arrow keys; Home moves it to the middle, End to the end.',
  back: 'Back to the middle',
  /** The share of the way that it can be moved, such as “50%”. */
  fromLeft: (percent: string) => `${percent} from the left`,
  fromTop: (percent: string) => `${percent} from the top`,
}
