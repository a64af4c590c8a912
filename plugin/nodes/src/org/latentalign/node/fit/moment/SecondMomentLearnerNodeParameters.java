package org.latentalign.node.fit.moment;

import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.Before;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.latentalign.node.shared.learner.FitRowsParameters;

/**
 * The settings of the Second Moment Learner. Keys and the names of constants are written into saved workflows: they never
 * change.
 */
@LoadDefaultsForAbsentFields
final class SecondMomentLearnerNodeParameters extends FitRowsParameters {

    @Section(title = "Table")
    @Before(FitRowsParameters.InputSection.class)
    interface TableSection {}

    /** What the table holds. */
    enum TableHolds {
        @Label(value = "Vectors", description = "One vector a row, which the node sums up.")
        VECTORS,
        @Label(
                value = "Moments",
                description = "Moments that were computed elsewhere, by SQL or Python for example: one row for each"
                        + " dimension, with the columns Index, N, Mean and Row. What you choose below for vectors and"
                        + " incomplete rows is then of no effect, and the preprocessing is what was done before they"
                        + " were computed.")
        MOMENTS
    }

    @Layout(TableSection.class)
    @Widget(
            title = "Table holds",
            description = "Vectors, or moments of vectors. A moments table has one row for each dimension and four"
                    + " columns, whose names may be in upper or lower case. Index: the number of the dimension from"
                    + " 1, in any order; or its name, and then the rows are in the order of the dimensions. N: the"
                    + " number of vectors, the same in every row. Mean: the mean of the dimension. Row: a list (or"
                    + " double vector) of the covariances of this dimension with all dimensions, divided by N, as"
                    + " COVAR_POP of SQL and cov(x, bias=True) of NumPy give them.")
    @ValueSwitchWidget
    TableHolds m_tableHolds = TableHolds.VECTORS;

    /** For a node without input. */
    SecondMomentLearnerNodeParameters() {}

    /** For a node with input. */
    SecondMomentLearnerNodeParameters(final NodeParametersInput input) {
        super(input);
    }
}
