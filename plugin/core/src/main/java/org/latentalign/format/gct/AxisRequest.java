package org.latentalign.format.gct;

import java.util.List;
import java.util.Optional;

/**
 * What to read of the samples, or of the genes.
 *
 * @param conditions chooses those that fulfill all of them
 * @param metadataFile a second file whose fields are joined by identifier; conditions may speak of them
 * @param fields which metadata fields to keep: names, in which {@code *} and {@code ?} are wildcards
 */
public record AxisRequest(List<Condition> conditions, Optional<MetadataFile> metadataFile, List<String> fields) {

    /** All samples or genes with all fields of the file itself. */
    public static final AxisRequest ALL = new AxisRequest(List.of(), Optional.empty(), List.of("*"));

    /** Copies the lists. */
    public AxisRequest {
        conditions = List.copyOf(conditions);
        fields = List.copyOf(fields);
    }

    /** @return the same with conditions */
    public AxisRequest where(final Condition... all) {
        return new AxisRequest(List.of(all), metadataFile, fields);
    }

    /** @return the same with a second file */
    public AxisRequest joinedWith(final MetadataFile file) {
        return new AxisRequest(conditions, Optional.of(file), fields);
    }

    /** @return the same with other fields */
    public AxisRequest withFields(final String... patterns) {
        return new AxisRequest(conditions, metadataFile, List.of(patterns));
    }

    /** @return whether the field goes to the output or a condition is about it */
    boolean concerns(final String field) {
        return new Condition("", Condition.Match.IS, fields).test().accepts(field)
                || conditions.stream().anyMatch(condition -> condition.field().equals(field));
    }
}
