package org.latentalign.format.h5ad;

import java.util.List;

/**
 * Annotations in memory.
 *
 * @param texts the names, which may repeat
 * @param columns the fields
 * @param leftOut fields that could not be read
 */
record HeldAnnotation(String[] texts, List<AnnotationColumn> columns, List<String> leftOut) implements Annotation {

    @Override
    public int size() {
        return texts.length;
    }

    @Override
    public String[] names() {
        return texts.clone();
    }

    @Override
    public List<String> fields() {
        return columns.stream().map(AnnotationColumn::name).toList();
    }

    @Override
    public AnnotationColumn column(final String field) {
        return columns.stream()
                .filter(column -> column.name().equals(field))
                .findFirst()
                .orElseThrow();
    }
}
