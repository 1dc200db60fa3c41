import { crc32, deflateSync } from 'node:zlib'
import { encode } from 'fast-png'
import type { MadeFile } from './app.ts'

const file = (name: string, mimeType: string, buffer: Buffer): MadeFile => ({ name, mimeType, buffer })

/** A PNG of one colour, [r, g, b] or [r, g, b, alpha]. */
export function plainPng(name: string, width: number, height: number, colour: number[]): MadeFile {
  const data = new Uint8Array(width * height * colour.length).map((_, i) => colour[i % colour.length] as number)
  return file(name, 'image/png', Buffer.from(encode({ width, height, data, channels: colour.length as 3 | 4 })))
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** A PNG whose header declares a size that its data may not match. */
export function headerPng(name: string, width: number, height: number): MadeFile {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const parts = [
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(16))),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return file(name, 'image/png', Buffer.concat(parts))
}

/** The same PNG with a gamma of 1, which colour management would brighten. */
export function withGamma({ name, mimeType, buffer }: MadeFile): MadeFile {
  const gamma = Buffer.alloc(4)
  gamma.writeUInt32BE(100_000)
  const afterHeader = 8 + 25
  return file(
    name,
    mimeType,
    Buffer.concat([buffer.subarray(0, afterHeader), chunk('gAMA', gamma), buffer.subarray(afterHeader)]),
  )
}

/** The same JPEG with an EXIF orientation. */
export function withOrientation(name: string, jpeg: Buffer, orientation: number): MadeFile {
  const tiff = Buffer.from([
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ])
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return file(name, 'image/jpeg', Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]))
}

export const textFile = (name: string, text: string): MadeFile => file(name, 'image/png', Buffer.from(text, 'latin1'))
