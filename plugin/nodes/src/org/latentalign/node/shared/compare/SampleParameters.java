package org.latentalign.node.shared.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.array.ArrayWidget.ElementLayout;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.knime.node.parameters.widget.choices.filter.TwinlistWidget;
import org.latentalign.node.shared.vectors.TableColumns;

/**
 * The settings by which nodes find out what a sample is: its context, such as the cell line, its drug, whether it is a
 * control, and its plate. Keys and the names of constants are written into saved workflows: they never change.
 *
 * <p>A base class and not a part of the nodes' settings, because a part has its keys in a group of its own.
 */
public abstract class SampleParameters implements NodeParameters {

    /** About the vectors. */
    @Section(title = "Vectors")
    protected interface VectorsSection {}

    /** About contexts and drugs. */
    @Section(title = "Samples")
    @After(VectorsSection.class)
    protected interface SamplesSection {}

    /** About controls and plates. */
    @Section(title = "Controls")
    @After(SamplesSection.class)
    protected interface ControlsSection {}

    /** How controls are told. */
    enum ControlsBy {
        @Label(value = "Typing", description = "Controls have one of some labels that you type.")
        LABELS,
        @Label(
                value = "Choosing",
                description = "Controls have one of some values of the control column that you choose among those that"
                        + " the table knows.")
        VALUES
    }

    /** Which controls a sample is compared with. */
    enum Plates {
        @Label(
                value = "Own plate, if known",
                description = "Those of its own plate or batch, if the table has a column with a usual name such as"
                        + " \"det_plate\", \"rna_plate\" or \"batch\"; or else all of its context.")
        AUTOMATIC,
        @Label(value = "Own plate, by a column", description = "Those of its own plate or batch, as a column tells it.")
        COLUMN,
        @Label(
                value = "All plates",
                description = "All controls of its context, from whatever plate. What differs between plates then looks"
                        + " like an effect that all drugs of a plate have in common.")
        NONE
    }

    /** The cell line column, for its possible values. */
    public static final class CellLineColumnReference implements ParameterReference<String> {}

    /** The drug column, for its possible values. */
    public static final class DrugColumnReference implements ParameterReference<String> {}

    /** The control column, for its possible values. */
    public static final class ControlColumnReference implements ParameterReference<String> {}

    static final class ControlsByReference implements ParameterReference<ControlsBy> {}

    static final class IsByLabels implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ControlsByReference.class).isOneOf(ControlsBy.LABELS);
        }
    }

    static final class PlatesReference implements ParameterReference<Plates> {}

    static final class IsPlateColumn implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(PlatesReference.class).isOneOf(Plates.COLUMN);
        }
    }

    /** Offers the possible values of the cell line column. */
    public static final class CellLineValues extends PossibleValues {

        /** For KNIME. */
        public CellLineValues() {
            super(CellLineColumnReference.class, SampleColumns.CELL_LINE_NAMES);
        }
    }

    /** Offers the possible values of the drug column. */
    public static final class DrugValues extends PossibleValues {

        /** For KNIME. */
        public DrugValues() {
            super(DrugColumnReference.class, SampleColumns.DRUG_NAMES);
        }
    }

    @Layout(SamplesSection.class)
    @Widget(
            title = "Cell line column",
            description = "The column with the cell line, cell type or other context of a sample. Any column will do"
                    + " whose values are to be compared with one another.")
    @ChoicesProvider(LabelColumn.Choices.class)
    @ValueReference(CellLineColumnReference.class)
    String m_cellLineColumn;

    @Layout(SamplesSection.class)
    @Widget(
            title = "Further context columns",
            description = "Columns that belong to the context, too, such as the time: 6 hours and 24 hours in one cell"
                    + " line are then two contexts, called \"A375, 6\" and \"A375, 24\", that can be compared.")
    @Advanced
    @ChoicesProvider(LabelColumn.Choices.class)
    @TwinlistWidget
    ColumnFilter m_furtherContexts = new ColumnFilter();

    @Layout(SamplesSection.class)
    @Widget(title = "Drug column", description = "The column with the drug or other perturbation of a sample.")
    @ChoicesProvider(LabelColumn.Choices.class)
    @ValueReference(DrugColumnReference.class)
    String m_drugColumn;

    @Layout(ControlsSection.class)
    @Widget(
            title = "Control column",
            description = "The column that tells which samples are controls: the type of perturbation in CMap data, or"
                    + " the drug column itself where controls are named there, for example \"DMSO\".")
    @ChoicesProvider(LabelColumn.Choices.class)
    @ValueReference(ControlColumnReference.class)
    String m_controlColumn;

    @Layout(ControlsSection.class)
    @Widget(title = "Controls by", description = "How the values of the control column that controls have are given.")
    @ValueSwitchWidget
    @ValueReference(ControlsByReference.class)
    ControlsBy m_controlsBy = ControlsBy.LABELS;

    @Layout(ControlsSection.class)
    @Widget(
            title = "Control labels",
            description = "A sample is a control if its value in the control column is one of these, and treated"
                    + " otherwise. A warning names values that differ from a label in their spelling only.")
    @ArrayWidget(
            elementTitle = "Control label",
            addButtonText = "Add control label",
            elementLayout = ElementLayout.HORIZONTAL_SINGLE_LINE)
    @Effect(predicate = IsByLabels.class, type = EffectType.SHOW)
    ControlLabel[] m_controlLabels = ControlLabel.usual();

    @Layout(ControlsSection.class)
    @Widget(
            title = "Control values",
            description = "A sample is a control if its value in the control column is one of these, and treated"
                    + " otherwise.")
    @ArrayWidget(
            elementTitle = "Control value",
            addButtonText = "Add control value",
            elementLayout = ElementLayout.HORIZONTAL_SINGLE_LINE)
    @Effect(predicate = IsByLabels.class, type = EffectType.HIDE)
    ControlValue[] m_controlValues = new ControlValue[0];

    @Layout(ControlsSection.class)
    @Widget(
            title = "Compared with controls of",
            description = "Which controls of its context a sample is compared with. Plates differ from each other more"
                    + " than most drugs differ from controls. A drug that was on several plates is compared plate by"
                    + " plate, and the differences are averaged with the weights n_t n_c / (n_t + n_c) for n_t treated"
                    + " and n_c control samples; treated samples without a control on their plate are left out and"
                    + " counted.")
    @ValueSwitchWidget
    @ValueReference(PlatesReference.class)
    Plates m_plates = Plates.AUTOMATIC;

    @Layout(ControlsSection.class)
    @Widget(title = "Plate column", description = "The column with the plate, batch or experiment of a sample.")
    @ChoicesProvider(LabelColumn.Choices.class)
    @Effect(predicate = IsPlateColumn.class, type = EffectType.SHOW)
    String m_plateColumn;

    /** For a node without input. */
    protected SampleParameters() {}

    /**
     * Guesses from the input table.
     *
     * @param input what is known of the node's input
     */
    protected SampleParameters(final NodeParametersInput input) {
        TableColumns.tableSpec(input).ifPresent(table -> {
            m_cellLineColumn =
                    LabelColumn.guess(table, SampleColumns.CELL_LINE_NAMES).orElse(null);
            m_drugColumn = LabelColumn.guess(table, SampleColumns.DRUG_NAMES).orElse(null);
            m_controlColumn =
                    LabelColumn.guess(table, SampleColumns.CONTROL_NAMES).orElse(m_drugColumn);
            m_plateColumn = LabelColumn.guess(table, SampleColumns.PLATE_NAMES).orElse(null);
            m_furtherContexts = new ColumnFilter();
            chooseControls(table);
        });
    }

    /** Where the table knows the values of the control column, those that controls usually have. */
    private void chooseControls(final DataTableSpec table) {
        if (m_controlColumn != null) {
            m_controlValues = PossibleValues.of(table.getColumnSpec(m_controlColumn)).stream()
                    .filter(ControlLabel::isUsual)
                    .map(ControlValue::new)
                    .toArray(ControlValue[]::new);
            m_controlsBy = m_controlValues.length == 0 ? ControlsBy.LABELS : ControlsBy.VALUES;
        }
    }

    /**
     * Checks what can be checked without a table.
     *
     * @param what is a difference from controls, in the plural
     * @throws InvalidSettingsException with the sentence for the user
     */
    protected final void validateControls(final String what) throws InvalidSettingsException {
        if (m_controlsBy == ControlsBy.VALUES ? controlLabels().isEmpty() : m_controlLabels == null) {
            throw new InvalidSettingsException(
                    "At least one control value is needed: " + what + " are differences from controls.");
        }
        if (m_controlsBy == ControlsBy.LABELS) {
            ControlLabel.requireAny(m_controlLabels, what);
        }
    }

    /** @return the values of the control column that controls have */
    public final Set<String> controlLabels() {
        return m_controlsBy == ControlsBy.LABELS
                ? ControlLabel.values(m_controlLabels)
                : m_controlValues == null
                        ? Set.of()
                        : Arrays.stream(m_controlValues)
                                .map(element -> element.m_value)
                                .filter(value -> value != null && !value.isEmpty())
                                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Finds the columns.
     *
     * @param table with the samples
     * @param split the column with the dose or time, or empty
     * @return what they tell
     * @throws InvalidSettingsException when one is missing, with the sentence for the user
     */
    protected final SampleRoles roles(final DataTableSpec table, final String split) throws InvalidSettingsException {
        var drug = LabelColumn.find(table, m_drugColumn, SampleColumns.DRUG_NAMES, "drug");
        var control = SampleColumns.control(table, m_controlColumn, drug);
        if (m_plates == Plates.COLUMN && (m_plateColumn == null || m_plateColumn.isEmpty())) {
            throw new InvalidSettingsException(
                    "No column with the plate is chosen: choose one, or compare with the controls of all plates.");
        }
        var guessed = LabelColumn.guess(table, SampleColumns.PLATE_NAMES).orElse("");
        var plate = m_plates == Plates.COLUMN
                ? LabelColumn.find(table, m_plateColumn, SampleColumns.PLATE_NAMES, "plate")
                : guessed;
        var contexts = new ArrayList<String>();
        contexts.add(LabelColumn.find(table, m_cellLineColumn, SampleColumns.CELL_LINE_NAMES, "cell line"));
        var candidates = LabelColumn.candidates(table);
        var missing = m_furtherContexts.getMissingSelected(candidates);
        if (missing.length > 0) {
            throw new InvalidSettingsException("The context column \"" + missing[0] + "\" is not in the table.");
        }
        for (var column : m_furtherContexts.filter(candidates)) {
            if (!contexts.contains(column)) {
                contexts.add(column);
            }
        }
        return new SampleRoles(
                contexts, drug, control, controlLabels(), plate, m_plates != Plates.NONE && !plate.isEmpty(), split);
    }
}
