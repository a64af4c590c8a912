package org.latentalign.calibration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.latentalign.format.gct.AxisRequest;
import org.latentalign.format.gct.GctData;
import org.latentalign.format.gct.GctRequest;
import org.latentalign.format.gct.Metadata;
import org.latentalign.format.gct.Orientation;
import org.latentalign.kernel.Cosine;
import org.latentalign.progress.Progress;
import org.latentalign.score.statistics.PlateEffect;
import org.latentalign.score.statistics.PlateSamples;
import org.latentalign.score.statistics.PlateSignature;
import org.latentalign.score.statistics.PlateWeighting;
import org.latentalign.score.statistics.SignatureStrength;

/**
 * What controls of the own plate make of the signatures in a file of level 3 profiles, against controls of all plates;
 * and what controls without any treatment give. In the cell line with most samples.
 */
final class PlatesOfFile {

    private static final int SPLITS = 2000;

    private static final String POOLED = "all plates";

    /** A profile. */
    private record Sample(String cellLine, String plate, String drug, boolean isControl, double[] values) {}

    private final List<Sample> samples;

    private final int dimension;

    private PlatesOfFile(final List<Sample> samples) {
        this.samples = samples;
        dimension = samples.get(0).values().length;
    }

    /** @param file GCT 1.3 or GCTX with cell_id, det_plate, pert_iname and pert_type */
    static PlatesOfFile read(final Path file) throws IOException {
        final var request = new GctRequest(Orientation.SAMPLES_AS_ROWS, AxisRequest.ALL, AxisRequest.ALL);
        final List<Sample> samples = new ArrayList<>();
        try (var data = GctData.open(file, request, Progress.NONE)) {
            final Metadata metadata = data.samples();
            data.forEachRow(
                    (index, values) -> samples.add(new Sample(
                            text(metadata, "cell_id", index),
                            text(metadata, "det_plate", index),
                            text(metadata, "pert_iname", index),
                            text(metadata, "pert_type", index).startsWith("ctl"),
                            values.clone())),
                    Progress.NONE);
        }
        final String largest =
                samples.stream()
                        .collect(Collectors.groupingBy(Sample::cellLine, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .max(Map.Entry.comparingByValue())
                        .orElseThrow()
                        .getKey();
        return new PlatesOfFile(samples.stream()
                .filter(sample -> sample.cellLine().equals(largest))
                .toList());
    }

    private static String text(final Metadata metadata, final String column, final int index) {
        return metadata.column(column)
                .orElseThrow(() -> new IllegalArgumentException("The file has no " + column + "."))
                .text(index);
    }

    /** Signatures by drug, of samples on some plates, against controls of the own plate or of all. */
    private Map<String, double[]> signatures(final Set<String> plates, final boolean isPooled) {
        final var controls = new PlateSamples(dimension);
        final Map<String, PlateSamples> drugs = new TreeMap<>();
        for (final Sample sample : samples) {
            final String plate = isPooled ? POOLED : sample.plate();
            if (sample.isControl()) {
                controls.add(plate, sample.values());
            } else if (plates.contains(sample.plate())) {
                drugs.computeIfAbsent(sample.drug(), drug -> new PlateSamples(dimension))
                        .add(plate, sample.values());
            }
        }
        final Map<String, double[]> signatures = new TreeMap<>();
        drugs.forEach((drug, treated) -> PlateSignature.of(treated, controls, PlateWeighting.INVERSE_VARIANCE)
                .ifPresent(signature -> signatures.put(drug, signature.shift())));
        return signatures;
    }

    /** Cosines of different drugs, and of the same drugs between plates. */
    Markdown ofDrugs() {
        final List<String> plates =
                List.copyOf(samples.stream().map(Sample::plate).collect(Collectors.toCollection(TreeSet::new)));
        final var markdown = new Markdown(
                "Controls of the own plate in " + samples.get(0).cellLine(),
                plates.size() + " plates, " + samples.size() + " samples. Drugs of one plate are those that are on no"
                        + " other.",
                "cosine",
                "pooled controls",
                "own plate's");
        final Set<String> all = Set.copyOf(plates);
        markdown.add(
                "different drugs, median",
                median(differentDrugs(signatures(all, true))),
                median(differentDrugs(signatures(all, false))));
        for (final String plate : plates) {
            markdown.add(
                    "different drugs of " + plate + ", median",
                    median(differentDrugs(onlyOn(plate, true))),
                    median(differentDrugs(onlyOn(plate, false))));
        }
        for (int a = 0; a < plates.size(); a++) {
            for (int b = 0; b < a; b++) {
                final String between = plates.get(a) + " against " + plates.get(b);
                markdown.add(
                        "different drugs, " + between + ", median",
                        median(across(onlyOn(plates.get(a), true), onlyOn(plates.get(b), true))),
                        median(across(onlyOn(plates.get(a), false), onlyOn(plates.get(b), false))));
                markdown.add(
                        "same drug, " + between + ", mean",
                        sameDrug(plates.get(a), plates.get(b), true),
                        sameDrug(plates.get(a), plates.get(b), false));
            }
        }
        return markdown;
    }

    private Map<String, double[]> onlyOn(final String plate, final boolean isPooled) {
        final Map<String, double[]> signatures = signatures(Set.of(plate), isPooled);
        final Set<String> elsewhere = new HashSet<>();
        samples.stream()
                .filter(sample -> !sample.plate().equals(plate))
                .forEach(sample -> elsewhere.add(sample.drug()));
        signatures.keySet().removeAll(elsewhere);
        return signatures;
    }

    private static double[] differentDrugs(final Map<String, double[]> signatures) {
        final double[][] units = Vectors.units(signatures.values().toArray(double[][]::new));
        return IntStream.range(0, units.length)
                .boxed()
                .flatMapToDouble(i -> IntStream.range(0, i).mapToDouble(j -> Vectors.product(units[i], units[j])))
                .toArray();
    }

    private static double[] across(final Map<String, double[]> some, final Map<String, double[]> others) {
        return some.values().stream()
                .flatMapToDouble(a -> others.values().stream().mapToDouble(b -> Cosine.between(a, b)))
                .toArray();
    }

    private double sameDrug(final String first, final String second, final boolean isPooled) {
        final Map<String, double[]> some = signatures(Set.of(first), isPooled);
        final Map<String, double[]> others = signatures(Set.of(second), isPooled);
        some.keySet().retainAll(others.keySet());
        return some.entrySet().stream()
                .mapToDouble(entry -> Cosine.between(entry.getValue(), others.get(entry.getKey())))
                .average()
                .orElse(Double.NaN);
    }

    private static double median(final double[] values) {
        return quantile(values, 0.5);
    }

    private static double quantile(final double[] values, final double probability) {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        final double position = probability * (sorted.length - 1);
        final int below = (int) position;
        final int above = Math.min(sorted.length - 1, below + 1);
        return sorted.length == 0 ? Double.NaN : sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /** The effect of plates, and what controls give that are split or taken as drugs. */
    Markdown ofControls() {
        final var markdown = new Markdown(
                "Controls in " + samples.get(0).cellLine(),
                "Ratios of squared distances to what scatter within plates lets expect. The controls of the plate with"
                        + " most of them are split at random " + String.format(Locale.ROOT, "%,d", SPLITS) + " times.",
                "which",
                "median",
                "95 %",
                "largest");
        final var controls = new PlateSamples(dimension);
        samples.stream().filter(Sample::isControl).forEach(sample -> controls.add(sample.plate(), sample.values()));
        for (final PlateEffect effect : PlateEffect.of(controls)) {
            markdown.add(effect.first() + " against " + effect.second(), effect.ratio(), "", "");
        }
        final String plate = controls.plates().stream()
                .sorted()
                .max(Comparator.comparingInt(name -> controls.size(name)))
                .orElseThrow();
        final List<double[]> own = samples.stream()
                .filter(sample -> sample.isControl() && sample.plate().equals(plate))
                .map(Sample::values)
                .toList();
        add(markdown, "halves of one plate", own, own.size() / 2, true);
        add(markdown, "3 controls as a drug", own, 3, false);
        add(markdown, "1 control as a drug", own, 1, false);
        return markdown;
    }

    private void add(
            final Markdown markdown,
            final String which,
            final List<double[]> controls,
            final int taken,
            final boolean areHalves) {
        final var random = new SplittableRandom(taken);
        final double[] ratios = IntStream.range(0, SPLITS)
                .mapToDouble(split -> ratio(shuffled(controls, random), taken, areHalves))
                .toArray();
        final DoubleUnaryOperator at = probability -> quantile(ratios, probability);
        markdown.add(which, at.applyAsDouble(0.5), at.applyAsDouble(0.95), at.applyAsDouble(1));
    }

    private double ratio(final List<double[]> controls, final int taken, final boolean areHalves) {
        final var some = new PlateSamples(dimension);
        final var both = new PlateSamples(dimension);
        final var others = new PlateSamples(dimension);
        for (int i = 0; i < controls.size(); i++) {
            (i < taken ? some : others).add("", controls.get(i));
            both.add(i < taken ? "one" : "other", controls.get(i));
        }
        if (areHalves) {
            return PlateEffect.of(both).get(0).ratio();
        }
        final PlateSignature signature =
                PlateSignature.of(some, others, PlateWeighting.INVERSE_VARIANCE).orElseThrow();
        return SignatureStrength.of(signature.shift(), signature.varianceFactor(), others.scatter())
                .ratio();
    }

    private static List<double[]> shuffled(final List<double[]> values, final SplittableRandom random) {
        final List<double[]> shuffled = new ArrayList<>(values);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            final int j = random.nextInt(i + 1);
            final double[] value = shuffled.get(i);
            shuffled.set(i, shuffled.get(j));
            shuffled.set(j, value);
        }
        return shuffled;
    }
}
