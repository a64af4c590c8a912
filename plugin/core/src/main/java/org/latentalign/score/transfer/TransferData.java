package org.latentalign.score.transfer;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a transfer rests on, all of it preprocessed as the model does it.
 *
 * @param controls by source context, the mean of its controls, d values
 * @param shifts by source context and drug, the signature, d values
 * @param latentShifts the same as the given model encodes the samples, h values
 * @param target the mean of the target's controls, d values
 * @param latentTarget the mean of their embeddings, h values
 * @param targetEmbeddings some embeddings of the target's controls
 * @param measured by drug, the signature in the target, where it was measured
 */
public record TransferData(
        Map<String, double[]> controls,
        Map<String, Map<String, double[]>> shifts,
        Map<String, Map<String, double[]>> latentShifts,
        double[] target,
        double[] latentTarget,
        List<double[]> targetEmbeddings,
        Map<String, double[]> measured) {

    /** @return the drugs that were measured in a source, by name */
    public List<String> drugs() {
        final var drugs = new TreeSet<String>();
        shifts.values().forEach(bySource -> drugs.addAll(bySource.keySet()));
        return List.copyOf(drugs);
    }

    /** @return the drugs that were measured in a source and in the target, by name */
    public List<String> testable() {
        return drugs().stream().filter(measured::containsKey).toList();
    }

    /**
     * @param drug measured in a source
     * @param bySource {@link #shifts} or {@link #latentShifts}
     * @return its signatures, by source
     */
    static Map<String, double[]> of(final String drug, final Map<String, Map<String, double[]>> bySource) {
        final Map<String, double[]> found = new TreeMap<>();
        bySource.forEach((source, shifts) -> {
            if (shifts.containsKey(drug)) {
                found.put(source, shifts.get(drug));
            }
        });
        return found;
    }
}
