package org.latentalign.node.fit.moment;

import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.array.ArrayWidget.ElementLayout;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.latentalign.node.shared.learner.IncompleteRows;
import org.latentalign.node.shared.learner.PreprocessingParameters;
import org.latentalign.node.shared.vectors.InputVectorParameters;

/**
 * The settings of the Second Moment Learner. Keys and the names of constants are written into saved workflows: they never
 * change.
 */
@LoadDefaultsForAbsentFields
final class SecondMomentLearnerNodeParameters implements NodeParameters {

    @Section(title = "Input")
    interface InputSection {}

    @Section(title = "Preprocessing")
    @After(InputSection.class)
    interface PreprocessingSection {}

    /** What the table holds. */
    enum TableHolds {
        @Label(value = "Vectors", description = "One vector a row, which the node sums up.")
        VECTORS,
        @Label(
                value = "Moments",
                description = "Moments that were computed elsewhere, by SQL or Python for example: one row for each"
                        + " dimension, with the columns Index, N, Mean and Row.")
        MOMENTS
    }

    static final class TableHoldsReference implements ParameterReference<TableHolds> {}

    static final class HoldsVectors implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(TableHoldsReference.class).isOneOf(TableHolds.VECTORS);
        }
    }

    @Layout(InputSection.class)
    @Widget(
            title = "Table holds",
            description = "Vectors, or moments of vectors. A moments table has one row for each dimension and four"
                    + " columns, whose names may be in upper or lower case. Index: the number of the dimension from 1,"
                    + " in any order; or its name, and then the rows are in the order of the dimensions. N: the number of"
                    + " vectors, the same in every row. Mean: the mean of the dimension. Row: a list (or double vector)"
                    + " of the covariances of this dimension with all dimensions, divided by N, as COVAR_POP of SQL and"
                    + " cov(x, bias=True) of NumPy give them.")
    @ValueSwitchWidget
    @ValueReference(TableHoldsReference.class)
    TableHolds m_tableHolds = TableHolds.VECTORS;

    @Layout(InputSection.class)
    InputVectorParameters m_inputVectors = new InputVectorParameters();

    @Layout(InputSection.class)
    @Widget(
            title = "Incomplete rows",
            description = "What to do with a row that has a missing value, a NaN or infinite number, a vector of"
                    + " another length than the others, or a value that the preprocessing cannot take.")
    @ValueSwitchWidget
    @Effect(predicate = HoldsVectors.class, type = EffectType.SHOW)
    IncompleteRows m_incompleteRows = IncompleteRows.FAIL;

    @Layout(PreprocessingSection.class)
    @Widget(
            title = "Preprocessing",
            description =
                    "Steps that are done to every row, in this order, before it is summed up. They are stored with"
                            + " the moment and in every model that is fitted to it. Of a moments table, the steps that were done"
                            + " before it was made.")
    @ArrayWidget(
            addButtonText = "Add step",
            showSortButtons = true,
            elementLayout = ElementLayout.HORIZONTAL_SINGLE_LINE)
    PreprocessingParameters[] m_preprocessing = new PreprocessingParameters[0];

    /** For a node without input. */
    SecondMomentLearnerNodeParameters() {}

    /** For a node with input. */
    SecondMomentLearnerNodeParameters(final NodeParametersInput input) {
        m_inputVectors = new InputVectorParameters(input);
    }
}
