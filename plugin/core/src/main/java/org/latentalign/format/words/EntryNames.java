package org.latentalign.format.words;

import java.util.List;

/**
 * The word of each entry of a file.
 *
 * @param words of a second file, in the order of the vectors; empty when every entry has its own word
 * @param notes how the second file was understood, where that is not plain: sentences
 */
record EntryNames(List<String> words, List<String> notes) {

    /** Every entry has its own word. */
    static final EntryNames IN_FILE = new EntryNames(List.of(), List.of());

    /**
     * @param own the entry's own word, without meaning when a second file has it
     * @param position of the entry, from 1
     * @return its word
     */
    String of(final String own, final long position) {
        return words.isEmpty() ? own : words.get((int) position - 1);
    }
}
