package org.latentalign.search;

/** Some rows of a table, each with a name and a vector. */
public final class RowBlock {

    /** As many as the kernels work on at a time. */
    public static final int CAPACITY = 512;

    private final double[][] vectors;

    private final String[] names = new String[CAPACITY];

    private final long[] rows = new long[CAPACITY];

    private int size;

    /** @param dimension d, the length of a vector */
    public RowBlock(final int dimension) {
        vectors = new double[CAPACITY][dimension];
    }

    /** @return the array for the next row's vector, to be filled before {@link #add} */
    public double[] next() {
        return vectors[size];
    }

    /**
     * Takes the row that was filled in.
     *
     * @param name what it is called, such as a word
     * @param row its number in the table
     */
    public void add(final String name, final long row) {
        names[size] = name;
        rows[size] = row;
        size++;
    }

    /** @return how many rows there are */
    public int size() {
        return size;
    }

    /** @return whether there is no room for a further row */
    public boolean isFull() {
        return size == CAPACITY;
    }

    /** Takes all rows out. */
    public void clear() {
        size = 0;
    }

    /** @return the array with the vectors, of which the first are in use; not a copy */
    public double[][] vectors() {
        return vectors;
    }

    /**
     * What a row is called.
     *
     * @param place of the row in the block
     */
    public String name(final int place) {
        return names[place];
    }

    /**
     * The number of a row in the table.
     *
     * @param place of the row in the block
     */
    public long row(final int place) {
        return rows[place];
    }

    /**
     * Leaves out rows.
     *
     * @param dropped by place, whether the row goes
     */
    public void drop(final boolean[] dropped) {
        int kept = 0;
        for (int r = 0; r < size; r++) {
            if (!dropped[r]) {
                final double[] vector = vectors[kept];
                vectors[kept] = vectors[r];
                vectors[r] = vector;
                names[kept] = names[r];
                rows[kept] = rows[r];
                kept++;
            }
        }
        size = kept;
    }

    /**
     * Takes over names and numbers of another block, for vectors that are computed from its vectors.
     *
     * @param other of any dimension
     */
    public void takeNamesFrom(final RowBlock other) {
        System.arraycopy(other.names, 0, names, 0, other.size);
        System.arraycopy(other.rows, 0, rows, 0, other.size);
        size = other.size;
    }
}
