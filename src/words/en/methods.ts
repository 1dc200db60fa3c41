import { formats, plural } from './formats.ts'

/** What each method answers, and what it cannot: by ids. */
const about = {
  gradCam:
    'Where evidence for the class lies in this layer. One weight for a whole channel can mark places that add nothing.',
  hiResCam: 'Which places of this layer add to the score; exact where one linear layer follows. It can be patchy.',
  gradCamPlusPlus: 'Like Grad-CAM, but each of several objects counts. Its weights depend on the scale of the score.',
  gradCamElementWise: 'Where each activation times its gradient adds to the score. Evidence against cancels nothing.',
  xGradCam: 'Like Grad-CAM, with weights that share out the score by activation. It marks no finer than this layer.',
  layerCam: 'Where activations with a positive gradient are; finer in early layers. It is not the size of an effect.',
  eigenCam: 'What dominates this layer. It does not know the class, and says nothing of its score.',
  eigenGradCam: 'The main pattern of activation times gradient. What is weaker, but counts too, is left out.',
  kpcaCam: 'What dominates this layer, also where it is not linear. It does not know the class.',
  segEigenCam:
    'The main pattern in activations and gradients, its larger side positive. It depends little on the class.',
  fem: 'Where activations are unusually strong. It does not know the class.',
  finerCam: 'What tells the class from those most like it. What they share stays cold, though it counts.',
  shapleyCam: 'Like Grad-CAM, with the curvature of the score. On a logit behind ReLU layers it is the same map.',
  refineCam: 'What several layers agree on, in the detail of the first. What one layer misses is lost.',
  fullGrad: 'How strongly the score reacts, over all layers. It does not tell evidence for from evidence against.',
  scoreCam: 'What each channel shows of the class when all else is dark. Dark surroundings are strange to the network.',
  smoothGradCamPlusPlus: 'Grad-CAM++ as a mean over noisy copies: smoother. How smooth depends on the noise.',
  ablationCam: 'How much the score falls without each channel. It cannot see channels that replace one another.',
  rise: 'Which pixels keep the score when half of the picture is dark. Its grain comes from chance.',
  occlusion: 'How much the score falls when a patch is covered. It misses what shows in two places.',
  guidedBackprop: 'Sharp edges that excite the network. It hardly depends on the class; do not take it as a reason.',
  guidedGradCam: 'Sharp edges where Grad-CAM is hot. The edges themselves hardly depend on the class.',
  inputXGradient: 'How much each pixel adds to the score at first sight. It is noisy, and dark pixels count little.',
  smoothGrad: 'Which pixels the score reacts to, as a mean over noisy copies. It shows reaction, not its direction.',
  integratedGradients:
    'What each pixel adds on the way from a plain picture; together, about all of the score. It depends on that picture.',
  random: 'Nothing: chance, as a baseline. A method that is no better says nothing.',
  sobel: 'Edges of the picture, without any network: a baseline. A map like this one need not explain the network.',
}

/** Ways to explain: what each can, what it costs, and side by side. */
export const methods = {
  about,
  groups: { layer: 'One layer', passes: 'Many passes', pixels: 'Pixels', baselines: 'Baselines' },
  cost: (passes: number, time: string) =>
    plural(passes, {
      one: `About 1 forward pass, ${time} s on this device.`,
      other: `About ${formats.number(passes)} forward passes, ${time} s on this device.`,
    }),
  smoothings: { none: 'None', flips: 'Mirrored, three contrasts', eigen: 'Principal component' },
  fuseWith: 'Fuse with',
  fuseNone: 'No other layer',
  leaveOut: (layer: string) => `Leave out ${layer}`,
  fusions: { mean: 'Mean', product: 'Product' },
  explainingBy: (method: string) => `Explaining by ${method}`,
  passes: (done: number, total: number) => `${formats.number(done)} of ${formats.number(total)} passes`,
  stop: 'Stop',
  unfinished: (done: number, total: number) =>
    `Unfinished: stopped after ${formats.number(done)} of ${formats.number(total)} passes.`,
  soFar: (done: number, total: number) =>
    `Unfinished: ${formats.number(done)} of ${formats.number(total)} passes so far.`,
  onlyFor: (method: string) => `${method} shows no evidence against a class.`,
  compare: 'Compare methods',
  compareHint: 'Each method answers the same question. Choose one to use it on the picture.',
  sortBy: 'Sort by',
  asListed: 'As listed',
  classes: 'Classes',
  oneClass: 'The one explained',
  topThree: 'Top three',
  run: 'Run',
  runMethod: (method: string) => `Run ${method}`,
  useMethod: (method: string) => `Use ${method}`,
  inUse: 'in use',
  waiting: 'Waiting…',
  noMap: 'Not made yet',
  nothing: 'No evidence',
  anyClass: 'the same for every class',
  measureOver: (pictures: number) => `Measure over ${formats.number(pictures)} pictures`,
  overTitle: (metric: string) => `${metric} over the pictures`,
  overMaps: (done: number, total: number) => `${formats.number(done)} of ${formats.number(total)} maps`,
  overMethod: 'Method',
  overMean: 'Mean',
  overInterval: '95% confidence interval',
  overPictures: 'Pictures',
  overRange: (low: string, high: string) => `${low} to ${high}`,
  saveTable: 'Save table (CSV)',
  saveValues: 'Save values (JSON)',
}
