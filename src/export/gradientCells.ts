/** What the cells of a method made of one layer's outputs A and gradients G show. */
export interface GradientMethod {
  /** The weight of a channel; missing where outputs and gradients are combined cell by cell. */
  weight?: { formula(height: number, width: number): string; code: string }
  /** Else the product P of an output and its gradient. */
  product?: { of(output: number, gradient: number): number; formula: string; code: string }
  /** Whether the map is the first principal component over the channels instead of their mean. */
  isComponent?: boolean
}

const mean = (height: number, width: number) => `w_k = 1 / (${height} · ${width}) · Σ_ij`

const timesGradient = (output: number, gradient: number) => output * gradient

/** The methods whose walkthrough goes through all fifteen steps, by their ids. */
export const gradientMethods = {
  gradCam: {
    weight: {
      formula: (height, width) => `${mean(height, width)} G_ijk`,
      code: 'pooled = tf.reduce_mean(grads, axis=(0, 1, 2))',
    },
  },
  gradCamPlusPlus: {
    weight: {
      formula: () => 'w_k = Σ_ij α_ijk · max(G_ijk, 0), α = G² / (2 G² + Σ_ab A_abk · G³)',
      code: `alpha = grads**2 / (2 * grads**2 + tf.reduce_sum(output, axis=(1, 2), keepdims=True) * grads**3 + 1e-6)
pooled = tf.reduce_sum(tf.nn.relu(grads) * tf.where(grads == 0, 0., alpha), axis=(0, 1, 2))`,
    },
  },
  xGradCam: {
    weight: {
      formula: () => 'w_k = Σ_ij A_ijk · G_ijk / Σ_ij A_ijk',
      code: `pooled = tf.reduce_sum(output * grads, axis=(0, 1, 2)) / (tf.reduce_sum(output, axis=(0, 1, 2)) + 1e-7)`,
    },
  },
  finerCam: {
    weight: {
      formula: (height, width) =>
        `${mean(height, width)} ∂s / ∂A_ijk, s = Σ_j p_j · (z_c − z_j) / Σ_j p_j, j ∈ {c′, c″, c‴}`,
      code: `near = [j for j in np.argsort(abs(z[0] - z[0, c])) if j != c][:3]
p = tf.gather(tf.nn.softmax(z)[0], near)
s = tf.reduce_sum(p * (z[0, c] - tf.gather(z[0], near))) / tf.reduce_sum(p)
pooled = tf.reduce_mean(tape.gradient(s, output), axis=(0, 1, 2))`,
    },
  },
  shapleyCam: {
    weight: {
      formula: (height, width) => `${mean(height, width)} (G − ½ · H · A)_ijk, H = ∂²y / ∂A²`,
      code: `hessian = outer.gradient(tf.reduce_sum(grads * tf.stop_gradient(output)), output)
pooled = tf.reduce_mean(grads - hessian / 2, axis=(0, 1, 2))`,
    },
  },
  hiResCam: {
    product: { of: timesGradient, formula: 'P_ijk = A_ijk · G_ijk', code: 'products = output[0] * grads[0]' },
  },
  gradCamElementWise: {
    product: {
      of: (output, gradient) => Math.max(output * gradient, 0),
      formula: 'P_ijk = max(A_ijk · G_ijk, 0)',
      code: 'products = np.maximum(output[0] * grads[0], 0)',
    },
  },
  layerCam: {
    product: {
      of: (output, gradient) => output * Math.max(gradient, 0),
      formula: 'P_ijk = A_ijk · max(G_ijk, 0)',
      code: 'products = output[0] * np.maximum(grads[0], 0)',
    },
  },
  eigenGradCam: {
    product: { of: timesGradient, formula: 'P_ijk = A_ijk · G_ijk', code: 'products = output[0] * grads[0]' },
    isComponent: true,
  },
  segEigenCam: {
    product: {
      of: (output, gradient) => output * Math.abs(gradient),
      formula: 'P_ijk = A_ijk · |G_ijk|',
      code: 'products = output[0] * abs(grads[0])',
    },
    isComponent: true,
  },
} as const satisfies Readonly<Record<string, GradientMethod>>

/** What the cells of a method show, if it is one of them. */
export const gradientMethodOf = (id: string): GradientMethod | undefined =>
  new Map<string, GradientMethod>(Object.entries(gradientMethods)).get(id)
