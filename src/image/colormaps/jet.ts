import { readTable } from './readTable.ts'

/** OpenCV's COLORMAP_JET, the notebook's. It is not matplotlib's jet. 256 colours as rrggbb, read out of OpenCV. */
export const jet = {
  label: 'JET',
  table: readTable(`
    000080 000084 000088 00008c 000090 000094 000098 00009c 0000a0 0000a4 0000a8 0000ac 0000b0 0000b4 0000b8 0000bc
    0000c0 0000c4 0000c8 0000cc 0000d0 0000d4 0000d8 0000dc 0000e0 0000e4 0000e8 0000ec 0000f0 0000f4 0000f8 0000fc
    0000ff 0004ff 0008ff 000cff 0010ff 0014ff 0018ff 001cff 0020ff 0024ff 0028ff 002cff 0030ff 0034ff 0038ff 003cff
    0040ff 0044ff 0048ff 004cff 0050ff 0054ff 0058ff 005cff 0060ff 0064ff 0068ff 006cff 0070ff 0074ff 0078ff 007cff
    0080ff 0084ff 0088ff 008cff 0090ff 0094ff 0098ff 009cff 00a0ff 00a4ff 00a8ff 00acff 00b0ff 00b4ff 00b8ff 00bcff
    00c0ff 00c4ff 00c8ff 00ccff 00d0ff 00d4ff 00d8ff 00dcff 00e0ff 00e4ff 00e8ff 00ecff 00f0ff 00f4ff 00f8ff 00fcff
    02fffe 06fffa 0afff6 0efff2 12ffee 16ffea 1affe6 1effe2 22ffde 26ffda 2affd6 2effd2 32ffce 36ffca 3affc6 3effc2
    42ffbe 46ffba 4affb6 4effb2 52ffae 56ffaa 5affa6 5effa2 62ff9e 66ff9a 6aff96 6eff92 72ff8e 76ff8a 7aff86 7eff82
    82ff7e 86ff7a 8aff76 8eff72 92ff6e 96ff6a 9aff66 9eff62 a2ff5e a6ff5a aaff56 aeff52 b2ff4e b6ff4a baff46 beff42
    c2ff3e c6ff3a caff36 ceff32 d2ff2e d6ff2a daff26 deff22 e2ff1e e6ff1a eaff16 eeff12 f2ff0e f6ff0a faff06 feff01
    fffc00 fff800 fff400 fff000 ffec00 ffe800 ffe400 ffe000 ffdc00 ffd800 ffd400 ffd000 ffcc00 ffc800 ffc400 ffc000
    ffbc00 ffb800 ffb400 ffb000 ffac00 ffa800 ffa400 ffa000 ff9c00 ff9800 ff9400 ff9000 ff8c00 ff8800 ff8400 ff8000
    ff7c00 ff7800 ff7400 ff7000 ff6c00 ff6800 ff6400 ff6000 ff5c00 ff5800 ff5400 ff5000 ff4c00 ff4800 ff4400 ff4000
    ff3c00 ff3800 ff3400 ff3000 ff2c00 ff2800 ff2400 ff2000 ff1c00 ff1800 ff1400 ff1000 ff0c00 ff0800 ff0400 ff0000
    fc0000 f80000 f40000 f00000 ec0000 e80000 e40000 e00000 dc0000 d80000 d40000 d00000 cc0000 c80000 c40000 c00000
    bc0000 b80000 b40000 b00000 ac0000 a80000 a40000 a00000 9c0000 980000 940000 900000 8c0000 880000 840000 800000
  `),
}
