package org.latentalign.node.apply.generate;

/**
 * A latent vector that was made.
 *
 * @param origin the row or group that it was made from; null for the prior
 * @param destination the row or group that it leads to; null where there is none
 * @param group of the row that it was made from; null where there is none
 * @param position along the path, or strength of the vector; NaN for samples
 * @param distance energy distance of the decoded samples from reconstructions; NaN for what is not sampled
 * @param floor what that would be for samples like the rows; NaN for what is not sampled
 * @param embedding h values; not to be changed
 */
record GeneratedRow(
        String origin,
        String destination,
        String group,
        double position,
        double distance,
        double floor,
        double[] embedding) {}
