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

    /**
     * Several values in one element.
     *
     * @param fields in the order of their bytes
     */
    record Compound(int size, List<Field> fields) implements Datatype {
        @Override
        public String description() {
            return "compounds";
        }
    }

    /**
     * A value of a compound.
     *
     * @param name of the value
     * @param offset of its first byte in the element
     * @param type what it is
     */
    record Field(String name, int offset, Datatype type) {}

    /**
     * Several values of the same type in one element.
     *
     * @param length how many, along all dimensions together
     * @param base what they are
     */
    record Repeated(int size, int length, Datatype base) implements Datatype {
        @Override
        public String description() {
            return "arrays";
        }
    }

    /** Addresses of other objects of the file. */
    record Reference(int size) implements Datatype {
        @Override
        public String description() {
            return "references";
        }
    }

    /** Everything else, which is not read. */
    record Other(int size, String description) implements Datatype {}

    /** No type has types within types to such a depth. */
    int DEEPEST = 16;

    /** @return whether the elements are numbers, perhaps with names */
    default boolean isNumeric() {
        return this instanceof Whole || this instanceof Floating || this instanceof Enumeration;
    }

    /** @return whether the elements are texts */
    default boolean isText() {
        return this instanceof FixedText || this instanceof VariableText;
    }

    /** Reads the message that describes a type. */
    static Datatype read(final Fields fields) throws FormatException {
        return read(fields, 0);
    }

    private static Datatype read(final Fields fields, final int depth) throws FormatException {
        if (depth > DEEPEST) {
            throw fields.damaged("has a type within types without end");
        }
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
            case 2 -> other(fields, size, "times", 2);
            case 3 -> new FixedText(size);
            case 4 -> other(fields, size, "bit fields", 4);
            case 5 -> other(fields, size, "opaque bytes", bits & 0xff);
            case 6 -> compound(fields, version, size, bits & 0xffff, depth);
            case 7 -> (bits & 0xf) == 0 && size == Long.BYTES ? new Reference(size) : new Other(size, "references");
            case 8 -> enumeration(fields, version, bits & 0xffff, depth);
            case 9 -> {
                read(fields, depth + 1); // what texts and lists consist of
                yield (bits & 0xf) == 1 ? new VariableText(size) : new Other(size, "lists");
            }
            case 10 -> repeated(fields, version, size, depth);
            case 11 -> new Other(size, "complex numbers");
            default -> throw fields.damaged("has elements of an unknown class");
        };
    }

    private static Datatype other(final Fields fields, final int size, final String description, final int properties)
            throws FormatException {
        fields.skip(properties);
        return new Other(size, description);
    }

    private static Datatype compound(
            final Fields fields, final int version, final int size, final int count, final int depth)
            throws FormatException {
        final var members = new ArrayList<Field>();
        for (int i = 0; i < count; i++) {
            final int start = fields.position();
            final String name = fields.zeroEndedText();
            if (version < 3) {
                fields.skip(-(fields.position() - start) & 7);
            }
            final long offset = fields.unsigned(version < 3 ? Integer.BYTES : bytesFor(size));
            int length = 1;
            if (version == 1) {
                final int rank = fields.unsignedByte();
                fields.skip(11);
                for (int j = 0; j < 4; j++) {
                    final long along = fields.unsignedInteger();
                    length = j < rank ? multiplied(fields, length, along) : length;
                }
            }
            final Datatype base = read(fields, depth + 1);
            final Datatype type =
                    length == 1 ? base : new Repeated(multiplied(fields, length, base.size()), length, base);
            if (offset < 0 || offset + type.size() > size) {
                throw fields.damaged("has a compound whose field " + name + " is beyond its end");
            }
            members.add(new Field(name, (int) offset, type));
        }
        return new Compound(size, List.copyOf(members));
    }

    /** @return in how many bytes the offset of a field is stored */
    private static int bytesFor(final int size) {
        return (Integer.SIZE - Integer.numberOfLeadingZeros(size) + Byte.SIZE - 1) / Byte.SIZE;
    }

    private static Datatype repeated(final Fields fields, final int version, final int size, final int depth)
            throws FormatException {
        final int rank = fields.unsignedByte();
        fields.skip(version < 3 ? 3 : 0);
        int length = 1;
        for (int i = 0; i < rank; i++) {
            length = multiplied(fields, length, fields.unsignedInteger());
        }
        fields.skip(version < 3 ? rank * Integer.BYTES : 0); // permutations, which there never are
        final Datatype base = read(fields, depth + 1);
        if (length * (long) base.size() != size) {
            throw fields.damaged("has an array of " + length + " values in " + size + " bytes");
        }
        return new Repeated(size, length, base);
    }

    private static int multiplied(final Fields fields, final int length, final long by) throws FormatException {
        if (by <= 0 || by > (1 << 28) / length) {
            throw fields.damaged("has an array of " + length + " times " + by + " values");
        }
        return length * (int) by;
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

    private static Datatype enumeration(final Fields fields, final int version, final int count, final int depth)
            throws FormatException {
        if (!(read(fields, depth + 1) instanceof Whole base)) {
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
