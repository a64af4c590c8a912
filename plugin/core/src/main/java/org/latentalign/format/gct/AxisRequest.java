package org.latentalign.format.gct;

import java.util.ArrayList;
import java.util.List;

/**
 * What to read of the samples, or of the genes.
 *
 * @param conditions chooses those that fulfill all of them
 * @param metadataFiles further files whose fields are joined, one after the other; conditions may speak of them
 * @param fields which metadata fields to keep: names, in which {@code *} and {@code ?} are wildcards
 * @param repeatedIds what happens when identifiers are not different
 * @param ignoreVersions whether Ensembl's identifiers are the same with and without their version, as in
 *     ENSG00000141510.18
 */
public record AxisRequest(
        List<Condition> conditions,
        List<MetadataFile> metadataFiles,
        List<String> fields,
        RepeatedIds repeatedIds,
        boolean ignoreVersions) {

    /** All samples or genes with all fields of the file itself. */
    public static final AxisRequest ALL = new AxisRequest(List.of(), List.of(), List.of("*"), RepeatedIds.FAIL, true);

    /** Copies the lists. */
    public AxisRequest {
        conditions = List.copyOf(conditions);
        metadataFiles = List.copyOf(metadataFiles);
        fields = List.copyOf(fields);
    }

    /** @return the same with conditions */
    public AxisRequest where(final Condition... all) {
        return new AxisRequest(List.of(all), metadataFiles, fields, repeatedIds, ignoreVersions);
    }

    /** @return the same with a further file, joined after the others */
    public AxisRequest joinedWith(final MetadataFile file) {
        final var files = new ArrayList<>(metadataFiles);
        files.add(file);
        return new AxisRequest(conditions, files, fields, repeatedIds, ignoreVersions);
    }

    /** @return the same with other fields */
    public AxisRequest withFields(final String... patterns) {
        return new AxisRequest(conditions, metadataFiles, List.of(patterns), repeatedIds, ignoreVersions);
    }

    /** @return the same with another rule for identifiers that are not different */
    public AxisRequest withRepeatedIds(final RepeatedIds rule) {
        return new AxisRequest(conditions, metadataFiles, fields, rule, ignoreVersions);
    }

    /** @return the same with another rule for the versions of Ensembl's identifiers */
    public AxisRequest ignoringVersions(final boolean ignored) {
        return new AxisRequest(conditions, metadataFiles, fields, repeatedIds, ignored);
    }

    /** @return whether the field goes to the output, a condition is about it, or a file is joined by it */
    boolean concerns(final String field) {
        return new ConditionTest(new Condition("", Condition.Match.IS, fields), true).accepts(field)
                || conditions.stream().anyMatch(condition -> condition.field().equals(field))
                || metadataFiles.stream()
                        .anyMatch(file -> file.by().filter(field::equals).isPresent());
    }
}
