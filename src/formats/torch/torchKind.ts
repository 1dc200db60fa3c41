/** What `torch.save` begins with before PyTorch 1.6: its number, as a pickle. */
const OLD = [0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19]

/** True for a file of PyTorch of before 1.6, by its first bytes. */
export const isOldTorch = (head: Uint8Array): boolean => OLD.every((byte, index) => head[index] === byte)

/** The pickle in an archive of PyTorch. */
export const DATA = /(?:^|\/)data\.pkl$/

/** What an archive of PyTorch is, by the names in it: weights, a program of either kind; undefined for any other. */
export function torchZipKind(names: Iterable<string>): 'pickle' | 'script' | 'program' | undefined {
  const all = [...names]
  if (all.some((name) => /(?:^|\/)(?:constants\.pkl|code\/__torch__.*)$/.test(name))) return 'script'
  if (all.some((name) => /(?:^|\/)(?:archive_format|serialized_exported_program\.json)$/.test(name))) return 'program'
  return all.some((name) => DATA.test(name)) ? 'pickle' : undefined
}
