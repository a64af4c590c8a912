package org.latentalign.format.hdf5;

import java.util.ArrayList;
import java.util.List;
import org.latentalign.format.FormatException;

/**
 * What was done to the chunks of a dataset before they were stored.
 *
 * @param id the filter's registered number
 * @param name as the file writes it, or empty
 * @param parameters of the filter
 */
record Filter(int id, String name, int[] parameters) {

    static final int DEFLATE = 1;

    static final int SHUFFLE = 2;

    static final int FLETCHER32 = 3;

    static final int LZF = 32000;

    /** Of filters with a lower number, newer files do not write the name. */
    private static final int FIRST_WITH_NAME = 256;

    /** The filters in the order in which they were applied. */
    static List<Filter> read(final Fields fields) throws FormatException {
        final int version = fields.unsignedByte();
        final int count = fields.unsignedByte();
        if (version != 1 && version != 2) {
            throw fields.damaged("has filters of version " + version);
        }
        if (version == 1) {
            fields.skip(6);
        }
        final var filters = new ArrayList<Filter>();
        for (int i = 0; i < count; i++) {
            final int id = fields.unsignedShort();
            final int nameLength = version == 1 || id >= FIRST_WITH_NAME ? fields.unsignedShort() : 0;
            fields.skip(2);
            final int parameterCount = fields.unsignedShort();
            final String name = fields.text(version == 1 ? (nameLength + 7L) / 8 * 8 : nameLength);
            if (fields.remaining() < 4L * parameterCount) {
                throw fields.damaged("ends too early");
            }
            final var parameters = new int[parameterCount];
            for (int j = 0; j < parameterCount; j++) {
                parameters[j] = fields.integer();
            }
            if (version == 1 && parameterCount % 2 != 0) {
                fields.skip(4);
            }
            filters.add(new Filter(id, name, parameters));
        }
        return List.copyOf(filters);
    }

    /** @return whether {@link ChunkUnpacker} can undo it */
    boolean isSupported() {
        return id == DEFLATE || id == SHUFFLE || id == FLETCHER32 || id == LZF;
    }

    /** @return what people call it */
    String commonName() {
        return switch (id) {
            case DEFLATE -> "gzip";
            case SHUFFLE -> "shuffle";
            case FLETCHER32 -> "fletcher32";
            case 4 -> "szip";
            case 5 -> "nbit";
            case 6 -> "scale-offset";
            case 307 -> "bzip2";
            case LZF -> "lzf";
            case 32001 -> "blosc";
            case 32004 -> "lz4";
            case 32008 -> "bitshuffle";
            case 32013 -> "zfp";
            case 32015 -> "zstd";
            case 32026 -> "blosc2";
            default -> name.isEmpty() ? "number " + id : name;
        };
    }
}
