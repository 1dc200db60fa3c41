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

const outputs: Step = { formula: 'A: [h, w, K]', code: 'a = output[0].numpy().reshape(-1, channels)' }

const noise: Step = { formula: 'x_n = x + ε_n, ε ~ N(0, σ), σ = 0.15 · (max x − min x)', code: 'noisy = x + noise[n]' }

const atInput: Step = {
  formula: 'G = ∂y / ∂x',
  code: `with tf.GradientTape() as tape:
    tape.watch(x)
    y = score(model(x))
grads = tape.gradient(y, x)`,
}

/** Of the methods that are not made of one layer's gradients. */
export const otherMethods = {
  eigenCam: {
    asked: outputs,
    answered: { formula: 'M_pk = A_pk − Ā_k', code: 'm = a - a.mean(axis=0)' },
    mapped: {
      formula: 'L = M · v, Mᵀ · M · v = σ₁² · v',
      code: 'heatmap = m @ np.linalg.svd(m)[2][0]',
    },
  },
  kpcaCam: {
    asked: outputs,
    answered: {
      formula: 'C_pq = tanh(M_p · M_q / K + 1)',
      code: 'm = a - a.mean(axis=0)\nkernel = np.tanh(m @ m.T / channels + 1)',
    },
    mapped: {
      formula: 'L = √λ₁ · u, C · u = λ₁ · u',
      code: 'values, vectors = np.linalg.eigh(centred(kernel))\nheatmap = vectors[:, -1] * np.sqrt(values[-1])',
    },
  },
  fem: {
    asked: outputs,
    answered: {
      formula: 'S_ijk = (A_ijk > Ā_k + 2 · σ_k)',
      code: 'strong = a > a.mean(axis=0) + 2 * a.std(axis=0)',
    },
    mapped: {
      formula: 'w_k = S̄_k, L = 1 / K · Σ_k w_k · A_k',
      code: 'heatmap = np.mean(a * strong.mean(axis=0), axis=-1)',
    },
  },
  refineCam: {
    asked: { formula: 'A¹, A²', code: 'outputs = [both(x)[0] for both in models]' },
    answered: {
      formula: 'Hˡ: Grad-CAM++(Aˡ)',
      code: 'maps = [scaled(grad_cam_pp(one)) for one in outputs]',
    },
    mapped: {
      formula: 'L = Π_l ↑Hˡ',
      code: 'heatmap = np.prod([cv2.resize(one, size) for one in maps], axis=0)',
    },
  },
  fullGrad: {
    asked: { formula: 'x, b¹, b², …', code: 'biases = [layer.bias for layer in convolutions]' },
    answered: {
      formula: 'Σ x · ∂y/∂x + Σ_l bˡ · ∂y/∂bˡ = y',
      code: 'parts = [x * x_grads] + [b * grads for b, grads in zip(biases, output_grads)]',
    },
    mapped: {
      formula: 'L = Σ_l Σ_k ↑|P_lk|',
      code: 'heatmap = sum(enlarged(abs(part)) for part in parts)',
    },
  },
  scoreCam: {
    asked: {
      formula: 'x_k = x · ↑A_k',
      code: 'mask = enlarged(output[0, :, :, k])\nmask = (mask - mask.min()) / (mask.max() - mask.min())',
    },
    answered: { formula: 's_k = y(x_k)', code: 'scores[k] = score(model(x * mask[..., None]))' },
    mapped: {
      formula: 'w = softmax(s), L = 1 / K · Σ_k w_k · A_k',
      code: 'heatmap = np.mean(output[0] * softmax(scores), axis=-1)',
    },
  },
  smoothGradCamPlusPlus: {
    asked: noise,
    answered: {
      formula: 'D¹ = ⟨G_n⟩, D² = ⟨G_n²⟩, D³ = ⟨G_n³⟩',
      code: 'first, second, third = (np.mean(grads**power, axis=0) for power in (1, 2, 3))',
    },
    mapped: {
      formula: 'w_k = Σ_ij max(D¹, 0) · D² / (2 · D² + ΣA · D³), L = 1 / K · Σ_k w_k · A_k',
      code: 'alpha = second / (2 * second + output.sum(axis=(0, 1)) * third)\nheatmap = np.mean(output * (np.maximum(first, 0) * alpha).sum(axis=(0, 1)), axis=-1)',
    },
  },
  ablationCam: {
    asked: { formula: 'A_k = 0', code: 'ablated = output.copy()\nablated[..., k] = 0' },
    answered: { formula: 'y_k = y(A | A_k = 0)', code: 'y_k = score(rest(ablated))' },
    mapped: {
      formula: 'w_k = (y − y_k) / |y|, L = 1 / K · Σ_k w_k · A_k',
      code: 'weights[k] = (y - y_k) / abs(y)\nheatmap = np.mean(output[0] * weights, axis=-1)',
    },
  },
  rise: {
    asked: { formula: 'x_n = x · M_n, 0 ≤ M_n ≤ 1', code: 'mask = enlarged(np.random.rand(7, 7) < 0.5)' },
    answered: { formula: 'y_n = y(x_n)', code: 'scores[n] = score(model(x * mask[..., None]))' },
    mapped: {
      formula: 'L = 1 / (N · 0.5) · Σ_n y_n · M_n − ȳ',
      code: 'heatmap = np.tensordot(scores, masks, 1) / (0.5 * len(masks)) - scores.mean()',
    },
  },
  occlusion: {
    asked: {
      formula: 'x_q: x_ij = 0, ij ∈ q',
      code: 'hidden = x.copy()\nhidden[0, top:top + size, left:left + size] = 0',
    },
    answered: { formula: 'd_q = y − y(x_q)', code: 'drop = y - score(model(hidden))' },
    mapped: { formula: 'L_ij = ⟨d_q⟩, q ∋ ij', code: 'heatmap = sums / counts' },
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
    answered: { formula: 'H = ↑Grad-CAM', code: 'coarse = cv2.resize(grad_cam, size)' },
    mapped: { formula: 'L_ij = H_ij · Σ_c |G_ijc|', code: 'heatmap = coarse * np.abs(guided_grads[0]).sum(axis=-1)' },
  },
  inputXGradient: {
    asked: atInput,
    answered: { formula: 'x_ijc · G_ijc', code: 'products = x[0] * grads[0]' },
    mapped: { formula: 'L_ij = Σ_c x_ijc · G_ijc', code: 'heatmap = products.sum(axis=-1)' },
  },
  smoothGrad: {
    asked: noise,
    answered: { ...atInput, formula: 'G_n = ∂y(x_n) / ∂x' },
    mapped: { formula: 'L_ij = Σ_c |⟨G_n⟩_ijc|', code: 'heatmap = np.abs(np.mean(all_grads, axis=0)).sum(axis=-1)' },
  },
  integratedGradients: {
    asked: {
      formula: 'x_t = x₀ + t · (x − x₀), 0 < t < 1',
      code: 'between = black + (step + 0.5) / steps * (x - black)',
    },
    answered: { ...atInput, formula: 'G_t = ∂y(x_t) / ∂x' },
    mapped: {
      formula: 'L_ij = Σ_c (x − x₀)_ijc · ⟨G_t⟩_ijc, Σ_ij L_ij = y(x) − y(x₀)',
      code: 'heatmap = ((x - black)[0] * np.mean(all_grads, axis=0)).sum(axis=-1)',
    },
  },
  random: {
    asked: outputs,
    answered: { formula: 'w_k ~ U(−1, 1)', code: 'weights = np.random.uniform(-1, 1, channels)' },
    mapped: { formula: 'L = 1 / K · Σ_k w_k · A_k', code: 'heatmap = np.mean(output[0] * weights, axis=-1)' },
  },
  sobel: {
    asked: { formula: 'g = ⟨x⟩_c', code: 'grey = x[0].mean(axis=-1)' },
    answered: {
      formula: 'd_x = ∂g / ∂x, d_y = ∂g / ∂y',
      code: 'across, down = (cv2.Sobel(grey, cv2.CV_64F, *way) for way in ((1, 0), (0, 1)))',
    },
    mapped: { formula: 'L = √(d_x² + d_y²)', code: 'heatmap = np.hypot(across, down)' },
  },
} satisfies Record<string, OwnSteps>

type OtherId = keyof typeof otherMethods

/** A method's own three steps, if it has any. */
export const ownStepsOf = (id: string): [OtherId, OwnSteps] | undefined =>
  (Object.entries(otherMethods) as [OtherId, OwnSteps][]).find(([one]) => one === id)
