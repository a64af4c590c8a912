package org.latentalign.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    private static final Activation LINEAR = new Activation.LeakyRelu(1);

    private static Architecture of(final Activation activation, final Activation output, final Integer... sizes) {
        return new Architecture(9, List.of(sizes), activation, activation, true, output);
    }

    /** Bourlard and Kamp: behind one hidden layer, or linear ones, there is an affine subspace. */
    @Test
    void aBottleneckBetweenWiderLayersMayBeatPrincipalComponents() {
        final Activation tanh = new Activation.Tanh();
        assertTrue(of(tanh, LINEAR, 6, 2).canBeatComponents());
        assertFalse(of(tanh, LINEAR, 2).canBeatComponents());
        assertFalse(of(tanh, LINEAR, 2, 6).canBeatComponents());
        assertFalse(of(LINEAR, LINEAR, 6, 2).canBeatComponents());
        assertTrue(of(tanh, new Activation.Sigmoid(), 2).canBeatComponents());
        assertEquals(2, of(tanh, LINEAR, 2, 6).narrowest());
    }
}
