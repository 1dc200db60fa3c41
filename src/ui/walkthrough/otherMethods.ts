import type { WalkthroughWords } from '../../words/en/walkthrough.ts'

/** A step's formula, and its code after that of the steps before it. */
interface Step {
  formula?: string
  code: string
}

/** A method's own three steps. */
export interface OwnSteps {
  asked: Step
  answered: Step
  mapped: Step
}

type OtherId = keyof WalkthroughWords['methods']['steps']

const outputs: Step = { formula: 'A: [height, width, channels]', code: 'a = output[0].numpy().reshape(-1, channels)' }

const noise: Step = { formula: 'x_n = x + ε_n, ε ~ N(0, σ), σ = 0.15 · (max x − min x)', code: 'noisy = x + noise[n]' }

const atInput: Step = {
  formula: 'G = ∂y / ∂x: the size of the input',
  code: `with tf.GradientTape() as tape:
    tape.watch(x)
    y = score(model(x))
grads = tape.gradient(y, x)`,
}

/** Of the methods that are not made of one layer's gradients. */
export const otherMethods: Readonly<Record<OtherId, OwnSteps>> = {
  eigenCam: {
    asked: outputs,
    answered: { formula: 'M = A − mean A: [cells, channels]', code: 'm = a - a.mean(axis=0)' },
    mapped: {
      formula: 'L = M · v, v the first right singular vector of M',
      code: 'heatmap = m @ np.linalg.svd(m)[2][0]',
    },
  },
  kpcaCam: {
    asked: outputs,
    answered: {
      formula: 'K_pq = tanh(M_p · M_q / channels + 1), centred',
      code: 'm = a - a.mean(axis=0)\nkernel = np.tanh(m @ m.T / channels + 1)',
    },
    mapped: {
      formula: 'L = √λ · u, u the first eigenvector of K and λ its value',
      code: 'values, vectors = np.linalg.eigh(centred(kernel))\nheatmap = vectors[:, -1] * np.sqrt(values[-1])',
    },
  },
  fem: {
    asked: outputs,
    answered: {
      formula: 'A_ijk > mean_k + 2 · σ_k',
      code: 'strong = a > a.mean(axis=0) + 2 * a.std(axis=0)',
    },
    mapped: {
      formula: 'w_k = the share of cells that do; L = 1 / channels · Σ_k w_k · A_k',
      code: 'heatmap = np.mean(a * strong.mean(axis=0), axis=-1)',
    },
  },
  refineCam: {
    asked: { formula: 'A¹, A², …: the outputs of several layers', code: 'outputs = [both(x)[0] for both in models]' },
    answered: {
      formula: 'Hˡ = Grad-CAM++ of layer l, from 0 to 1',
      code: 'maps = [scaled(grad_cam_pp(one)) for one in outputs]',
    },
    mapped: {
      formula: 'L = Π_l enlarged(Hˡ)',
      code: 'heatmap = np.prod([cv2.resize(one, size) for one in maps], axis=0)',
    },
  },
  fullGrad: {
    asked: { formula: 'x, and the bias b of each layer', code: 'biases = [layer.bias for layer in convolutions]' },
    answered: {
      formula: 'x · ∂y/∂x + Σ_layers Σ b · ∂y/∂b + the last bias = y',
      code: 'parts = [x * x_grads] + [b * grads for b, grads in zip(biases, output_grads)]',
    },
    mapped: {
      formula: 'L = Σ_parts Σ_k enlarged(scaled(|part_k|))',
      code: 'heatmap = sum(enlarged(abs(part)) for part in parts)',
    },
  },
  scoreCam: {
    asked: {
      formula: 'x_k = x · scaled(enlarged(A_k))',
      code: 'mask = enlarged(output[0, :, :, k])\nmask = (mask - mask.min()) / (mask.max() - mask.min())',
    },
    answered: { formula: 's_k = score(x_k)', code: 'scores[k] = score(model(x * mask[..., None]))' },
    mapped: {
      formula: 'w = softmax(s); L = 1 / channels · Σ_k w_k · A_k',
      code: 'heatmap = np.mean(output[0] * softmax(scores), axis=-1)',
    },
  },
  smoothGradCamPlusPlus: {
    asked: noise,
    answered: {
      formula: 'D¹ = mean G, D² = mean G², D³ = mean G³ over the noisy pictures',
      code: 'first, second, third = (np.mean(grads**power, axis=0) for power in (1, 2, 3))',
    },
    mapped: {
      formula: 'w_k = Σ_ij max(D¹, 0) · D² / (2 D² + ΣA · D³); L = 1 / channels · Σ_k w_k · A_k',
      code: 'alpha = second / (2 * second + output.sum(axis=(0, 1)) * third)\nheatmap = np.mean(output * (np.maximum(first, 0) * alpha).sum(axis=(0, 1)), axis=-1)',
    },
  },
  ablationCam: {
    asked: { formula: 'A without k: A_k = 0', code: 'ablated = output.copy()\nablated[..., k] = 0' },
    answered: { formula: 'y_k = score(the rest of the network, from A without k)', code: 'y_k = score(rest(ablated))' },
    mapped: {
      formula: 'w_k = (y − y_k) / |y|; L = 1 / channels · Σ_k w_k · A_k',
      code: 'weights[k] = (y - y_k) / abs(y)\nheatmap = np.mean(output[0] * weights, axis=-1)',
    },
  },
  rise: {
    asked: { formula: 'x_n = x · M_n, M_n a random mask', code: 'mask = enlarged(np.random.rand(7, 7) < 0.5)' },
    answered: { formula: 'y_n = score(x_n)', code: 'scores[n] = score(model(x * mask[..., None]))' },
    mapped: {
      formula: 'L = 1 / (N · 0.5) · Σ_n y_n · M_n − mean y',
      code: 'heatmap = np.tensordot(scores, masks, 1) / (0.5 * len(masks)) - scores.mean()',
    },
  },
  occlusion: {
    asked: {
      formula: 'x_q = x with zeros in the square q',
      code: 'hidden = x.copy()\nhidden[0, top:top + size, left:left + size] = 0',
    },
    answered: { formula: 'd_q = y − score(x_q)', code: 'drop = y - score(model(hidden))' },
    mapped: { formula: 'L_ij = mean of d_q over the squares q on ij', code: 'heatmap = sums / counts' },
  },
  guidedBackprop: {
    asked: atInput,
    answered: {
      formula: 'ReLU: g_in = g · (u > 0) · (g > 0)',
      code: '@tf.custom_gradient\ndef guided(u):\n    return tf.nn.relu(u), lambda g: tf.where((u > 0) & (g > 0), g, 0)',
    },
    mapped: { formula: 'L_ij = Σ_c |G_ijc|', code: 'heatmap = np.abs(grads[0]).sum(axis=-1)' },
  },
  guidedGradCam: {
    asked: atInput,
    answered: { formula: 'H = enlarged(Grad-CAM), from 0 to 1', code: 'coarse = cv2.resize(grad_cam, size)' },
    mapped: { formula: 'L_ij = H_ij · Σ_c |G_ijc|', code: 'heatmap = coarse * np.abs(guided_grads[0]).sum(axis=-1)' },
  },
  inputXGradient: {
    asked: atInput,
    answered: { formula: 'x_ijc · G_ijc', code: 'products = x[0] * grads[0]' },
    mapped: { formula: 'L_ij = Σ_c x_ijc · G_ijc', code: 'heatmap = products.sum(axis=-1)' },
  },
  smoothGrad: {
    asked: noise,
    answered: { ...atInput, formula: 'G_n = ∂y / ∂x at x_n' },
    mapped: { formula: 'L_ij = Σ_c |mean_n G_ijc|', code: 'heatmap = np.abs(np.mean(all_grads, axis=0)).sum(axis=-1)' },
  },
  integratedGradients: {
    asked: {
      formula: 'x_t = black + t · (x − black), t from 0 to 1',
      code: 'between = black + (step + 0.5) / steps * (x - black)',
    },
    answered: { ...atInput, formula: 'G_t = ∂y / ∂x at x_t' },
    mapped: {
      formula: 'L_ij = Σ_c (x − black)_ijc · mean_t G_ijc; Σ L = y(x) − y(black)',
      code: 'heatmap = ((x - black)[0] * np.mean(all_grads, axis=0)).sum(axis=-1)',
    },
  },
  random: {
    asked: outputs,
    answered: { formula: 'w_k ~ U(−1, 1)', code: 'weights = np.random.uniform(-1, 1, channels)' },
    mapped: { formula: 'L = 1 / channels · Σ_k w_k · A_k', code: 'heatmap = np.mean(output[0] * weights, axis=-1)' },
  },
  sobel: {
    asked: { formula: 'g = mean of the colours of x', code: 'grey = x[0].mean(axis=-1)' },
    answered: {
      formula: 'd_x, d_y: 3 × 3 differences of g',
      code: 'across, down = (cv2.Sobel(grey, cv2.CV_64F, *way) for way in ((1, 0), (0, 1)))',
    },
    mapped: { formula: 'L = √(d_x² + d_y²)', code: 'heatmap = np.hypot(across, down)' },
  },
}

/** A method's own three steps, if it has any. */
export const ownStepsOf = (id: string): [OtherId, OwnSteps] | undefined =>
  (Object.entries(otherMethods) as [OtherId, OwnSteps][]).find(([one]) => one === id)
