def scaled(value, scale):
    """A number times its scale, as text: it may be too small for any number."""
    mantissa, exponent = scale
    digits, power = ("%.6e" % (value * mantissa)).split("e")
    return "%se%+03d" % (digits, int(power) + (exponent if value else 0))
