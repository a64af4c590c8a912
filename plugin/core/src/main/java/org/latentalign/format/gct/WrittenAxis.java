package org.latentalign.format.gct;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.latentalign.format.Field;
import org.latentalign.format.FormatException;

/**
 * The samples or the genes of a file that is to be written.
 *
 * @param ids their identifiers, all different and none empty
 * @param fields what else is known of them, as many values each
 */
public record WrittenAxis(List<String> ids, List<Field> fields) {

    /** Copies the lists. */
    public WrittenAxis {
        ids = List.copyOf(ids);
        fields = List.copyOf(fields);
        for (final Field field : fields) {
            if (field.size() != ids.size()) {
                throw new IllegalArgumentException("The field " + field.name() + " has " + field.size() + " values for "
                        + ids.size() + " identifiers.");
            }
        }
    }

    /**
     * Blanks around an identifier are no part of it for who reads the file.
     *
     * @param written what stands in the file for an identifier
     * @throws FormatException when the file would have two that are the same
     */
    void requireDifferent(final UnaryOperator<String> written) throws FormatException {
        final Map<String, String> taken = new HashMap<>();
        for (final String id : ids) {
            final String other = taken.putIfAbsent(written.apply(id).strip(), id);
            if (other != null) {
                throw new FormatException("The identifiers \"" + shown(other) + "\" and \"" + shown(id)
                        + "\" differ in blanks alone and would be the same in the file: change one of them.");
            }
        }
    }

    private static String shown(final String id) {
        return id.replaceAll("\\p{Cntrl}", "\u00b7");
    }
}
