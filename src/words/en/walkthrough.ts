/** The steps from the picture to the heatmap. It comes in a file of its own, with them. */
export const walkthrough = {
  title: 'From the picture to the heatmap, step by step',
}

export type WalkthroughWords = typeof walkthrough
