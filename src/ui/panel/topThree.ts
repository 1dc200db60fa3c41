/** How many of the predictions are listed, and stand side by side. */
export const TOP = 3
