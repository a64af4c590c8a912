package org.latentalign.format.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The compact set answers as Java's does. */
class WordSetTest {

    @Test
    void agreesWithHashSet() {
        final WordSet compact = new WordSet();
        final Set<String> reference = new HashSet<>();
        final Random random = new Random(3);
        for (int i = 0; i < 200_000; i++) {
            final String word = Integer.toString(random.nextInt(100_000), 2 + random.nextInt(35)) + "ü東".repeat(i % 3);
            assertEquals(reference.contains(word), compact.contains(word));
            assertEquals(reference.add(word), compact.add(word), word);
            assertEquals(reference.size(), compact.size());
        }
    }

    @Test
    void takesEmptyAndLongWords() {
        final WordSet compact = new WordSet();
        final String longWord = "x".repeat(100_000);
        assertEquals(true, compact.add(""));
        assertEquals(true, compact.add(longWord));
        assertEquals(false, compact.add(""));
        assertEquals(false, compact.add(longWord));
        assertEquals(true, compact.add(longWord + "x"));
    }
}
