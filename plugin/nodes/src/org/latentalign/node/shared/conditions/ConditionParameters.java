package org.latentalign.node.shared.conditions;

import java.util.Arrays;
import java.util.List;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.text.TextAreaWidget;
import org.knime.node.parameters.widget.text.TextInputWidget;
import org.latentalign.format.gct.Condition;

/**
 * One element of a list of conditions. Keys and the names of constants are written into saved workflows: they never change.
 */
@LoadDefaultsForAbsentFields
public final class ConditionParameters implements NodeParameters {

    /** What is asked of a value. */
    public enum Match {
        @Label(value = "Is one of", description = "Keeps what has one of the values in this field.")
        IS,
        @Label(value = "Is none of", description = "Keeps what has none of the values in this field, or no value.")
        IS_NOT,
        @Label(value = "Is less than", description = "Keeps numbers below the one given.")
        LESS,
        @Label(value = "Is at most", description = "Keeps numbers up to the one given.")
        AT_MOST,
        @Label(
                value = "Is at least",
                description = "Keeps numbers from the one given on, for example tas at least 0.3.")
        AT_LEAST,
        @Label(value = "Is greater than", description = "Keeps numbers above the one given.")
        GREATER,
        @Label(value = "Is missing", description = "Keeps what has no value in this field.")
        MISSING,
        @Label(value = "Is not missing", description = "Keeps what has a value in this field, whatever it is.")
        PRESENT;

        private Condition.Match match() {
            return switch (this) {
                case IS -> Condition.Match.IS;
                case IS_NOT -> Condition.Match.IS_NOT;
                case LESS -> Condition.Match.LESS;
                case AT_MOST -> Condition.Match.AT_MOST;
                case AT_LEAST -> Condition.Match.AT_LEAST;
                case GREATER -> Condition.Match.GREATER;
                case MISSING -> Condition.Match.MISSING;
                case PRESENT -> Condition.Match.PRESENT;
            };
        }
    }

    @Widget(
            title = "Field",
            description = "The name of a metadata field as the file writes it, for example cell_id or pert_iname for"
                    + " samples, cell_type for cells, pr_is_lm or highly_variable for genes. The name id stands for the"
                    + " identifier, which in GCT and GCTX files may also be called as the file calls it, sig_id for"
                    + " example; fields of additional metadata files can be used there as well.")
    @TextInputWidget(placeholder = "name of the field")
    String m_field = "";

    @Widget(title = "Condition", description = "What the value has to be.")
    Match m_match = Match.IS;

    @Widget(
            title = "Values",
            description = "One value a line, with regard to upper and lower case. * stands for any characters and ?"
                    + " for a single one, unless the field has a value that is written just so, or a backslash is"
                    + " before it. Numbers are compared as numbers, at the precision of the file: 10 also finds 10.0,"
                    + " and 0.37 finds 0.370000005. Truth values are TRUE and FALSE. A missing value is never one of"
                    + " the values. Comparisons take a single number; whether a value is missing takes none.")
    @TextAreaWidget(rows = 3)
    String m_values = "";

    /** For a new element of the list. */
    public ConditionParameters() {}

    /**
     * @param field name of a metadata field
     * @param match what its value has to be
     * @param values one a line
     */
    public ConditionParameters(final String field, final Match match, final String values) {
        m_field = field;
        m_match = match;
        m_values = values;
    }

    private Condition condition() {
        Condition.Match match = m_match.match();
        return new Condition(m_field.strip(), match, match.isAboutPresence() ? List.of() : lines(m_values));
    }

    /** @return what is asked */
    public static List<Condition> conditions(final ConditionParameters[] conditions) {
        return Arrays.stream(conditions).map(ConditionParameters::condition).toList();
    }

    /**
     * @param conditions of a node
     * @param title of their widget, for messages
     * @throws InvalidSettingsException when one is incomplete
     */
    public static void validate(final ConditionParameters[] conditions, final String title)
            throws InvalidSettingsException {
        for (int i = 0; i < conditions.length; i++) {
            if (conditions[i].m_field.isBlank()) {
                throw new InvalidSettingsException(
                        title + ": condition " + (i + 1) + " names no field; name one or remove the condition.");
            }
            Condition.Match match = conditions[i].m_match.match();
            List<String> values = lines(conditions[i].m_values);
            String place = title + ": condition " + (i + 1) + " on " + conditions[i].m_field;
            if (values.isEmpty() && !match.isAboutPresence()) {
                throw new InvalidSettingsException(place + " has no values; write one a line or remove the condition.");
            }
            if (match.isComparison() && (values.size() > 1 || !Condition.isNumber(values.get(0)))) {
                throw new InvalidSettingsException(
                        place + " compares with a number; write a single one, with a point for decimals.");
            }
        }
    }

    /** @return the lines of a text without blanks around them, and without empty ones */
    public static List<String> lines(final String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
