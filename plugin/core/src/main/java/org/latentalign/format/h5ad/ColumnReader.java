package org.latentalign.format.h5ad;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.latentalign.format.gct.MetadataColumn;
import org.latentalign.format.hdf5.Datatype;
import org.latentalign.format.hdf5.Hdf5Dataset;
import org.latentalign.format.hdf5.Hdf5List;
import org.latentalign.format.hdf5.NumberDecoder;

/** Reads columns of annotations, in every encoding that AnnData has had. */
final class ColumnReader {

    private static final String ENCODING = "encoding-type";

    private static final String NULLABLE_TEXTS = "nullable-string-array";

    /** What R writes for a missing whole number, into files that SeuratDisk makes. */
    private static final int MISSING_OF_R = Integer.MIN_VALUE;

    private static final String CODES = "/codes";

    private static final String VALUES = "/values";

    private final CellFile file;

    ColumnReader(final CellFile file) {
        this.file = file;
    }

    /**
     * How many values a column has.
     *
     * @param part where it is
     * @return empty when it is in an encoding that is not known
     */
    Optional<Integer> length(final String part) throws IOException {
        String values = part;
        if (file.isGroup(part)) {
            final Optional<String> inside = valuesOf(part);
            if (inside.isEmpty()) {
                return Optional.empty();
            }
            values = inside.get();
        }
        final Optional<Hdf5Dataset> dataset = file.dataset(values);
        if (dataset.isEmpty() || !canRead(dataset.get())) {
            return Optional.empty();
        }
        return Optional.of(file.length(dataset.get(), values));
    }

    /** Where in a group there is one value for each cell; empty when the encoding is not known. */
    private Optional<String> valuesOf(final String part) throws IOException {
        return switch (file.text(part, ENCODING)) {
            case "categorical" -> Optional.of(present(part, CODES));
            case "nullable-integer", "nullable-boolean", NULLABLE_TEXTS -> Optional.of(present(part, VALUES));
            default -> Optional.empty();
        };
    }

    private String present(final String part, final String inside) throws IOException {
        if (file.dataset(part + inside).isEmpty()) {
            throw file.malformed(CellFile.readable(part) + " lacks " + CellFile.readable(inside));
        }
        return part + inside;
    }

    private static boolean canRead(final Hdf5Dataset dataset) {
        return dataset.shape().length == 1
                && (dataset.type().isNumeric() || dataset.type().isText());
    }

    /**
     * Reads a column of which {@link #length} is known.
     *
     * @param name what it is called
     * @param part where it is
     * @param oldCategories where its categories may be when it is a list of codes
     */
    AnnotationColumn read(final String name, final String part, final List<String> oldCategories) throws IOException {
        if (file.isGroup(part)) {
            return readGroup(name, part);
        }
        final Hdf5Dataset dataset = file.dataset(part).orElseThrow();
        final AnnotationColumn values = values(name, dataset);
        Optional<Hdf5Dataset> categories = Optional.empty();
        if (values instanceof AnnotationColumn.Wholes) {
            for (final String place : oldCategories) {
                categories = categories.isPresent() ? categories : file.dataset(place);
            }
            categories = categories.isPresent() ? categories : file.referredTo(part, "categories");
        }
        return categories.isPresent() && canRead(categories.get())
                ? coded(name, values(name, categories.get()), values)
                : values;
    }

    private AnnotationColumn readGroup(final String name, final String part) throws IOException {
        final String inside = valuesOf(part).orElseThrow();
        final AnnotationColumn values = values(name, file.dataset(inside).orElseThrow());
        if (inside.endsWith(CODES)) {
            final String categories = part + "/categories";
            if (length(categories).isEmpty()) {
                throw file.malformed(CellFile.readable(part) + " lacks categories");
            }
            return coded(name, read(name, categories, List.of()), values);
        }
        final AnnotationColumn mask =
                values(name, file.dataset(present(part, "/mask")).orElseThrow());
        if (mask.size() != values.size() || !(mask instanceof AnnotationColumn.Wholes)) {
            throw file.malformed(CellFile.readable(part) + ": mask and values differ in length");
        }
        return masked(values, mask);
    }

    private static AnnotationColumn masked(final AnnotationColumn values, final AnnotationColumn mask) {
        if (values instanceof AnnotationColumn.Wholes wholes) {
            for (int i = 0; i < mask.size(); i++) {
                wholes.missing().set(i, mask.whole(i) != 0);
            }
        } else if (values instanceof AnnotationColumn.Numbers numbers) {
            for (int i = 0; i < mask.size(); i++) {
                numbers.values()[i] = mask.whole(i) != 0 ? Double.NaN : numbers.values()[i];
            }
        } else if (values instanceof AnnotationColumn.Texts texts) {
            for (int i = 0; i < mask.size(); i++) {
                texts.values()[i] = mask.whole(i) != 0 ? null : texts.values()[i];
            }
        }
        return values;
    }

    /** Puts codes and categories together; all negative codes are missing. */
    AnnotationColumn coded(final String name, final AnnotationColumn categories, final AnnotationColumn values)
            throws IOException {
        if (!(values instanceof AnnotationColumn.Wholes)) {
            throw file.malformed(name + ": codes of categories must be whole numbers");
        }
        final var codes = new int[values.size()];
        for (int i = 0; i < codes.length; i++) {
            final long code = values.whole(i);
            if (code >= categories.size()) {
                throw file.malformed(
                        name + ": code " + code + " of " + categories.size() + " categories, which count from 0");
            }
            codes[i] = code < 0 ? -1 : (int) code;
        }
        return new AnnotationColumn.Coded(name, categories, codes);
    }

    private AnnotationColumn values(final String name, final Hdf5Dataset dataset) throws IOException {
        final int length = file.length(dataset, CellFile.readable(dataset.path()));
        if (length == 0) {
            return column(name, dataset.type(), 0).column();
        }
        final Hdf5List list = dataset.asList();
        return values(name, list, new Datatype.Field(name, 0, dataset.type()));
    }

    /**
     * Reads one value of each element.
     *
     * @param list not empty
     * @param field where in an element the value is; of numbers or texts
     */
    AnnotationColumn values(final String name, final Hdf5List list, final Datatype.Field field) throws IOException {
        final Filled filled = column(name, field.type(), list.length());
        list.forEach((first, slice) -> {
            file.progress().report(Double.NaN, () -> "Reading " + name);
            final int size = list.type().size();
            for (int i = 0; i < slice.bytes().capacity() / size; i++) {
                final int index = i;
                filled.target.put(first + i, slice.bytes(), i * size + field.offset(), () -> slice.text(index, field));
            }
        });
        return isUnsigned(field.type()) ? ofUnsigned((AnnotationColumn.Wholes) filled.column) : filled.column;
    }

    /** Whole numbers that may be beyond those that fit 64 bits with a sign. */
    private static boolean isUnsigned(final Datatype type) {
        return type instanceof Datatype.Whole whole && !whole.signed() && whole.size() == Long.BYTES;
    }

    /** Those beyond are texts, so that no digit is lost. */
    private static AnnotationColumn ofUnsigned(final AnnotationColumn.Wholes wholes) {
        if (Arrays.stream(wholes.values()).noneMatch(number -> number < 0)) {
            return wholes;
        }
        return new AnnotationColumn.Texts(
                wholes.name(),
                Arrays.stream(wholes.values()).mapToObj(Long::toUnsignedString).toArray(String[]::new));
    }

    /** Where in a slice a text is. */
    private interface TextSource {
        byte[] text() throws IOException;
    }

    /** Takes values. */
    private interface Target {
        void put(int index, ByteBuffer bytes, int offset, TextSource text) throws IOException;
    }

    /** A column and what fills it. */
    private record Filled(AnnotationColumn column, Target target) {}

    private static Filled column(final String name, final Datatype type, final int length) {
        if (type.isText()) {
            final var texts = new String[length];
            final var pool = new MetadataColumn.TextPool();
            return new Filled(
                    new AnnotationColumn.Texts(name, texts),
                    (index, bytes, offset, text) ->
                            texts[index] = pool.share(new String(text.text(), StandardCharsets.UTF_8)));
        }
        if (type instanceof Datatype.Floating) {
            final var numbers = new double[length];
            return new Filled(
                    new AnnotationColumn.Numbers(name, numbers),
                    (index, bytes, offset, text) -> numbers[index] = NumberDecoder.numberAt(bytes, offset, type));
        }
        if (type instanceof Datatype.Enumeration enumeration && !isTruth(enumeration)) {
            final var texts = new String[length];
            final Map<Long, String> names = new HashMap<>();
            for (int i = 0; i < enumeration.names().size(); i++) {
                names.put(enumeration.values().get(i), enumeration.names().get(i));
            }
            return new Filled(new AnnotationColumn.Texts(name, texts), (index, bytes, offset, text) -> {
                final long number = NumberDecoder.whole(bytes, offset, enumeration.base());
                texts[index] = names.getOrDefault(number, Long.toString(number));
            });
        }
        final Datatype.Whole whole = NumberDecoder.wholeTypeOf(type);
        final var wholes = new long[length];
        final boolean isInteger = whole.size() < Integer.BYTES || whole.size() == Integer.BYTES && whole.signed();
        final AnnotationColumn.Type kind = type instanceof Datatype.Enumeration
                ? AnnotationColumn.Type.TRUTH
                : isInteger ? AnnotationColumn.Type.INTEGER : AnnotationColumn.Type.LONG;
        final var missing = new BitSet();
        return new Filled(new AnnotationColumn.Wholes(name, kind, wholes, missing), (index, bytes, offset, text) -> {
            wholes[index] = NumberDecoder.whole(bytes, offset, whole);
            missing.set(index, whole.size() == Integer.BYTES && wholes[index] == MISSING_OF_R);
        });
    }

    /** As h5py writes truth values. */
    private static boolean isTruth(final Datatype.Enumeration type) {
        return type.names().size() == 2 && type.names().containsAll(List.of("FALSE", "TRUE"));
    }
}
