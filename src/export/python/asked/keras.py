import numpy as np


class Gradients:
    """What a network of Keras says about inputs; `forward` and `layers` are those of its kind."""

    def logits(self, inputs):
        return np.float64(self.forward(inputs)[0])

    def logits_from(self, x, layer, planes):
        inputs = np.repeat(x, len(planes), axis=0)
        return np.float64(self.forward(inputs, layer, given=planes)[0])

    def at_layer(self, x, layer, start):
        import tensorflow as tf

        with tf.GradientTape() as tape:
            logits, outputs = self.forward(x, layer, tape)
        gradients = tape.gradient(logits, outputs, output_gradients=tf.constant(start[None], logits.dtype))
        return np.float64(outputs[0]), np.float64(gradients[0])

    def at_input(self, x, start, guided=False):
        import tensorflow as tf

        values = tf.constant(x)
        with tf.GradientTape() as tape, self.changed(guided_relu if guided else None):
            tape.watch(values)
            logits = self.forward(values)[0]
        gradients = tape.gradient(logits, values, output_gradients=tf.constant(start[None], logits.dtype))
        return np.float64(gradients[0])

    def hessian_product(self, x, layer, score):
        """The layer's outputs A, the gradient G of a score, and the gradient of the sum of A * G, G held to be of A."""
        import tensorflow as tf

        with tf.GradientTape() as outer:
            with tf.GradientTape() as tape:
                logits, outputs = self.forward(x, layer, tape, outer)
                value = score(logits[0], tf)
            gradients = tape.gradient(value, outputs)
            product = tf.reduce_sum(gradients * tf.stop_gradient(outputs))
        seconds = outer.gradient(product, outputs, unconnected_gradients="zero")
        return tuple(np.float64(one[0]) for one in (outputs, gradients, seconds))

    def bias_terms(self, x, start):
        """Of each convolution and batch normalisation with a bias: the gradient at its outputs times that bias."""
        import tensorflow as tf

        kept = []
        with tf.GradientTape() as tape:

            def keep(values, bias):
                tape.watch(values)
                kept.append((values, np.float64(bias)))
                return values

            with self.changed(None, keep):
                logits = self.forward(x)[0]
        start = tf.constant(start[None], logits.dtype)
        gradients = tape.gradient(logits, [values for values, _ in kept], output_gradients=start)
        return [np.float64(one[0]) * bias for one, (_, bias) in zip(gradients, kept)]

    def changed(self, relu=None, keep=None):
        """While it lasts, ReLUs are another function, or what biases are added to is kept."""
        return Changed(self.layers(), relu, keep)


class Changed:
    def __init__(self, layers, relu, keep):
        self.layers, self.relu, self.keep, self.before = layers, relu, keep, []

    def __enter__(self):
        from tensorflow import keras

        for layer in self.layers:
            kind, activation = type(layer).__name__, getattr(layer, "activation", None)
            if self.relu and kind in ("ReLU", "ReLU6"):
                self.change(layer, "call", self.relu(getattr(layer, "max_value", None)))
            elif self.relu and activation in (keras.activations.relu, keras.activations.relu6):
                self.change(layer, "activation", self.relu(6 if activation is keras.activations.relu6 else None))
            elif self.keep and "Conv" in kind and getattr(layer, "use_bias", False):
                self.change(layer, "activation", self.kept(layer.bias, activation))
            elif self.keep and kind == "BatchNormalization":
                scale = (1 if layer.gamma is None else layer.gamma) / np.sqrt(layer.moving_variance + layer.epsilon)
                bias = (0 if layer.beta is None else np.array(layer.beta)) - np.array(layer.moving_mean) * scale
                self.change(layer, "call", self.after(layer.call, bias))

    def kept(self, bias, activation):
        then = activation or (lambda values: values)
        return lambda values: then(self.keep(values, bias))

    def after(self, call, bias):
        return lambda *inputs, **options: self.keep(call(*inputs, **options), bias)

    def change(self, layer, name, value):
        self.before.append((layer, name, getattr(layer, name)))
        setattr(layer, name, value)

    def __exit__(self, *problem):
        for layer, name, value in self.before:
            setattr(layer, name, value)


def guided_relu(most):
    """A ReLU whose gradient passes where both its input and that gradient are positive."""
    import tensorflow as tf

    @tf.custom_gradient
    def guided(values):
        def gradient(upstream):
            is_open = values > 0 if most is None else (values > 0) & (values < most)
            return tf.where(is_open & (upstream > 0), upstream, 0)

        return tf.nn.relu(values) if most is None else tf.clip_by_value(values, 0, most), gradient

    return lambda values, **options: guided(values)
