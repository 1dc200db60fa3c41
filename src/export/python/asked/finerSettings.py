# The classes that Finer-CAM tells the class from; where there are none, the three that are nearest to it.
AGAINST = []
