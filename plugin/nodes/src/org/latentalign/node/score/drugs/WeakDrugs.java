package org.latentalign.node.score.drugs;

import java.util.List;
import java.util.function.Predicate;
import org.latentalign.figure.Numbers;
import org.latentalign.score.DrugAlignment.DrugRow;

/**
 * How many drugs hardly differ from the controls. Drugs that do nothing and drugs that do something else in each cell line
 * give the same verdict; this tells them apart.
 *
 * @param weak drugs of which every dose is weak, in every pair of cell lines
 * @param judged drugs with a cosine, of which that is known
 */
record WeakDrugs(long weak, long judged) {

    /** @param drugs the rows of a pair of cell lines, or of all of them */
    static WeakDrugs of(final List<DrugRow> drugs) {
        long judged = count(drugs, DrugRow::isWeakKnown);
        return new WeakDrugs(judged - count(drugs, row -> row.isWeakKnown() && !row.isWeak()), judged);
    }

    private static long count(final List<DrugRow> drugs, final Predicate<DrugRow> isMeant) {
        return drugs.stream()
                .filter(row -> Double.isFinite(row.before()))
                .filter(isMeant)
                .map(row -> row.treatment().drug())
                .distinct()
                .count();
    }

    /** @return such as "5 of 8" */
    String share() {
        return Numbers.count(weak) + " of " + Numbers.count(judged);
    }

    /**
     * @param verdict a sentence or some
     * @return it, with one more when most drugs are weak
     */
    String behind(final String verdict) {
        return 2 * weak > judged
                ? verdict + " " + share()
                        + " drugs are weak: they hardly differ from the controls in one cell line or both."
                : verdict;
    }
}
