import { describe, expect, it } from 'vitest'
import { shortRenderer } from './shortRenderer.ts'

describe('the name of a graphics processor', () => {
  it.each([
    // Direct3D
    ['ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 (0x00002504) Direct3D11 vs_5_0 ps_5_0, D3D11)', 'NVIDIA GeForce RTX 3060'],
    [
      'ANGLE (Intel, Intel(R) UHD Graphics 630 (0x00003E9B) Direct3D11 vs_5_0 ps_5_0, D3D11)',
      'Intel(R) UHD Graphics 630',
    ],
    ['ANGLE (AMD, AMD Radeon(TM) Graphics Direct3D11 vs_5_0 ps_5_0, D3D11-31.0.12027.9001)', 'AMD Radeon(TM) Graphics'],
    ['ANGLE (NVIDIA GeForce GTX 1060 Direct3D11 vs_5_0 ps_5_0)', 'NVIDIA GeForce GTX 1060'],
    ['ANGLE (Intel(R) HD Graphics 4000 Direct3D9Ex vs_3_0 ps_3_0)', 'Intel(R) HD Graphics 4000'],
    // Metal
    ['ANGLE (Apple, ANGLE Metal Renderer: Apple M2, Unspecified Version)', 'Apple M2'],
    [
      'ANGLE (Intel Inc., ANGLE Metal Renderer: Intel(R) Iris(TM) Plus Graphics 655, Version 13.4 (Build 22F66))',
      'Intel(R) Iris(TM) Plus Graphics 655',
    ],
    // OpenGL
    ['ANGLE (NVIDIA Corporation, NVIDIA H100 80GB HBM3/PCIe/SSE2, OpenGL ES 3.2)', 'NVIDIA H100 80GB HBM3'],
    ['ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6)', 'Intel(R) UHD Graphics 620 (KBL GT2)'],
    [
      'ANGLE (AMD, AMD Radeon RX 580 Series (polaris10, LLVM 15.0.7, DRM 3.49, 6.1.0-13-amd64), OpenGL 4.6)',
      'AMD Radeon RX 580 Series',
    ],
    ['ANGLE (Mesa, llvmpipe (LLVM 15.0.6 256 bits), OpenGL 4.5)', 'llvmpipe'],
    ['ANGLE (Apple, Apple M1, OpenGL 4.1)', 'Apple M1'],
    // Vulkan
    ['ANGLE (NVIDIA, Vulkan 1.4.312 (NVIDIA NVIDIA H100 80GB HBM3 (0x00002330)), NVIDIA)', 'NVIDIA H100 80GB HBM3'],
    ['ANGLE (ARM, Vulkan 1.3.231 (Mali-G78 (0x92020010)), ARM driver)', 'Mali-G78'],
    ['ANGLE (AMD, Vulkan 1.3.230 (AMD Radeon Graphics (RADV RENOIR) (0x00001638)), radv)', 'AMD Radeon Graphics'],
    [
      'ANGLE (Intel, Vulkan 1.3.274 (Intel(R) UHD Graphics 770 (ADL-S GT1) (0x00004680)), Intel open-source Mesa driver)',
      'Intel(R) UHD Graphics 770 (ADL-S GT1)',
    ],
    [
      'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
      'SwiftShader Device (Subzero)',
    ],
    ['ANGLE (Samsung Xclipse 920) on Vulkan 1.1.179', 'Samsung Xclipse 920'],
    // Firefox
    ['NVIDIA GeForce GTX 980, or similar', 'NVIDIA GeForce GTX 980'],
    ['ANGLE (NVIDIA, NVIDIA GeForce GTX 980 Direct3D11 vs_5_0 ps_5_0), or similar', 'NVIDIA GeForce GTX 980'],
    ['llvmpipe (LLVM 15.0.6, 256 bits)', 'llvmpipe'],
    // Safari, and plain drivers
    ['Apple GPU', 'Apple GPU'],
    ['Mali-G78', 'Mali-G78'],
    ['Adreno (TM) 640', 'Adreno (TM) 640'],
    ['Mesa DRI Intel(R) HD Graphics 520 (Skylake GT2)', 'Intel(R) HD Graphics 520 (Skylake GT2)'],
    ['AMD Radeon RX 580 (POLARIS10, DRM 3.40.0, 5.10.0-8-amd64, LLVM 11.0.1)', 'AMD Radeon RX 580'],
    ['GeForce GT 730/PCIe/SSE2', 'GeForce GT 730'],
  ])('of %s is %s', (renderer, name) => expect(shortRenderer(renderer)).toBe(name))

  it('is short, and never empty', () => {
    expect(shortRenderer('x'.repeat(200))).toHaveLength(60)
    expect(shortRenderer('ANGLE ()')).toBe('ANGLE ()')
    expect(shortRenderer('ANGLE (a, (b')).not.toBe('')
  })
})
