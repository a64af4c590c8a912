package org.latentalign.node.shared.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which columns of a table of samples tell what.
 *
 * @param contexts the cell line and, where they are wanted, further columns such as the time; at least one
 * @param drug the drug
 * @param control whether a sample is a control
 * @param controlLabels the values of that column that controls have
 * @param plate the plate or batch; empty when none is known
 * @param isByPlate whether samples are compared with controls of their plate only
 * @param split the dose or time; empty when drugs are not split
 */
public record SampleRoles(
        List<String> contexts,
        String drug,
        String control,
        Set<String> controlLabels,
        String plate,
        boolean isByPlate,
        String split) {

    /** Copies the lists, in their order: messages show it. */
    public SampleRoles {
        contexts = List.copyOf(contexts);
        controlLabels = Collections.unmodifiableSet(new LinkedHashSet<>(controlLabels));
    }

    /** @return the columns that are read, each once */
    public List<String> columns() {
        return List.copyOf(places().keySet());
    }

    private Map<String, Integer> places() {
        Map<String, Integer> places = new LinkedHashMap<>();
        var all = new ArrayList<>(contexts);
        all.addAll(List.of(drug, control, plate, split));
        all.stream().filter(name -> !name.isEmpty()).forEach(name -> places.putIfAbsent(name, places.size()));
        return places;
    }

    /** @return tells of the labels of a row, in the order of {@link #columns}, what it is */
    public Reader reader() {
        return new Reader(this, places());
    }

    /**
     * Reads labels.
     *
     * @param roles of the columns
     * @param places of the columns among the labels
     */
    public record Reader(SampleRoles roles, Map<String, Integer> places) {

        private String label(final String column, final String[] labels) {
            return column.isEmpty() ? null : labels[places.get(column)];
        }

        /** @return the context, several columns being joined; null when one is missing */
        public String context(final String[] labels) {
            var values = new ArrayList<String>();
            for (var column : roles.contexts) {
                var value = label(column, labels);
                if (value == null) {
                    return null;
                }
                values.add(value);
            }
            return String.join(", ", values);
        }

        /** @return the drug, or null */
        public String drug(final String[] labels) {
            return label(roles.drug, labels);
        }

        /** @return the value of the control column, or null */
        public String control(final String[] labels) {
            return label(roles.control, labels);
        }

        /** @return whether the row is a control */
        public boolean isControl(final String[] labels) {
            var control = control(labels);
            return control != null && roles.controlLabels.contains(control);
        }

        /** @return the plate; empty when none is known, or it is missing */
        public String plate(final String[] labels) {
            var plate = label(roles.plate, labels);
            return plate == null ? "" : plate;
        }

        /** @return the dose or time; empty when drugs are not split, or it is missing */
        public String split(final String[] labels) {
            var split = label(roles.split, labels);
            return split == null ? "" : split;
        }
    }
}
