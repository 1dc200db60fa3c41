import type { Pixels } from '../../types.ts'

/**
 * Puts pixels onto a canvas, which takes their size. They are handed over as a bitmap: a canvas that is drawn on is copied again for every frame of a
 * page that is drawn without a graphics processor, also where nothing on it has changed.
 */
export function showPixels(canvas: HTMLCanvasElement, { height, width, data }: Pixels): void {
  const made = new OffscreenCanvas(width, height)
  made.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0)
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(made.transferToImageBitmap())
}
