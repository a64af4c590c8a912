package org.latentalign.format.h5ad;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.latentalign.format.hdf5.Datatype;
import org.latentalign.format.hdf5.Hdf5Dataset;

/**
 * Annotations as AnnData wrote them up to version 0.6: a dataset of compounds, whose first field is the index, with labels of
 * categories in {@code uns}.
 */
final class CompoundAnnotation implements Annotation {

    private final Hdf5Dataset dataset;

    private final ColumnReader reader;

    private final List<Datatype.Field> members;

    private final int size;

    private final List<String> fields = new ArrayList<>();

    private final List<String> leftOut = new ArrayList<>();

    /** @throws org.latentalign.format.FormatException when it is not along one dimension, or has no index */
    CompoundAnnotation(final CellFile file, final String part, final Hdf5Dataset dataset) throws IOException {
        this.dataset = dataset;
        reader = new ColumnReader(file);
        size = file.length(dataset, part);
        if (!(dataset.type() instanceof Datatype.Compound compound)
                || compound.fields().isEmpty()
                || !isReadable(compound.fields().get(0))) {
            throw file.malformed(CellFile.readable(part) + " has no index");
        }
        members = compound.fields();
        for (final Datatype.Field member : members.subList(1, members.size())) {
            (isReadable(member) ? fields : leftOut).add(member.name());
        }
    }

    private static boolean isReadable(final Datatype.Field member) {
        return member.type().isNumeric() || member.type().isText();
    }

    @Override
    public int size() {
        return size;
    }

    private AnnotationColumn read(final Datatype.Field member) throws IOException {
        return size == 0
                ? new AnnotationColumn.Texts(member.name(), new String[0])
                : reader.values(member.name(), dataset.asList(), member);
    }

    @Override
    public String[] names() throws IOException {
        return read(members.get(0)).texts();
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
        final AnnotationColumn values = read(members.stream()
                .skip(1)
                .filter(member -> member.name().equals(field))
                .findFirst()
                .orElseThrow());
        final String labels = "/uns/" + field + "_categories";
        final Optional<Integer> count = reader.length(labels);
        return values instanceof AnnotationColumn.Wholes && count.isPresent()
                ? reader.coded(field, reader.read(field, labels, List.of()), values)
                : values;
    }
}
