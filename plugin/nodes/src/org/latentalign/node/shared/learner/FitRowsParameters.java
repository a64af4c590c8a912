package org.latentalign.node.shared.learner;

import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.array.ArrayWidget.ElementLayout;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.updates.ValueProvider;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.latentalign.autoencoder.Preprocessing;
import org.latentalign.node.shared.vectors.InputVectorParameters;
import org.latentalign.node.shared.vectors.RowKind;
import org.latentalign.node.shared.vectors.TableColumns;

/**
 * The settings by which {@link FitRows} reads a table: where its vectors are, what becomes of rows that have none, and what
 * is done to every row. Keys and the names of constants are written into saved workflows: they never change.
 *
 * <p>A base class and not a part of the nodes' settings, because a part has its keys in a group of its own.
 */
@LoadDefaultsForAbsentFields
public abstract class FitRowsParameters implements NodeParameters {

    /** Where the vectors are. */
    @Section(title = "Input")
    protected interface InputSection {}

    /** What is done to every row. */
    @Section(title = "Preprocessing")
    @After(InputSection.class)
    protected interface PreprocessingSection {}

    @Layout(InputSection.class)
    InputVectorParameters m_inputVectors = new InputVectorParameters();

    @Layout(InputSection.class)
    @Widget(
            title = "What are your rows?",
            description =
                    "A choice here fills in the preprocessing and, where the node has them, centering and scale. They"
                            + " can be changed below afterwards, or by flow variables: what they say counts. For a"
                            + " table of the GCT or H5AD Reader expression profiles are chosen to begin with, for one"
                            + " of the Word Vector Reader word vectors.")
    @RadioButtonsWidget
    @ValueReference(RowKind.Reference.class)
    RowKind m_rows = RowKind.OTHER;

    @Layout(InputSection.class)
    @Advanced
    @Widget(
            title = "Incomplete rows",
            description = "What to do with a row that has a missing value, a NaN or infinite number, a vector of"
                    + " another length than the others, or a value that the preprocessing cannot take.")
    @ValueSwitchWidget
    IncompleteRows m_incompleteRows = IncompleteRows.FAIL;

    @Layout(PreprocessingSection.class)
    @Widget(
            title = "Preprocessing",
            description = "Steps that are done to every row, in this order, before anything is fitted. They are stored"
                    + " in what the node gives, so that Autoencoder Apply does the same and fitting and scoring always"
                    + " agree.")
    @ArrayWidget(
            elementTitle = "Preprocessing step",
            addButtonText = "Add preprocessing step",
            showSortButtons = true,
            elementLayout = ElementLayout.HORIZONTAL_SINGLE_LINE)
    @ValueProvider(PreprocessingParameters.OfRows.class)
    PreprocessingParameters[] m_preprocessing = new PreprocessingParameters[0];

    /** For a node without input. */
    protected FitRowsParameters() {}

    /** @param input what is known of the node's input */
    protected FitRowsParameters(final NodeParametersInput input) {
        m_inputVectors = new InputVectorParameters(input);
        m_rows = TableColumns.tableSpec(input).map(RowKind::of).orElse(RowKind.OTHER);
    }

    /** @return what the rows are, as chosen last; the other settings say what is done */
    protected final RowKind rows() {
        return m_rows;
    }

    /** @return where the vectors are */
    public final InputVectorParameters vectors() {
        return m_inputVectors;
    }

    /** @return what becomes of rows that have no complete vector */
    public final IncompleteRows incompleteRows() {
        return m_incompleteRows;
    }

    /** @return what is done to every row first */
    public final Preprocessing preprocessing() {
        return PreprocessingParameters.preprocessing(m_preprocessing);
    }
}
