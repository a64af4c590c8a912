"""Writes the second moment of a table that nobody else has seen, as another hospital would: site-b.moment.

Points of the Gaussian mixture of the paper's section 4 (c = 10, 3,000 points a group), summed up in plain Python and
written as docs/moments.md describes. Run in any folder; needs nothing but Python 3.
"""
import random
import struct
import zlib

C = 10
POINTS = 3000
NAMES = ("x1", "x2")  # as the generator of the workflow calls its dimensions

random.seed(2)
points = []
for group in (0, 1):
    for _ in range(POINTS):
        shared = random.gauss(0, 1)  # the covariance is diag(c + 1, 1) + 1 in every place, or the other way round
        point = [shared + random.gauss(0, (C + 1) ** 0.5 if axis == group else 1) for axis in (0, 1)]
        point[group] += 1
        points.append(point)

n = len(points)
d = len(points[0])
mean = [sum(point[j] for point in points) / n for j in range(d)]
triangle = [
    sum((point[i] - mean[i]) * (point[j] - mean[j]) for point in points) for i in range(d) for j in range(i + 1)
]

content = b"\x8cLAM\r\n\x1a\n"  # the mark
content += struct.pack(">i", 1)  # the version
content += struct.pack(">i", 0)  # no preprocessing
content += struct.pack(">i", len(NAMES))  # and their lengths and letters
for name in NAMES:
    content += struct.pack(">i", len(name)) + name.encode()
content += struct.pack(">qi", n, d)
content += struct.pack(f">{d}d", *[0.0] * d)
content += struct.pack(f">{d}d", *mean)
content += struct.pack(f">{len(triangle)}d", *triangle)
content += struct.pack(">q", zlib.crc32(content))
with open("site-b.moment", "wb") as file:
    file.write(content)
