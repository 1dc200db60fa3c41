import type { Amount } from '../formats.ts'
import { formats } from './formats.ts'

/** What other methods than Grad-CAM have of their own in the walkthrough, by their ids. */
export const walkthroughMethods = {
  /** The weights of the channels, before what the largest one is. */
  weights: {
    title: 'The weights of the channels',
    gradCamPlusPlus:
      'The weight of a channel is the sum of its positive gradients, each multiplied by an α that is larger where the channel responds in few places. So small things count as well as large ones.',
    xGradCam:
      'The weight of a channel is the mean of its gradients, weighted by its outputs: the gradient counts where the channel responds.',
    finerCam:
      'The weight of a channel is the mean of its gradients as in Grad-CAM, but of another score: of what distinguishes the class from the three classes that are nearest to it.',
    shapleyCam:
      'The weight of a channel is the mean of its gradients, less half of how they change as the outputs grow (the Hessian). This estimates its Shapley value to second order.',
    largest: (channel: number, weight: Amount) =>
      `Of the channels that respond, channel ${channel} has the largest weight, ${formats.short(weight)}. Click the chart to use another channel in the next step.`,
  },
  /** For methods without weights. */
  products: {
    title: 'Each cell by itself',
    hiResCam:
      'There are no weights: each output is multiplied by its own gradient, not by a mean. A cell counts only as far as the class depends on that very cell.',
    gradCamElementWise:
      'There are no weights: each output is multiplied by its own gradient, and negative products become zero before the channels are added up.',
    layerCam:
      'There are no weights: each output is multiplied by its own gradient, where that is positive. This makes usable maps of earlier, finer layers too.',
    eigenGradCam:
      'There are no weights: each output is multiplied by its own gradient. The map will be what the channels have in common.',
    segEigenCam:
      'There are no weights: each output is multiplied by the size of its gradient, whatever the sign. The map will be what the channels have in common.',
  },
  oneChannel: {
    title: 'One channel, cell by cell',
    text: 'Where the result is above zero, the channel adds to the map; where it is below zero, it takes away from it.',
    after: (channel: number) => `Channel ${channel}, multiplied cell by cell`,
  },
  component: {
    title: 'The first principal component',
    text: 'Each cell has one number per channel. The map says where a cell lies in the direction in which the cells differ most. The sign of that direction is arbitrary; here the larger side is positive.',
  },
  /** The three steps of methods that are not made of one layer’s gradients. */
  titles: { asked: 'What is tried', answered: 'What the network answers', mapped: 'How this becomes a map' },
  steps: {
    eigenCam: {
      asked: 'Nothing is asked about a class: only the outputs of the layer count.',
      answered: 'Each cell of the layer has one number per channel. From each channel, its mean is subtracted.',
      mapped:
        'The map says where a cell lies in the direction in which the cells differ most (the first principal component), with the larger side positive.',
    },
    kpcaCam: {
      asked: 'Nothing is asked about a class: only the outputs of the layer count.',
      answered:
        'Any two cells are compared by a kernel, the hyperbolic tangent of the product of their numbers: one number for each pair of cells.',
      mapped: 'The map is the first principal component of this table, with the larger side positive.',
    },
    fem: {
      asked: 'Nothing is asked about a class: only the outputs of the layer count.',
      answered:
        'A cell of a channel responds strongly if it is more than two standard deviations above the mean of the channel.',
      mapped: 'Each channel is multiplied by the share of its cells that respond strongly, and the mean is taken.',
    },
    refineCam: {
      asked: 'Maps of several layers are made: the last ones know what is there, the earlier ones where.',
      answered: 'Each layer gives its own Grad-CAM++ map, scaled from 0 to 1.',
      mapped: 'The maps are enlarged and multiplied: only what all layers agree on remains.',
    },
    fullGrad: {
      asked: 'What does each part add to the score: each pixel of the input, and each bias inside the network?',
      answered:
        'Each part is multiplied by its gradient. Together with the bias of the last layer, all products sum to the logit.',
      mapped: 'The magnitudes of each layer’s channels are scaled from 0 to 1, enlarged and added up.',
    },
    scoreCam: {
      asked:
        'Each channel of the layer, enlarged and scaled from 0 to 1, is used as a mask: the picture stays only where the channel responds.',
      answered: 'For each of these pictures the network gives a score for the class. No gradient is needed.',
      mapped: 'Softmax turns the scores into weights, and the map is the mean of the channels with these weights.',
    },
    smoothGradCamPlusPlus: {
      asked: 'Noise is added to the picture again and again, so that chance effects of single pixels average out.',
      answered:
        'For each noisy picture there is a gradient. The means of the gradients, their squares and cubes are kept.',
      mapped:
        'The weights of Grad-CAM++ are computed from these means, and multiply the channels of the clean picture.',
    },
    ablationCam: {
      asked: 'What if the network lacked a channel? One after another, each channel of the layer is set to zero.',
      answered: 'The rest of the network runs again from this layer on, and gives a score without that channel.',
      mapped: 'The weight of a channel is the share of the score that is lost without it.',
    },
    rise: {
      asked: 'The picture is covered by random masks, which show about half of it each.',
      answered: 'For each masked picture the network gives a score for the class.',
      mapped: 'The map is the mean of the masks, each multiplied by its score, less the mean score.',
    },
    occlusion: {
      asked: 'A square is moved over the picture and covers one place after another.',
      answered: 'For each place the network gives the score without it.',
      mapped: 'A pixel gets the mean of what the score loses by the squares that cover it.',
    },
    guidedBackprop: {
      asked: 'How would the score change with each value of the input? The gradient is followed back to the picture.',
      answered: 'On the way, only positive gradients pass a ReLU that was active.',
      mapped: 'The magnitudes are added up over the colours. The map shows edges more than the class.',
    },
    guidedGradCam: {
      asked:
        'Two maps are made: Grad-CAM, which is coarse but knows the class, and guided backpropagation, which is fine.',
      answered: 'Grad-CAM’s map is enlarged to the size of the input.',
      mapped: 'Both maps are multiplied pixel by pixel.',
    },
    inputXGradient: {
      asked: 'How would the score change with each value of the input? The gradient is followed back to the picture.',
      answered: 'Each value of the input is multiplied by its gradient: about what it adds to the score.',
      mapped: 'The products are added up over the colours.',
    },
    smoothGrad: {
      asked: 'Noise is added to the picture again and again, so that chance effects of single pixels average out.',
      answered: 'For each noisy picture, the gradient is followed back to the picture.',
      mapped: 'The mean of the gradients is taken, and its magnitudes are added up over the colours.',
    },
    integratedGradients: {
      asked: 'The picture is faded in from black in small steps.',
      answered: 'At each step, the gradient is followed back to the picture.',
      mapped:
        'The mean gradient is multiplied by what the picture adds to black. All pixels sum to the difference of the scores.',
    },
    random: {
      asked: 'Nothing is asked: this is a baseline, to see what the outputs of the layer show by themselves.',
      answered: 'Each channel gets a random weight from −1 to 1, always the same.',
      mapped: 'The map is the mean of the channels with these weights. A good method differs from it.',
    },
    sobel: {
      asked: 'Nothing is asked: this is a baseline that does not use the network.',
      answered: 'At each pixel, the brightness of its neighbours is compared across and down.',
      mapped: 'The map is how steep the brightness is: the edges of the picture. A good method differs from it.',
    },
  },
  map: {
    title: 'The map',
    text: (method: string) => `This is what ${method} gives, before values below zero are dropped.`,
    label: 'The map of the method',
  },
  smoothing: {
    flips: 'It is smoothed: the mean of the maps of the picture and its mirror image, at three contrasts each.',
    eigen: 'It is smoothed: instead of the mean, the first principal component of the channels is taken.',
  },
  fusion: {
    mean: (layers: string) => `The maps of several layers (${layers}) are scaled, enlarged, and their mean is taken.`,
    product: (layers: string) => `The maps of several layers (${layers}) are scaled, enlarged and multiplied.`,
  },
}
