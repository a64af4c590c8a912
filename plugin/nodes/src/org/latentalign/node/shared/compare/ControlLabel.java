package org.latentalign.node.shared.compare;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;

/** One element of a list of values by which controls are recognized. Its key never changes. */
@LoadDefaultsForAbsentFields
public final class ControlLabel implements NodeParameters {

    @Widget(title = "Label", description = "A value of the column chosen above, spelled exactly as in the table.")
    String m_label = "";

    private static final Set<String> USUAL =
            Set.of("dmso", "control", "ctl_vehicle", "ctl_untrt", "ctl_vector", "vehicle", "untreated", "negcon");

    /** For KNIME. */
    public ControlLabel() {}

    private ControlLabel(final String label) {
        m_label = label;
    }

    /** @return what controls are usually called */
    public static ControlLabel[] usual() {
        return new ControlLabel[] {
            new ControlLabel("ctl_vehicle"), new ControlLabel("DMSO"), new ControlLabel("control")
        };
    }

    /**
     * @param value of a column
     * @return whether controls are usually called so, whatever the letter case
     */
    public static boolean isUsual(final String value) {
        return USUAL.contains(value.strip().toLowerCase(Locale.ROOT));
    }

    /**
     * @param value of a column
     * @param labels of controls
     * @return whether it differs from one of them at most in letter case, blanks and punctuation
     */
    public static boolean isNear(final String value, final Set<String> labels) {
        return labels.stream().anyMatch(label -> bare(label).equals(bare(value)));
    }

    private static String bare(final String label) {
        return label.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /**
     * @param elements of the list
     * @return their values that are not empty
     */
    public static Set<String> values(final ControlLabel... elements) {
        return Arrays.stream(elements)
                .map(element -> element.m_label)
                .filter(label -> label != null && !label.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * @param elements of the list, or null
     * @param what is a difference from controls, in the plural
     * @throws InvalidSettingsException when there is no value
     */
    public static void requireAny(final ControlLabel[] elements, final String what) throws InvalidSettingsException {
        if (elements == null || values(elements).isEmpty()) {
            throw new InvalidSettingsException(
                    "At least one control label is needed: " + what + " are differences from controls.");
        }
    }
}
