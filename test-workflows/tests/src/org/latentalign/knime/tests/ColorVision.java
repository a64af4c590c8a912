package org.latentalign.knime.tests;

/**
 * How far apart two colors are for somebody: the Euclidean distance in CIE L*a*b* (CIE 15:2004, white D65) of what is seen
 * of them. What is seen without long- or middle-wave cones follows Machado, Oliveira and Fernandes (2009, table 1,
 * severity 1).
 */
enum ColorVision {
    NORMAL(30, new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}),
    WITHOUT_LONG_WAVES(12, new double[][] {
        {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
    }),
    WITHOUT_MIDDLE_WAVES(12, new double[][] {
        {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
    });

    /** From linear sRGB to CIE XYZ (IEC 61966-2-1), relative to the white. */
    private static final double[][] TO_XYZ = {
        {0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047},
        {0.2126729, 0.7151522, 0.0721750},
        {0.0193339 / 1.08883, 0.1191920 / 1.08883, 0.9503041 / 1.08883}
    };

    private final double least;
    private final double[][] cones;

    ColorVision(final double least, final double[][] cones) {
        this.least = least;
        this.cones = cones;
    }

    /** @return a difference at which small dots can be told apart at a glance */
    double least() {
        return least;
    }

    /** Colors are written as #rrggbb. */
    double difference(final String one, final String other) {
        final double[] first = lab(one);
        final double[] second = lab(other);
        return Math.sqrt(Math.pow(first[0] - second[0], 2)
                + Math.pow(first[1] - second[1], 2)
                + Math.pow(first[2] - second[2], 2));
    }

    private double[] lab(final String color) {
        final double[] linear = new double[3];
        for (int i = 0; i < 3; i++) {
            final double channel = Integer.parseInt(color.strip().substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            linear[i] = channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
        }
        final double[] seen = times(cones, linear);
        for (int i = 0; i < 3; i++) {
            seen[i] = Math.max(0, Math.min(1, seen[i]));
        }
        final double[] xyz = times(TO_XYZ, seen);
        for (int i = 0; i < 3; i++) {
            xyz[i] = xyz[i] > 216.0 / 24389 ? Math.cbrt(xyz[i]) : (24389.0 / 27 * xyz[i] + 16) / 116;
        }
        return new double[] {116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])};
    }

    private static double[] times(final double[][] matrix, final double[] vector) {
        final double[] product = new double[3];
        for (int i = 0; i < 3; i++) {
            product[i] = matrix[i][0] * vector[0] + matrix[i][1] * vector[1] + matrix[i][2] * vector[2];
        }
        return product;
    }
}
