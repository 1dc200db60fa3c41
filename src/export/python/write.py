from PIL import Image


def write_picture(pixels, path):
    Image.fromarray(pixels).save(path)
