package org.latentalign.score.analogy;

/** Some consecutive rows of the vocabulary. */
public final class VocabularyBlock {

    /** As many as the kernels work on at a time. */
    public static final int CAPACITY = 512;

    final double[][] vectors;

    final String[] words = new String[CAPACITY];

    final long[] rows = new long[CAPACITY];

    int size;

    /** @param dimension d, the length of a vector */
    public VocabularyBlock(final int dimension) {
        vectors = new double[CAPACITY][dimension];
    }

    /** @return the array for the next row's vector, to be filled before {@link #add} */
    public double[] next() {
        return vectors[size];
    }

    /**
     * Takes the row that was filled in.
     *
     * @param word its word
     * @param row its number in the vocabulary
     */
    public void add(final String word, final long row) {
        words[size] = word;
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
     * Leaves out rows.
     *
     * @param dropped by row, whether it goes
     */
    public void drop(final boolean[] dropped) {
        int kept = 0;
        for (int r = 0; r < size; r++) {
            if (!dropped[r]) {
                final double[] vector = vectors[kept];
                vectors[kept] = vectors[r];
                vectors[r] = vector;
                words[kept] = words[r];
                rows[kept] = rows[r];
                kept++;
            }
        }
        size = kept;
    }

    /**
     * Takes over words and rows of another block, for vectors that are computed from its vectors.
     *
     * @param other of any dimension
     */
    public void takeWordsFrom(final VocabularyBlock other) {
        System.arraycopy(other.words, 0, words, 0, other.size);
        System.arraycopy(other.rows, 0, rows, 0, other.size);
        size = other.size;
    }
}
