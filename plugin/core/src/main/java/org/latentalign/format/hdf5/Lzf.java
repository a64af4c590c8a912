package org.latentalign.format.hdf5;

import java.nio.ByteBuffer;

/** Undoes LZF, the quick compression that h5py offers: runs of bytes as they are, and copies of bytes shortly before. */
final class Lzf {

    private Lzf() {}

    /**
     * @param packed is read to its limit
     * @param target receives the content, from its beginning
     * @return how many bytes there are; negative when the input is damaged or has more than there is room for
     */
    static int unpack(final ByteBuffer packed, final byte[] target) {
        int length = 0;
        while (packed.hasRemaining()) {
            final int control = packed.get() & 0xff;
            if (control < 32) {
                final int run = control + 1;
                if (run > packed.remaining() || run > target.length - length) {
                    return -1;
                }
                packed.get(target, length, run);
                length += run;
                continue;
            }
            int copied = control >> 5;
            if (copied == 7) {
                if (!packed.hasRemaining()) {
                    return -1;
                }
                copied += packed.get() & 0xff;
            }
            copied += 2;
            if (!packed.hasRemaining()) {
                return -1;
            }
            int from = length - ((control & 0x1f) << 8) - (packed.get() & 0xff) - 1;
            if (from < 0 || copied > target.length - length) {
                return -1;
            }
            for (int i = 0; i < copied; i++) { // may overlap what it makes
                target[length++] = target[from++];
            }
        }
        return length;
    }
}
