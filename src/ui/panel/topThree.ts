/** How many predictions are listed, and shown side by side. */
export const TOP = 3
