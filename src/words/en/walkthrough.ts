import type { Amount } from '../formats.ts'
import { formats } from './formats.ts'

/** The steps from the picture to the heatmap. They come in a file of their own, with what shows them. */
export const walkthrough = {
  toCome: 'Choose a picture: every step to its heatmap will stand here, with its numbers.',
  reading: (layer: string) => `Reading the numbers of ${layer} …`,
  title: 'From the picture to the heatmap, step by step',
  showCode: 'Show code',

  picture: {
    title: 'The picture',
    text: (size: number) =>
      `The network has a fixed number of inputs, so the picture is shrunk to ${size} × ${size} pixels. Keras takes the nearest pixel, without smoothing, and does not keep the shape.`,
    loaded: 'The picture as loaded',
    loadedSize: (width: number, height: number) => `As loaded, ${width} × ${height}`,
    seen: 'What the network sees',
    seenSize: (size: number) => `What the network sees, ${size} × ${size}`,
  },
  preprocessing: {
    title: 'Preprocessing',
    formula: (size: number) => `x[…, c] = (pixel[…, order c] − mean c) / divisor c, shape [1, ${size}, ${size}, 3]`,
    reasons: {
      caffe:
        'VGG16 was trained on blue, green, red with the mean colour of ImageNet taken off: so the channels change places, and the means are subtracted. Nothing is divided.',
      tf: 'This network was trained on values from −1 to 1: each is divided by 127.5, and 1 is taken off.',
      torch: 'This network was trained on values with the mean of ImageNet taken off, divided by its deviation.',
    },
    point: 'Point at the picture to follow another pixel.',
    input: 'The input; point at a pixel',
    place: (row: number, column: number) => `Row ${row}, column ${column}`,
    pixel: 'Pixel (R, G, B)',
  },
  prediction: {
    title: 'The prediction',
    formula: (classes: number) =>
      `p = softmax(z), z: [${classes}] logits → p: [${classes}] probabilities that sum to 1`,
    text: (classes: number) =>
      `The network gives each of its ${classes} classes a number, and softmax makes probabilities of them. These are the three largest, with the WordNet id of the class.`,
  },
  theClass: {
    title: 'The class',
    text: 'The heatmap answers for one class: what in the picture speaks for it? At first that is the most probable one; any other can be searched for beside the picture.',
    index: 'Index',
    name: 'Class',
    probability: 'Probability',
    logit: 'Logit',
  },
  network: {
    title: 'The network',
    text: 'The picture goes through these layers, one after another: convolutions look for patterns, pools shrink what they found, and the dense layers at the end decide. A layer whose output is still a picture can be explained: click it.',
    layer: 'Layer (type)',
    shape: 'Output shape',
    parameters: 'Param #',
    total: (count: number) => `Total params: ${formats.number(count)}`,
  },
  names: {
    title: 'The names of the layers',
    text: 'By its name, a layer’s output can be asked for.',
  },
  target: {
    title: 'The target layer',
    formula: (layer: string, height: number, width: number, channels: number) =>
      `A = output of ${layer}: [${height}, ${width}, ${channels}]`,
    isLast: 'The last convolution is the usual choice:',
    isChosen: 'This layer was chosen:',
    text: (height: number, width: number, channels: number) =>
      `its ${height} × ${width} cells still have a place in the picture, and each of its ${channels} channels stands for a pattern that the network has learnt.`,
    layer: 'Layer',
    output: 'Output',
  },
  gradient: {
    title: 'The gradient',
    text: {
      probability: (label: string, count: number, layer: string) =>
        `How would the probability of “${label}” change if a cell of a channel were a little more active? That is the gradient: one number for each of the ${formats.number(count)} outputs of ${layer}.`,
      logit: (label: string, count: number, layer: string) =>
        `How would the logit of “${label}” change if a cell of a channel were a little more active? That is the gradient: one number for each of the ${formats.number(count)} outputs of ${layer}.`,
    },
    gallery: (count: number) => `The gradients of the ${count} channels with the largest weight`,
    galleryOf: (first: readonly number[]) =>
      `The gradients of channels ${first.join(', ')} …, those with the largest weight, each on its own scale`,
  },
  pooled: {
    title: 'The pooled gradients',
    text: (channel: number, weight: Amount) =>
      `The mean over all cells tells how much a channel matters for the class: its weight. Channel ${channel} has the largest, ${formats.short(weight)}. Click the chart to take another channel into the next step.`,
    chart: (count: number, channel: number, weight: Amount) =>
      `The weights of all ${count} channels; channel ${channel} is chosen, its weight is ${formats.short(weight)}`,
    chosen: (channel: number, weight: Amount) => `channel ${channel}: ${formats.short(weight)}`,
  },
  weighted: {
    title: 'One channel, weighted',
    text: 'A channel is bright where its pattern is in the picture. Times its weight, it shows what it says about the class: above zero it speaks for it, below zero against it.',
    channel: 'Channel',
    numbered: (channel: number) => `Channel ${channel}`,
    times: (channel: number, weight: Amount) => `Channel ${channel} × ${formats.short(weight)}`,
    before: (channel: number) => `Channel ${channel} before it is weighted`,
    after: (channel: number) => `Channel ${channel} after it is weighted`,
  },
  /** In place of the texts of these names, where what speaks against the class is explained; `gradient` is said after its text. */
  against: {
    theClass:
      'The heatmap answers for one class: what in the picture speaks against it? At first that is the most probable one; any other can be searched for beside the picture.',
    gradient: 'Here it is turned around, plus to minus: what a cell would take away from the class counts.',
    weighted:
      'A channel is bright where its pattern is in the picture. Times its weight, it shows what it says about the class: above zero it speaks against it, below zero for it.',
    relu: (label: string) =>
      `Only what speaks against “${label}” is kept: what is below zero is cut away, and the rest is divided by its largest value. This is the heatmap. Point at a cell to read its number.`,
    empty: (label: string) =>
      `No cell speaks against “${label}”: everything is cut away, the map is empty, and no colour is laid over the picture. The notebook would divide zero by zero here.`,
  },
  mean: {
    title: 'The mean over the channels',
    text: 'All weighted channels are put on top of one another: what many of them say at a place adds up.',
    largest: (value: Amount) => `The largest value is ${formats.short(value)}.`,
    noLargest: 'The largest value is not above zero.',
    map: 'The mean over the channels',
    caption: 'Before ReLU',
  },
  relu: {
    title: 'ReLU, and scaling to 1',
    formula: (height: number, width: number) => `H = max(L, 0) / max L, H: [${height}, ${width}] from 0 to 1`,
    text: (label: string) =>
      `Only what speaks for “${label}” is kept: what is below zero is cut away, and the rest is divided by its largest value. This is the heatmap. Point at a cell to read its number.`,
    empty: (label: string) =>
      `No cell speaks for “${label}”: everything is cut away, the map is empty, and no colour is laid over the picture. The notebook would divide zero by zero here.`,
    map: (height: number, width: number) => `The ${height} × ${width} heatmap`,
    caption: (height: number, width: number) => `The heatmap, ${height} × ${width}`,
  },
  enlarged: {
    title: 'Enlarged and coloured',
    text: 'The map is enlarged to the size of the picture, with straight lines between the cells, and each value gets a colour: blue is cold, red is hot. JET makes edges where there are none; other colours can be chosen beside the picture.',
    map: 'The enlarged heatmap in JET',
    caption: 'In JET',
    empty: 'Nothing but the coldest colour',
  },
  over: {
    title: 'Over the picture',
    formula: 'S = 0.4 · heat + picture; saved: min(S, 255); shown: S / max S',
    text: 'The heat is added to the picture. Sums above 255 have no colour: the file that is saved clamps them, and the notebook’s own plot divides everything by the largest sum, which darkens the picture.',
    saved: 'As saved, clamped',
    plotted: 'As the notebook shows it',
  },
  save: {
    title: 'Save',
    text: 'The arrays are the input, the layer’s outputs, the gradients, the weights and the map, as .npy files. The script makes this very result again, with the settings in use: with Keras, or from the arrays without it.',
    picture: 'Save the picture',
    data: 'Save the data',
    arrays: 'Save arrays',
    copy: 'Copy as Python',
    copied: 'Copied.',
    notCopied:
      'The browser did not let the script onto the clipboard. Save the arrays instead: the script is among them.',
  },
  plane: {
    keys: (label: string) => `${label}. The arrow keys tell its numbers.`,
    reading: (row: number, column: number, value: Amount) => `row ${row}, column ${column}: ${formats.precise(value)}`,
    scale: (low: Amount, high: Amount) => `Scale from ${formats.short(low)} to ${formats.short(high)}`,
  },
}

export type WalkthroughWords = typeof walkthrough
