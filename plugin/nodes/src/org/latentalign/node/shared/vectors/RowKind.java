package org.latentalign.node.shared.vectors;

import java.util.function.Supplier;
import org.knime.core.data.DataTableSpec;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.widget.choices.Label;

/**
 * What the rows of a table are, by which a learner's settings are chosen. The names of the constants are written into saved
 * workflows and into columns: they never change.
 */
public enum RowKind {
    /** Expression on a scale of logarithms. */
    @Label(
            value = "Expression profiles",
            description = "Of genes, as logarithms, such as levels 3 to 5 of CMap or normalized single cells:"
                    + " centered, the second moment divided by the number of genes, and no steps of preprocessing."
                    + " Uncentered, all profiles look alike, for all share the mean profile.")
    EXPRESSION,
    /** Expression before logarithms are taken. */
    @Label(
            value = "Counts or intensities",
            description = "Of genes, before logarithms are taken: as expression profiles, with the step log2(x + 1).")
    COUNTS,
    /** Of a language. */
    @Label(
            value = "Word vectors",
            description =
                    "Such as GloVe, word2vec or sentence embeddings: as in the paper, uncentered, the second moment not"
                            + " divided further, and no steps of preprocessing.")
    WORDS,
    /** Anything else. */
    @Label(value = "Other", description = "As for word vectors. Also shown where settings were chosen one by one.")
    OTHER;

    /** The setting that says what rows are. */
    public static final class Reference implements ParameterReference<RowKind> {}

    /**
     * Computes a setting from what the rows are, when somebody chooses that in the dialog, and never else: what is changed
     * afterwards stays.
     *
     * @param <T> type of the setting
     */
    public abstract static class Follower<T> implements StateProvider<T> {

        private Supplier<RowKind> chosen;

        @Override
        public final void init(final StateProviderInitializer initializer) {
            chosen = initializer.computeFromValueSupplier(Reference.class);
        }

        @Override
        public final T computeState(final NodeParametersInput input) {
            return of(chosen.get());
        }

        /** @return the setting for rows of a kind */
        protected abstract T of(RowKind kind);
    }

    /** @return whether rows are of genes, and are compared with their mean */
    public boolean isExpression() {
        return this == EXPRESSION || this == COUNTS;
    }

    /**
     * @param table with rows
     * @return what a reader has noted at a column with vectors; otherwise {@link #OTHER}
     */
    public static RowKind of(final DataTableSpec table) {
        return table.stream()
                .flatMap(column -> VectorMark.rows(column).stream())
                .findFirst()
                .orElse(OTHER);
    }
}
