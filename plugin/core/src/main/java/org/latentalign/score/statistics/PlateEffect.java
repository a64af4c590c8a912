package org.latentalign.score.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * How far the controls of two plates are apart.
 *
 * @param first a plate
 * @param second another plate
 * @param distance between the means of their controls
 * @param ratio the squared distance over what the controls' scatter within plates lets expect of it: about 1 when the
 *     plates do not differ; NaN when no plate has two controls
 */
public record PlateEffect(String first, String second, double distance, double ratio) {

    /** From this ratio on, controls of different plates must not be pooled. Within one plate chance gives up to 1.4. */
    public static final double LARGE_RATIO = 2;

    /** @return whether the plates differ by more than chance lets expect */
    public boolean isLarge() {
        return ratio > LARGE_RATIO;
    }

    /**
     * Compares the plates of one context, each with each.
     *
     * @param controls of the context
     * @return by the names of the plates
     */
    public static List<PlateEffect> of(final PlateSamples controls) {
        final List<String> plates = controls.plates().stream().sorted().toList();
        final double scatter = controls.scatter().total();
        final List<PlateEffect> effects = new ArrayList<>();
        for (int a = 0; a < plates.size(); a++) {
            final double[] mean = controls.mean(plates.get(a));
            for (int b = a + 1; b < plates.size(); b++) {
                final double[] other = controls.mean(plates.get(b));
                double square = 0;
                for (int j = 0; j < mean.length; j++) {
                    square += (mean[j] - other[j]) * (mean[j] - other[j]);
                }
                final double expected =
                        scatter * (1.0 / controls.size(plates.get(a)) + 1.0 / controls.size(plates.get(b)));
                effects.add(new PlateEffect(plates.get(a), plates.get(b), Math.sqrt(square), square / expected));
            }
        }
        return effects;
    }
}
