package org.latentalign.node.score.genes;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
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
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.latentalign.node.shared.compare.SampleParameters;
import org.latentalign.node.shared.compare.SampleRoles;
import org.latentalign.node.shared.vectors.InputVectorParameters;

/** The settings of Signature Genes. Keys and the names of constants are written into saved workflows. */
@LoadDefaultsForAbsentFields
final class SignatureGenesNodeParameters extends SampleParameters {

    @Section(title = "Drug and Cell Lines")
    @After(ControlsSection.class)
    interface DrugSection {}

    /** How drug and cell lines are given. */
    enum NamesBy {
        @Label(value = "Choosing", description = "Choose them among the values that the table knows of their columns.")
        VALUES,
        @Label(
                value = "Typing",
                description = "Type them: where the table does not know the possible values of a column, or where a"
                        + " context is made of several columns.")
        NAMES
    }

    static final class NamesByReference implements ParameterReference<NamesBy> {}

    static final class IsByValues implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(NamesByReference.class).isOneOf(NamesBy.VALUES);
        }
    }

    @Layout(VectorsSection.class)
    InputVectorParameters m_vectors = new InputVectorParameters();

    @Layout(DrugSection.class)
    @Widget(title = "Drug and cell lines by", description = "How the drug and the cell lines are given.")
    @ValueSwitchWidget
    @ValueReference(NamesByReference.class)
    NamesBy m_namesBy = NamesBy.VALUES;

    @Layout(DrugSection.class)
    @Widget(
            title = "Drug",
            description =
                    "One of the values of the drug column. When it is empty, the drug whose signatures in two cell"
                            + " lines have the largest cosine.")
    @ChoicesProvider(DrugValues.class)
    @Effect(predicate = IsByValues.class, type = EffectType.SHOW)
    String m_drug = "";

    @Layout(DrugSection.class)
    @Widget(
            title = "First cell line",
            description =
                    "One of the values of the cell line column. When both are empty, those two in which the drug's"
                            + " signatures have the largest cosine.")
    @ChoicesProvider(CellLineValues.class)
    @Effect(predicate = IsByValues.class, type = EffectType.SHOW)
    String m_firstCellLine = "";

    @Layout(DrugSection.class)
    @Widget(title = "Second cell line", description = "Another one of the values of the cell line column.")
    @ChoicesProvider(CellLineValues.class)
    @Effect(predicate = IsByValues.class, type = EffectType.SHOW)
    String m_secondCellLine = "";

    @Layout(DrugSection.class)
    @Widget(title = "Name of the drug", description = "Spelled exactly as in the table, or empty as above.")
    @Effect(predicate = IsByValues.class, type = EffectType.HIDE)
    String m_drugName = "";

    @Layout(DrugSection.class)
    @Widget(
            title = "First cell line (name)",
            description =
                    "Spelled exactly as in the table. A context of several columns has their values, separated by a"
                            + " comma and a blank.")
    @Effect(predicate = IsByValues.class, type = EffectType.HIDE)
    String m_firstName = "";

    @Layout(DrugSection.class)
    @Widget(title = "Second cell line (name)", description = "Spelled exactly as in the table.")
    @Effect(predicate = IsByValues.class, type = EffectType.HIDE)
    String m_secondName = "";

    /** For a node without input. */
    SignatureGenesNodeParameters() {}

    /** For a node with input. */
    SignatureGenesNodeParameters(final NodeParametersInput input) {
        super(input);
        m_vectors = new InputVectorParameters(input);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        validateControls("signatures");
        if (first().isEmpty() != second().isEmpty()) {
            throw new InvalidSettingsException("Name both cell lines, or none.");
        }
        if (!first().isEmpty() && first().equals(second())) {
            throw new InvalidSettingsException("A cell line cannot be compared with itself: name two different ones.");
        }
    }

    /** The drug; empty for the one with the largest cosine. */
    String drug() {
        return orEmpty(m_namesBy == NamesBy.VALUES ? m_drug : m_drugName);
    }

    /** The first cell line; empty for one of the two with the largest cosine. */
    String first() {
        return orEmpty(m_namesBy == NamesBy.VALUES ? m_firstCellLine : m_firstName);
    }

    /** The second cell line; empty for the other one. */
    String second() {
        return orEmpty(m_namesBy == NamesBy.VALUES ? m_secondCellLine : m_secondName);
    }

    private static String orEmpty(final String text) {
        return text == null ? "" : text;
    }

    SampleRoles roles(final DataTableSpec table) throws InvalidSettingsException {
        return roles(table, "");
    }
}
