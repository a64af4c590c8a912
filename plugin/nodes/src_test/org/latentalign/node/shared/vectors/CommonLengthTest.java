package org.latentalign.node.shared.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CommonLengthTest {

    @Test
    void isTheMostFrequentAndOfEqualsTheFirst() {
        var length = new CommonLength();
        assertEquals(OptionalInt.empty(), length.get());
        length.add(3);
        length.add(2);
        assertEquals(OptionalInt.of(3), length.get());
        length.add(2);
        assertEquals(OptionalInt.of(2), length.get());
    }

    @Test
    void aThousandVectorsAreEnough() {
        var length = new CommonLength();
        for (int i = 1; i < 1000; i++) {
            assertTrue(length.add(5));
        }
        assertFalse(length.add(5));
    }
}
