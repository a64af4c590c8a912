package org.latentalign.format.hdf5;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.latentalign.format.FormatException;

/** What the elements of a dataset are. */
public sealed interface Datatype {

    /** @return bytes of an element */
    int size();

    /** @return what it is, in the words of a sentence */
    String description();

    /**
     * Whole numbers.
     *
     * @param size 1, 2, 4 or 8 bytes
     */
    record Whole(int size, ByteOrder order, boolean signed) implements Datatype {
        @Override
        public String description() {
            return "whole numbers";
        }
    }

    /**
     * Numbers of half, single or double precision as IEEE 754 lays them out.
     *
     * @param size 2, 4 or 8 bytes
     */
    record Floating(int size, ByteOrder order) implements Datatype {
        @Override
        public String description() {
            return "numbers";
        }
    }

    /** Texts of a fixed length, padded with zeros or blanks. */
    record FixedText(int size) implements Datatype {
        @Override
        public String description() {
            return "texts";
        }
    }

    /** Texts of any length; an element says where in the file its text is. */
    record VariableText(int size) implements Datatype {
        @Override
        public String description() {
            return "texts";
        }
    }

    /** Names with a number each. */
    record Enumeration(Whole base, List<String> names, List<Long> values) implements Datatype {
        @Override
        public int size() {
            return base.size();
        }

        @Override
        public String description() {
            return "an enumeration";
        }
    }

    /** Everything else, which is not read. */
    record Other(int size, String description) implements Datatype {}

    /** @return whether the elements are numbers, perhaps with names */
    default boolean isNumeric() {
        return this instanceof Whole || this instanceof Floating || this instanceof Enumeration;
    }

    /** Reads the message that describes a type. */
    static Datatype read(final Fields fields) throws FormatException {
        final int classAndVersion = fields.unsignedByte();
        final int version = classAndVersion >> 4;
        final int bits = (int) fields.unsigned(3);
        final long longSize = fields.unsignedInteger();
        if (longSize == 0 || longSize > 1 << 28) {
            throw fields.damaged("has elements of " + longSize + " bytes");
        }
        final int size = (int) longSize;
        final ByteOrder order = (bits & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        return switch (classAndVersion & 0xf) {
            case 0 -> whole(fields, size, order, (bits & 8) != 0);
            case 1 -> floating(fields, size, order, bits);
            case 2 -> new Other(size, "times");
            case 3 -> new FixedText(size);
            case 4 -> new Other(size, "bit fields");
            case 5 -> new Other(size, "opaque bytes");
            case 6 -> new Other(size, "compounds");
            case 7 -> new Other(size, "references");
            case 8 -> enumeration(fields, version, bits & 0xffff);
            case 9 -> (bits & 0xf) == 1 ? new VariableText(size) : new Other(size, "lists");
            case 10 -> new Other(size, "arrays");
            case 11 -> new Other(size, "complex numbers");
            default -> throw fields.damaged("has elements of an unknown class");
        };
    }

    private static Datatype whole(final Fields fields, final int size, final ByteOrder order, final boolean signed)
            throws FormatException {
        final int offset = fields.unsignedShort();
        final int precision = fields.unsignedShort();
        final boolean isUsual =
                (size == 1 || size == 2 || size == 4 || size == 8) && offset == 0 && precision == size * Byte.SIZE;
        return isUsual ? new Whole(size, order, signed) : new Other(size, "whole numbers of an unusual size");
    }

    private static Datatype floating(final Fields fields, final int size, final ByteOrder order, final int bits)
            throws FormatException {
        final int offset = fields.unsignedShort();
        final int precision = fields.unsignedShort();
        final int exponentAt = fields.unsignedByte();
        final int exponentBits = fields.unsignedByte();
        final int fractionAt = fields.unsignedByte();
        final int fractionBits = fields.unsignedByte();
        final long bias = fields.unsignedInteger();
        final int expectedExponent = size == 2 ? 5 : size == 4 ? 8 : 11;
        final int expectedFraction = size * Byte.SIZE - 1 - expectedExponent;
        final boolean isUsual = (size == 2 || size == 4 || size == 8)
                && (bits & 0x40) == 0 // VAX
                && (bits >> 8 & 0xff) == size * Byte.SIZE - 1
                && offset == 0
                && precision == size * Byte.SIZE
                && exponentAt == expectedFraction
                && exponentBits == expectedExponent
                && fractionAt == 0
                && fractionBits == expectedFraction
                && bias == (1L << (expectedExponent - 1)) - 1;
        return isUsual ? new Floating(size, order) : new Other(size, "numbers of an unusual precision");
    }

    private static Datatype enumeration(final Fields fields, final int version, final int count)
            throws FormatException {
        if (!(read(fields) instanceof Whole base)) {
            throw fields.damaged("has an enumeration of other than whole numbers");
        }
        final var names = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            final int start = fields.position();
            names.add(fields.zeroEndedText());
            if (version < 3) {
                fields.skip(-(fields.position() - start) & 7);
            }
        }
        final var values = new ArrayList<Long>();
        for (int i = 0; i < count; i++) {
            values.add(NumberDecoder.whole(fields.bytes(base.size()), base));
        }
        return new Enumeration(base, List.copyOf(names), List.copyOf(values));
    }
}
