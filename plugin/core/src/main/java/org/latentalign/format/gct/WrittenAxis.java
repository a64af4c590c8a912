package org.latentalign.format.gct;

import java.util.List;
import org.latentalign.format.Field;

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
}
