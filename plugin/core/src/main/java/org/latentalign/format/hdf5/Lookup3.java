package org.latentalign.format.hdf5;

/** The checksum of HDF5's structures: Bob Jenkins' hash function lookup3 (2006), started with zero. */
final class Lookup3 {

    private static final int BLOCK = 12;

    private static final int START = 0xdeadbeef;

    private Lookup3() {}

    static int checksum(final byte[] content) {
        int a = START + content.length;
        int b = a;
        int c = a;
        int offset = 0;
        while (content.length - offset > BLOCK) {
            a += word(content, offset);
            b += word(content, offset + 4);
            c += word(content, offset + 8);
            a = a - c ^ Integer.rotateLeft(c, 4);
            c += b;
            b = b - a ^ Integer.rotateLeft(a, 6);
            a += c;
            c = c - b ^ Integer.rotateLeft(b, 8);
            b += a;
            a = a - c ^ Integer.rotateLeft(c, 16);
            c += b;
            b = b - a ^ Integer.rotateLeft(a, 19);
            a += c;
            c = c - b ^ Integer.rotateLeft(b, 4);
            b += a;
            offset += BLOCK;
        }
        if (offset == content.length) {
            return c; // only without any content
        }
        a += word(content, offset);
        b += word(content, offset + 4);
        c += word(content, offset + 8);
        c = (c ^ b) - Integer.rotateLeft(b, 14);
        a = (a ^ c) - Integer.rotateLeft(c, 11);
        b = (b ^ a) - Integer.rotateLeft(a, 25);
        c = (c ^ b) - Integer.rotateLeft(b, 16);
        a = (a ^ c) - Integer.rotateLeft(c, 4);
        b = (b ^ a) - Integer.rotateLeft(a, 14);
        return (c ^ b) - Integer.rotateLeft(b, 24);
    }

    /** Four bytes, the lowest first; zero where the content has ended. */
    private static int word(final byte[] content, final int offset) {
        int word = 0;
        for (int i = 0; i < 4 && offset + i < content.length; i++) {
            word |= (content[offset + i] & 0xff) << (Byte.SIZE * i);
        }
        return word;
    }
}
