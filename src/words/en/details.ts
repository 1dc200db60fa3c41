/** What few want to know of an answer: its file, its time, ids and all digits. */
export const details = {
  title: 'Details',
  time: 'Time',
}
