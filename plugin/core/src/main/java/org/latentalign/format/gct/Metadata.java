package org.latentalign.format.gct;

import java.util.List;
import java.util.Optional;

/**
 * What is known of the samples, or of the genes, that were chosen.
 *
 * @param ids their identifiers, all different, in the file's order
 * @param columns the fields in alphabetical order (a GCTX file has no other), then those of the joined file in its order
 */
public record Metadata(List<String> ids, List<MetadataColumn> columns) {

    /** Copies the lists. */
    public Metadata {
        ids = List.copyOf(ids);
        columns = List.copyOf(columns);
    }

    /** @return how many samples or genes there are */
    public int size() {
        return ids.size();
    }

    /** @return the field with this name */
    public Optional<MetadataColumn> column(final String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
