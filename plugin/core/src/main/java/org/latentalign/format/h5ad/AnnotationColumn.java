package org.latentalign.format.h5ad;

import java.util.Arrays;
import java.util.BitSet;
import org.latentalign.format.Field;
import org.latentalign.format.gct.MetadataColumn;

/** A field of what is known of cells or genes. Its type is the file's. */
public sealed interface AnnotationColumn extends Field {

    /** @return the value, which is not missing, as text: numbers as {@link MetadataColumn#textOf}, TRUE or FALSE */
    @Override
    String text(int index);

    /** @return the values as texts, nothing for a missing one */
    default String[] texts() {
        final var texts = new String[size()];
        Arrays.setAll(texts, index -> isMissing(index) ? "" : text(index));
        return texts;
    }

    /**
     * @param indices of cells or genes
     * @return the column with these alone
     */
    AnnotationColumn at(int[] indices);

    /**
     * Truth values and whole numbers.
     *
     * @param values 1 or 0 for truth values
     * @param missing which are missing
     */
    record Wholes(String name, Type type, long[] values, BitSet missing) implements AnnotationColumn {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public boolean isMissing(final int index) {
            return missing.get(index);
        }

        @Override
        public String text(final int index) {
            if (type == Type.TRUTH) {
                return values[index] == 0 ? "FALSE" : "TRUE";
            }
            return Long.toString(values[index]);
        }

        @Override
        public double number(final int index) {
            return values[index];
        }

        @Override
        public long whole(final int index) {
            return values[index];
        }

        @Override
        public AnnotationColumn at(final int[] indices) {
            final var chosen = new long[indices.length];
            Arrays.setAll(chosen, i -> values[indices[i]]);
            final var chosenMissing = new BitSet();
            for (int i = 0; i < indices.length; i++) {
                chosenMissing.set(i, missing.get(indices[i]));
            }
            return new Wholes(name, type, chosen, chosenMissing);
        }
    }

    /**
     * Numbers.
     *
     * @param values NaN is missing
     */
    record Numbers(String name, double[] values) implements AnnotationColumn {
        @Override
        public Type type() {
            return Type.DOUBLE;
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public boolean isMissing(final int index) {
            return Double.isNaN(values[index]);
        }

        @Override
        public String text(final int index) {
            return MetadataColumn.textOf(values[index]);
        }

        @Override
        public double number(final int index) {
            return values[index];
        }

        @Override
        public long whole(final int index) {
            throw new IllegalStateException(name + " is not a column of whole numbers");
        }

        @Override
        public AnnotationColumn at(final int[] indices) {
            return new Numbers(
                    name, Arrays.stream(indices).mapToDouble(i -> values[i]).toArray());
        }
    }

    /**
     * Texts.
     *
     * @param values null is missing
     */
    record Texts(String name, String[] values) implements AnnotationColumn {
        @Override
        public Type type() {
            return Type.STRING;
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public boolean isMissing(final int index) {
            return values[index] == null;
        }

        @Override
        public String text(final int index) {
            return values[index];
        }

        @Override
        public double number(final int index) {
            throw new IllegalStateException(name + " is not a column of numbers");
        }

        @Override
        public long whole(final int index) {
            throw new IllegalStateException(name + " is not a column of whole numbers");
        }

        @Override
        public AnnotationColumn at(final int[] indices) {
            return new Texts(
                    name, Arrays.stream(indices).mapToObj(i -> values[i]).toArray(String[]::new));
        }
    }

    /**
     * Categories, of which each cell or gene has one.
     *
     * @param categories what there is
     * @param codes index of a category; negative is missing
     */
    record Coded(String name, AnnotationColumn categories, int[] codes) implements AnnotationColumn {
        @Override
        public Type type() {
            return categories.type();
        }

        @Override
        public int size() {
            return codes.length;
        }

        @Override
        public boolean isMissing(final int index) {
            return codes[index] < 0 || categories.isMissing(codes[index]);
        }

        @Override
        public String text(final int index) {
            return categories.text(codes[index]);
        }

        @Override
        public double number(final int index) {
            return categories.number(codes[index]);
        }

        @Override
        public long whole(final int index) {
            return categories.whole(codes[index]);
        }

        @Override
        public AnnotationColumn at(final int[] indices) {
            return new Coded(
                    name, categories, Arrays.stream(indices).map(i -> codes[i]).toArray());
        }
    }
}
