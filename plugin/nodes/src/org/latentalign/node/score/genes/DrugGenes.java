package org.latentalign.node.score.genes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.latentalign.score.Signature;
import org.latentalign.score.statistics.GeneContributions;
import org.latentalign.score.statistics.GeneTests;

/**
 * A drug in two cell lines, gene by gene.
 *
 * @param drug its name
 * @param lines the two cell lines
 * @param genes their d names
 * @param signatures in the two cell lines
 * @param tests whether the drug changes a gene there
 * @param before contributions to the cosine
 * @param after the same after encoding, where there is a model
 */
record DrugGenes(
        String drug,
        List<String> lines,
        List<String> genes,
        List<Signature> signatures,
        List<GeneTests> tests,
        GeneContributions before,
        Optional<GeneContributions> after) {

    /** The contributions that count: after encoding, where there is a model. */
    GeneContributions last() {
        return after.orElse(before);
    }

    /** The genes by falling contribution. */
    int[] order() {
        return last().order();
    }

    /** How many genes make up half of the cosine that counts. */
    int genesForHalf() {
        return genesForHalf(last());
    }

    /** How many genes, the largest contributions first, make up half of a cosine; 0 where that has no meaning. */
    static int genesForHalf(final GeneContributions contributions) {
        double sum = 0;
        var order = contributions.order();
        for (int i = 0; i < order.length; i++) {
            sum += contributions.contributions()[order[i]];
            if (contributions.cosine() > 0 && sum >= contributions.cosine() / 2) {
                return i + 1;
            }
        }
        return 0;
    }

    /** How many genes change in a cell line with an FDR of at most 5%; empty where no gene has one. */
    Optional<Integer> changed(final int line) {
        double[] known = Arrays.stream(tests.get(line).falseDiscoveryRate())
                .filter(fdr -> !Double.isNaN(fdr))
                .toArray();
        return known.length == 0
                ? Optional.empty()
                : Optional.of(
                        (int) Arrays.stream(known).filter(fdr -> fdr <= 0.05).count());
    }
}
