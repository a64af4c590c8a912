package org.latentalign.format.h5ad;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Annotations as AnnData has written them since version 0.7: a group with a dataset or a group for each field. */
final class GroupAnnotation implements Annotation {

    private static final String OLD_CATEGORIES = "/__categories";

    private final CellFile file;

    private final String part;

    private final ColumnReader reader;

    private final String index;

    private final int size;

    private final List<String> fields = new ArrayList<>();

    private final List<String> leftOut = new ArrayList<>();

    /**
     * @param part where the group is, as in "/obs"
     * @throws org.latentalign.format.FormatException when it has no index, or fields of other lengths
     */
    GroupAnnotation(final CellFile file, final String part) throws IOException {
        this.file = file;
        this.part = part;
        reader = new ColumnReader(file);
        index = findIndex();
        size = reader.length(path(index))
                .orElseThrow(() -> file.malformed(CellFile.readable(path(index)) + ", the index, is no list of names"));
        for (final String field : candidates()) {
            final Optional<Integer> length = reader.length(path(field));
            if (length.isEmpty()) {
                leftOut.add(field);
            } else if (length.get() != size) {
                throw file.malformed("in " + CellFile.readable(part) + ", column " + field
                        + " and index differ in length: " + length.get() + " and " + size);
            } else {
                fields.add(field);
            }
        }
    }

    private String path(final String field) {
        return part + "/" + field;
    }

    private String findIndex() throws IOException {
        final String named = file.text(part, "_index");
        if (!named.isEmpty()) {
            if (!file.exists(path(named))) {
                throw file.malformed(CellFile.readable(path(named)) + ", the index, is missing");
            }
            return named;
        }
        for (final String usual : List.of("_index", "index")) {
            if (file.exists(path(usual))) {
                return usual;
            }
        }
        throw file.malformed(CellFile.readable(part) + " has no index");
    }

    /** What the file lists as columns, or else all that there is. */
    private Iterable<String> candidates() throws IOException {
        final var candidates = new LinkedHashSet<>(file.texts(part, "column-order"));
        if (candidates.isEmpty()) {
            candidates.addAll(file.members(part));
            candidates.remove(index);
            candidates.remove(CellFile.readable(OLD_CATEGORIES));
        }
        return candidates;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public String[] names() throws IOException {
        return reader.read(index, path(index), List.of()).texts();
    }

    @Override
    public List<String> fields() {
        return fields;
    }

    @Override
    public List<String> leftOut() {
        return leftOut;
    }

    @Override
    public AnnotationColumn column(final String field) throws IOException {
        return reader.read(field, path(field), List.of(part + OLD_CATEGORIES + "/" + field));
    }
}
