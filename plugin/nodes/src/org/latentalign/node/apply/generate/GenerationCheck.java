package org.latentalign.node.apply.generate;

import org.latentalign.score.generation.SampleCheck;

/**
 * What shows how far to trust what was made.
 *
 * @param group that it is about; null for all rows
 * @param from rows with the label to come from, or rows that samples are compared with
 * @param to rows with the label to go to, or samples
 * @param cosine of the group's own attribute vector with that of the other groups; NaN for samples
 * @param samples the energy distance of samples; null for attribute vectors, and where nothing could be compared
 */
record GenerationCheck(String group, int from, int to, double cosine, SampleCheck samples) {

    double distance() {
        return samples == null ? Double.NaN : samples.distance();
    }

    double floor() {
        return samples == null ? Double.NaN : samples.floor();
    }

    double share() {
        return samples == null ? Double.NaN : samples.share();
    }
}
