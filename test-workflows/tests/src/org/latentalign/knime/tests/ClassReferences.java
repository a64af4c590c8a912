package org.latentalign.knime.tests;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a class file names of other classes: those it calls, extends, is annotated with or has in a signature, and the
 * members that it uses. Read from the constant pool (The Java Virtual Machine Specification, Java SE 17, section 4.4).
 */
final class ClassReferences {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int UTF8 = 1;
    private static final int INTEGER = 3;
    private static final int FLOAT = 4;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int STRING = 8;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int NAME_AND_TYPE = 12;
    private static final int METHOD_HANDLE = 15;
    private static final int METHOD_TYPE = 16;
    private static final int DYNAMIC = 17;
    private static final int INVOKE_DYNAMIC = 18;
    private static final int MODULE = 19;
    private static final int PACKAGE = 20;

    /** A class within a descriptor or a generic signature. */
    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([\\w/$]+)[;<]");

    private final int[] tags;
    private final int[] first;
    private final int[] second;
    private final String[] texts;

    private ClassReferences(final int size) {
        tags = new int[size];
        first = new int[size];
        second = new int[size];
        texts = new String[size];
    }

    /**
     * @param classFile is read, and left open
     * @param prefix of the classes' names, with dots
     * @return lines of a class, or of a class, a tab, and the name and descriptor of a member
     */
    static SortedSet<String> of(final InputStream classFile, final String prefix) throws IOException {
        final DataInputStream in = new DataInputStream(classFile);
        if (in.readInt() != MAGIC) {
            throw new IOException("no class file");
        }
        in.readInt();
        final ClassReferences pool = new ClassReferences(in.readUnsignedShort());
        for (int i = 1; i < pool.tags.length; i++) {
            i += pool.read(in, i);
        }
        final SortedSet<String> references = new TreeSet<>();
        for (int i = 1; i < pool.tags.length; i++) {
            pool.collect(i, prefix, references);
        }
        return references;
    }

    /** @return how many entries without content follow */
    private int read(final DataInputStream in, final int entry) throws IOException {
        tags[entry] = in.readUnsignedByte();
        switch (tags[entry]) {
            case UTF8 -> texts[entry] = in.readUTF();
            case INTEGER, FLOAT -> in.readInt();
            case LONG, DOUBLE -> {
                in.readLong();
                return 1;
            }
            case CLASS, STRING, METHOD_TYPE, MODULE, PACKAGE -> first[entry] = in.readUnsignedShort();
            case FIELD, METHOD, INTERFACE_METHOD, NAME_AND_TYPE, DYNAMIC, INVOKE_DYNAMIC -> {
                first[entry] = in.readUnsignedShort();
                second[entry] = in.readUnsignedShort();
            }
            case METHOD_HANDLE -> {
                in.readUnsignedByte();
                in.readUnsignedShort();
            }
            default -> throw new IOException("unknown tag " + tags[entry]);
        }
        return 0;
    }

    private void collect(final int entry, final String prefix, final SortedSet<String> references) {
        switch (tags[entry]) {
            case CLASS -> add(texts[first[entry]], "", prefix, references);
            case FIELD, METHOD, INTERFACE_METHOD -> {
                final int member = second[entry];
                add(
                        texts[first[first[entry]]],
                        "\t" + texts[first[member]] + " " + texts[second[member]],
                        prefix,
                        references);
            }
            case UTF8 ->
                IN_DESCRIPTOR
                        .matcher(texts[entry])
                        .results()
                        .forEach(match -> add(match.group(1), "", prefix, references));
            default -> {
                // names no class
            }
        }
    }

    private static void add(
            final String internalName, final String member, final String prefix, final SortedSet<String> references) {
        final String name = internalName.replaceAll("^\\[+L|;$", "").replace('/', '.');
        if (name.startsWith(prefix)) {
            references.add(name + member);
        }
    }
}
