import type { Amount } from '../formats.ts'
import { formats } from './formats.ts'
import { walkthroughMethods } from './walkthroughMethods.ts'

/** The steps from the picture to the heatmap. Loaded with the walkthrough. */
export const walkthrough = {
  methods: walkthroughMethods,
  toCome: 'Choose a picture to see every step to its heatmap here, with the numbers.',
  reading: (layer: string) => `Reading the numbers of ${layer}…`,
  title: 'From the picture to the heatmap, step by step',
  showCode: 'Show code',

  present: {
    start: 'Present',
    title: 'Presentation',
    step: 'Step',
    position: (number: number, count: number) => `${formats.number(number)} of ${formats.number(count)}`,
    level: 'Level',
    plain: 'Plain',
    detailed: 'Detailed',
    previous: 'Back',
    next: 'Next',
    hint: 'Arrow keys change the step; Esc leaves.',
  },

  picture: {
    title: 'The picture',
    text: (size: number) =>
      `The network has an input of fixed size, so the picture is resized to ${size} × ${size} pixels. Keras takes the nearest pixel, without smoothing, and does not keep the aspect ratio.`,
    loaded: 'The picture as loaded',
    loadedSize: (width: number, height: number) => `As loaded, ${width} × ${height}`,
    seen: 'What the network sees',
    seenSize: (width: number, height: number) => `What the network sees, ${width} × ${height}`,
    asked: (width: number, height: number) =>
      `The network has an input of fixed size, so the picture becomes ${width} × ${height} pixels.`,
    fits: {
      stretch: 'It is stretched, so its aspect ratio is not kept.',
      'centre-crop': 'Only its largest centred part with that aspect ratio is used.',
    },
    shortSide: (side: number) => `Its short side is resized to ${side} pixels, and only the centre is used.`,
    /** The same, once a person has moved that part. */
    movedCrop: 'Only its largest part with that aspect ratio is used: the one that you have moved to.',
    movedShortSide: (side: number) =>
      `Its short side is resized to ${side} pixels, and only the part that you have moved to is used.`,
    resized: {
      nearest: 'Each pixel is the nearest one of the picture, without smoothing.',
      bilinear: 'New pixels are interpolated linearly.',
      bicubic: 'New pixels are interpolated by cubic curves.',
      area: 'Each pixel is the mean of the area that it covers.',
    },
    smooth: 'Smoothing while shrinking prevents false patterns.',
    grey: 'It is made grey first.',
  },
  preprocessing: {
    title: 'Preprocessing',
    formula: (height: number, width: number, channels: number) =>
      `x[…, c] = (pixel[…, order c] − mean c) · scale c, shape [1, ${height}, ${width}, ${channels}]`,
    reasons: {
      '0..1': 'This network takes values from 0 to 1: each value is divided by 255.',
      '0..255': 'This network takes the values as they are, from 0 to 255.',
      custom: 'This network takes values with a mean of its own subtracted, multiplied by a scale of its own.',
      caffe:
        'Like VGG16, this network was trained on pictures in the order blue, green, red, with ImageNet’s mean colour subtracted. So the channels are reordered and the means are subtracted. Nothing is divided.',
      '-1..1': 'This network was trained on values from −1 to 1: each value is divided by 127.5, then 1 is subtracted.',
      torch: 'This network was trained on values with ImageNet’s mean subtracted, divided by its standard deviation.',
    },
    /** For ImageNet’s mean in the order of RGB. */
    meanColour: 'This network was trained on pictures with ImageNet’s mean colour subtracted. Nothing is divided.',
    blueFirst: 'The channels are in the order blue, green, red.',
    from: {
      network: 'The first layers of the network do the rest themselves.',
      guess: 'No file says so: this is a guess, which you can change under Preprocessing.',
    },
    point: 'Point at the picture to follow another pixel.',
    input: 'The input: point at a pixel',
    place: (row: number, column: number) => `Row ${row}, column ${column}`,
    pixel: 'Pixel (R, G, B)',
  },
  prediction: {
    title: 'The prediction',
    formula: (classes: number) =>
      `p = softmax(z), z: [${classes}] logits → p: [${classes}] probabilities that sum to 1`,
    text: (classes: number) =>
      `The network gives each of its ${formats.number(classes)} classes a number, and softmax turns these numbers into probabilities. These are the three largest.`,
    sigmoid: {
      formula:
        'p = 1 / (1 + e^−z): z is the output’s logit, p the probability of the second answer, 1 − p that of the first',
      text: 'The network has a single output. The sigmoid function turns its number into the probability of the second of two answers; the rest is that of the first.',
    },
    multiLabel: {
      formula: (classes: number) =>
        `p = 1 / (1 + e^−z), z: [${classes}] logits → p: [${classes}] probabilities, each from 0 to 1`,
      text: (classes: number) =>
        `The network gives each of its ${formats.number(classes)} classes a number, and the sigmoid function turns each into a probability of its own. They need not add up to 1. These are the largest.`,
    },
    values: {
      formula: (classes: number) => `y = z: [${classes}] values as they are`,
      text: 'The last layer has no activation that makes probabilities. These are its values.',
    },
  },
  theClass: {
    title: 'The class',
    text: 'The heatmap answers a question about one class: where in the picture is the evidence for it? At first this is the most probable class; you can search for any other beside the picture.',
    index: 'Index',
    name: 'Class',
    probability: 'Probability',
    logit: 'Logit',
    value: 'Value',
  },
  network: {
    title: 'The network',
    text: 'The picture passes through these layers one after another: convolutions look for patterns, pooling layers shrink the result, and the dense layers at the end decide. You can explain any layer whose output still has a height and a width: click it.',
    total: (count: number) => `Total params: ${formats.number(count)}`,
    chain: (count: number) => `The picture passes through these ${formats.number(count)} layers one after another.`,
    branches: (count: number, kinds: string) =>
      `The picture passes through these ${formats.number(count)} layers. Some paths part and come together again (${kinds}).`,
    convolutions: 'Convolutions look for patterns.',
    ends: {
      average: (layer: string) => `At the end, the mean of each channel of ${layer} is all that remains of the places.`,
      max: (layer: string) =>
        `At the end, the largest value of each channel of ${layer} is all that remains of the places.`,
      flatten: (layer: string) => `At the end, all cells of ${layer} are put in one row.`,
    },
    last: (layer: string, kind: string) => `The last layer, ${layer} (${kind}), gives the answer.`,
    click: 'You can explain any layer whose output still has a height and a width: click it.',
  },
  names: {
    title: 'The names of the layers',
    text: 'Use the name of a layer to get its output.',
  },
  target: {
    title: 'The target layer',
    formula: (layer: string, height: number, width: number, channels: number) =>
      `A = output of ${layer}: [${height}, ${width}, ${channels}]`,
    isLast: 'The last convolution is the usual choice:',
    isDefault: 'This is the last layer that all paths go through and whose output still has places:',
    isChosen: 'This layer was chosen:',
    text: (height: number, width: number, channels: number) =>
      `its ${height} × ${width} cells still correspond to places in the picture, and each of its ${formats.number(channels)} channels stands for a pattern that the network has learnt.`,
    layer: 'Layer',
    output: 'Output',
    some: (count: number) => `${formats.number(count)} channels of this layer`,
    someOf: (first: readonly number[]) =>
      `The channels that respond most to this picture (${first.join(', ')}…), each on its own scale`,
  },
  gradient: {
    title: 'The gradient',
    text: {
      probability: (label: string, count: number, layer: string) =>
        `How would the probability of “${label}” change if a cell of a channel were a little more active? That is the gradient: one number for each of the ${formats.number(count)} outputs of ${layer}.`,
      logit: (label: string, count: number, layer: string) =>
        `How would the logit of “${label}” change if a cell of a channel were a little more active? That is the gradient: one number for each of the ${formats.number(count)} outputs of ${layer}.`,
      value: (label: string, count: number, layer: string) =>
        `How would the value of “${label}” change if a cell of a channel were a little more active? That is the gradient: one number for each of the ${formats.number(count)} outputs of ${layer}.`,
    },
    gallery: (count: number) => `The gradients of the ${formats.number(count)} channels with the largest weights`,
    galleryOf: (first: readonly number[]) =>
      `The gradients of the responding channels with the largest weights (${first.join(', ')}…), each on its own scale`,
    flatGalleryOf: (first: readonly number[]) =>
      `The gradients of the responding channels with the largest weights (${first.join(', ')}…), all on one scale: the same in each cell, because the network averages the channels next`,
  },
  pooled: {
    title: 'The pooled gradients',
    text: (channel: number, weight: Amount) =>
      `The mean over all cells shows how much a channel matters for the class: its weight. Channel ${channel} has the largest of those that respond, ${formats.short(weight)}. Click the chart to use another channel in the next step.`,
    chart: (count: number, channel: number, weight: Amount) =>
      `The weights of all ${formats.number(count)} channels; channel ${channel} is selected, with weight ${formats.short(weight)}`,
    chosen: (channel: number, weight: Amount) => `channel ${channel}: ${formats.short(weight)}`,
  },
  weighted: {
    title: 'One channel, weighted',
    text: 'A channel is bright where its pattern is in the picture. Multiplied by its weight, it shows what it contributes: values above zero are evidence for the class, values below zero are evidence against it.',
    channel: 'Channel',
    numbered: (channel: number) => `Channel ${channel}`,
    times: (channel: number, weight: Amount) => `Channel ${channel} × ${formats.short(weight)}`,
    before: (channel: number) => `Channel ${channel} before weighting`,
    after: (channel: number) => `Channel ${channel} after weighting`,
  },
  /**
   * These replace the texts of the same names when the evidence against the class is explained; `gradient` follows its
   * text.
   */
  against: {
    theClass:
      'The heatmap answers a question about one class: where in the picture is the evidence against it? At first this is the most probable class; you can search for any other beside the picture.',
    gradient: 'Here its sign is flipped: what counts is how much a cell would take away from the class.',
    weighted:
      'A channel is bright where its pattern is in the picture. Multiplied by its weight, it shows what it contributes: values above zero are evidence against the class, values below zero are evidence for it.',
    relu: (label: string) =>
      `Only the evidence against “${label}” is kept: values below zero become zero, and the rest is divided by the largest value. This is the heatmap. Point at a cell to read its number.`,
    empty: (label: string) =>
      `No cell has evidence against “${label}”, so every value becomes zero, the map is empty, and the picture gets no colour. The notebook would divide zero by zero here.`,
  },
  mean: {
    title: 'The mean over the channels',
    text: 'The mean of all weighted channels: where many of them agree, their values add up.',
    largest: (value: Amount) => `The largest value is ${formats.short(value)}.`,
    noLargest: 'The largest value is not above zero.',
    map: 'The mean over the channels',
    caption: 'Before ReLU',
  },
  relu: {
    title: 'ReLU, and scaling to 1',
    formula: (height: number, width: number) => `H = max(L, 0) / max L, H: [${height}, ${width}] from 0 to 1`,
    text: (label: string) =>
      `Only the evidence for “${label}” is kept: values below zero become zero, and the rest is divided by the largest value. This is the heatmap. Point at a cell to read its number.`,
    empty: (label: string) =>
      `No cell has evidence for “${label}”, so every value becomes zero, the map is empty, and the picture gets no colour. The notebook would divide zero by zero here.`,
    map: (height: number, width: number) => `The ${height} × ${width} heatmap`,
    caption: (height: number, width: number) => `The heatmap, ${height} × ${width}`,
  },
  enlarged: {
    title: 'Enlarged and coloured',
    text: 'The map is enlarged by linear interpolation to the size of the picture, or of the part that the network sees, and each value gets a colour: blue is cold, red is hot. JET can show edges that are not there; you can choose other colours beside the picture.',
    map: 'The enlarged heatmap in JET',
    caption: 'In JET',
    empty: 'Only the coldest colour',
  },
  over: {
    title: 'Over the picture',
    formula: 'S = 0.4 · heat + picture; saved: min(S, 255); shown: S / max S',
    text: 'The heat is added to the picture. No colour has a value above 255: the saved file clamps larger sums, and the notebook’s own plot divides everything by the largest sum, which darkens the picture.',
    saved: 'As saved, clamped',
    plotted: 'As the notebook shows it',
  },
  save: {
    title: 'Save',
    text: 'The arrays are the input, the layer’s output, the gradients, the weights and the map, as .npy files. The script reproduces this result with the current settings: from the arrays, or from the network’s file where Python can run it.',
    picture: 'Save the picture',
    data: 'Save the data',
    arrays: 'Save arrays',
    copy: 'Copy as Python',
    copied: 'Copied.',
  },
  plane: {
    keys: (label: string) => `${label}. Use the arrow keys to read its numbers.`,
    reading: (row: number, column: number, value: Amount) => `row ${row}, column ${column}: ${formats.precise(value)}`,
    scale: (low: Amount, high: Amount) => `Scale from ${formats.short(low)} to ${formats.short(high)}`,
  },
}

export type WalkthroughWords = typeof walkthrough
