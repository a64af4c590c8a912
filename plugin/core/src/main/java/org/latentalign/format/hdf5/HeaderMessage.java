package org.latentalign.format.hdf5;

import java.util.Arrays;

/**
 * One of the messages of which an object's header consists.
 *
 * @param kind what it tells
 * @param content its bytes
 */
record HeaderMessage(Kind kind, byte[] content) {

    /** What messages tell, as far as it is of interest. */
    enum Kind {
        DATASPACE(0x01),
        LINK_INFO(0x02),
        DATATYPE(0x03),
        OLD_FILL_VALUE(0x04),
        FILL_VALUE(0x05),
        LINK(0x06),
        EXTERNAL_FILES(0x07),
        LAYOUT(0x08),
        FILTERS(0x0b),
        ATTRIBUTE(0x0c),
        CONTINUATION(0x10),
        SYMBOL_TABLE(0x11),
        ATTRIBUTE_INFO(0x15),
        OTHER(-1);

        private final int number;

        Kind(final int number) {
            this.number = number;
        }

        static Kind of(final int number) {
            return Arrays.stream(values())
                    .filter(kind -> kind.number == number)
                    .findFirst()
                    .orElse(OTHER);
        }
    }
}
