package org.latentalign.node.apply.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knime.core.node.KNIMEException;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.autoencoder.NeuralAutoencoder;
import org.latentalign.autoencoder.RowCondition;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.Randoms;
import org.latentalign.kernel.Rows;
import org.latentalign.node.apply.generate.LatentGeneratorNodeParameters.AppliedTo;
import org.latentalign.node.apply.generate.LatentGeneratorNodeParameters.Balance;
import org.latentalign.node.apply.generate.LatentGeneratorNodeParameters.Between;
import org.latentalign.node.apply.generate.LatentGeneratorNodeParameters.Samples;
import org.latentalign.progress.Interruption;
import org.latentalign.progress.Progress;
import org.latentalign.score.generation.AttributeVector;
import org.latentalign.score.generation.AttributeVector.Role;
import org.latentalign.score.generation.LatentPath;
import org.latentalign.score.generation.LatentSampler;
import org.latentalign.score.generation.SampleCheck;

/** What the Latent Generator makes of embedded rows, with its checks. */
final class Generation {

    /** More rows and samples are not compared: their energy distance takes their product of steps. */
    private static final int COMPARED = 500;

    /** Purpose of a random stream; a number that never changes. */
    private static final long COMPARISON = 3;

    private static final int REPORTED = 256;

    private final Autoencoder model;
    private final EmbeddedRows rows;
    private final LatentGeneratorNodeParameters parameters;
    private final Progress progress;
    private final List<GeneratedRow> generated = new ArrayList<>();
    private final List<GenerationCheck> checks = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private Generation(
            final Autoencoder model,
            final EmbeddedRows rows,
            final LatentGeneratorNodeParameters parameters,
            final Progress progress) {
        this.model = model;
        this.rows = rows;
        this.parameters = parameters;
        this.progress = progress;
    }

    static Generation of(
            final Autoencoder model,
            final EmbeddedRows rows,
            final LatentGeneratorNodeParameters parameters,
            final Progress progress)
            throws KNIMEException, FitException {
        var generation = new Generation(model, rows, parameters, progress);
        switch (parameters.m_method) {
            case ATTRIBUTE_VECTOR -> generation.addAttribute();
            case INTERPOLATION -> generation.interpolate();
            case SAMPLING -> generation.sample();
        }
        return generation;
    }

    /** How many vectors would be made at most. */
    static long count(final LatentGeneratorNodeParameters parameters, final EmbeddedRows rows) {
        return switch (parameters.m_method) {
            case ATTRIBUTE_VECTOR -> rows.count();
            case INTERPOLATION -> parameters.m_steps + 1L;
            case SAMPLING ->
                (long) parameters.m_count * (parameters.m_samples == Samples.GAUSSIAN ? rows.groupCount() : 1);
        };
    }

    List<GeneratedRow> generated() {
        return generated;
    }

    List<GenerationCheck> checks() {
        return checks;
    }

    List<String> warnings() {
        return warnings;
    }

    private void addAttribute() throws KNIMEException, FitException {
        var roles = new ArrayList<Role>();
        for (int r = 0; r < rows.count(); r++) {
            var label = rows.label(r);
            roles.add(
                    parameters.m_from.equals(label) ? Role.FROM : parameters.m_to.equals(label) ? Role.TO : Role.NONE);
        }
        var attribute = AttributeVector.of(rows.vectors(), roles, rows.groups(), rows.groupCount());
        for (int group : attribute.groups()) {
            checks.add(new GenerationCheck(
                    rows.groupName(group),
                    attribute.fromCount(group),
                    attribute.toCount(group),
                    attribute.cosineWithOthers(group),
                    null));
        }
        boolean isOneGroup = !LatentGeneratorNodeParameters.isEmpty(parameters.m_onlyGroup);
        int only = isOneGroup ? requireGroup(parameters.m_onlyGroup) : -1;
        double[] vector = isOneGroup
                ? attribute.without(only)
                : parameters.m_balance == Balance.GROUPS && !attribute.groups().isEmpty()
                        ? attribute.balanced()
                        : attribute.pooled();
        if (parameters.m_balance == Balance.GROUPS
                && !isOneGroup
                && attribute.groups().isEmpty()) {
            warnings.add("No group has rows with both labels, so that the vector is the difference of all rows: it also"
                    + " has what distinguishes the groups.");
        }
        for (int r = 0; r < rows.count(); r++) {
            boolean isChosen = (only < 0 || rows.group(r) == only)
                    && (parameters.m_appliedTo == AppliedTo.ALL || roles.get(r) == Role.FROM);
            if (isChosen) {
                double[] moved = rows.vector(r).clone();
                for (int k = 0; k < moved.length; k++) {
                    moved[k] += parameters.m_strength * vector[k];
                }
                generated.add(new GeneratedRow(
                        rows.key(r),
                        parameters.m_to,
                        rows.groupName(rows.group(r)),
                        parameters.m_strength,
                        Double.NaN,
                        Double.NaN,
                        moved));
            }
        }
        if (generated.isEmpty()) {
            throw new KNIMEException("No row of the group \"" + parameters.m_onlyGroup + "\" has the label \""
                    + parameters.m_from + "\" to come from: choose another group, or add the vector to all rows.");
        }
        warnDisagreement();
    }

    /** A vector that a left-out group does not share is not one attribute. */
    private void warnDisagreement() {
        double least = checks.stream()
                .mapToDouble(GenerationCheck::cosine)
                .filter(cosine -> !Double.isNaN(cosine))
                .min()
                .orElse(1);
        if (least <= 0) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "The change of at least one group does not point where that of the others does (cosine %.2f):"
                            + " look at the checks before you add the vector to it.",
                    least));
        }
    }

    private int requireGroup(final String name) throws KNIMEException {
        int group = rows.findGroup(name);
        if (group < 0) {
            throw new KNIMEException("No row is in the group \"" + name + "\": check its spelling and letter case.");
        }
        return group;
    }

    private int requireRow(final String key) throws KNIMEException {
        int row = rows.find(key);
        if (row < 0) {
            throw new KNIMEException("The table has no row with the RowID \"" + key + "\" and a complete embedding.");
        }
        return row;
    }

    private void interpolate() throws KNIMEException {
        boolean isRows = parameters.m_between == Between.ROWS;
        var start = isRows ? parameters.m_startRow : parameters.m_startGroup;
        var end = isRows ? parameters.m_endRow : parameters.m_endGroup;
        double[] from = isRows ? rows.vector(requireRow(start)) : Rows.mean(rows.ofGroup(requireGroup(start)));
        double[] to = isRows ? rows.vector(requireRow(end)) : Rows.mean(rows.ofGroup(requireGroup(end)));
        if (parameters.path() == LatentPath.SPHERICAL && LatentPath.isOpposite(from, to)) {
            warnings.add(
                    "Start and end point in opposite directions from the origin, so that no way round is shorter than"
                            + " another: the path is the straight line through the origin.");
        }
        for (int step = 0; step <= parameters.m_steps; step++) {
            double position = (double) step / parameters.m_steps;
            generated.add(new GeneratedRow(
                    start,
                    end,
                    null,
                    position,
                    Double.NaN,
                    Double.NaN,
                    parameters.path().at(from, to, position)));
        }
    }

    private void sample() throws FitException {
        if (parameters.m_samples == Samples.GAUSSIAN) {
            for (int group = 0; group < rows.groupCount(); group++) {
                sample(
                        rows.groupName(group),
                        rows.ofGroup(group),
                        membersOf(group),
                        Randoms.seed(parameters.m_seed, group));
            }
        } else {
            int[] all = IntStream.range(0, rows.count()).toArray();
            sample(null, rows.vectors(), all, parameters.m_seed);
        }
        if (parameters.m_samples == Samples.PRIOR && !isVariational()) {
            warnings.add("The model is no variational autoencoder, so that nothing makes its latent space normally"
                    + " distributed: samples of the prior are noise. Sample around rows instead.");
        }
        warnSingle();
        warnFar();
    }

    /** The prior needs no rows. */
    private void warnSingle() {
        if (parameters.m_samples == Samples.PRIOR) {
            return;
        }
        var single = checks.stream().filter(check -> check.from() == 1).toList();
        if (!single.isEmpty()) {
            warnings.add("A single row has no spread, so that all samples"
                    + ofGroup(single.get(0).group())
                    + " are that row"
                    + (single.size() == 1
                            ? "."
                            : "; so it is with " + single.size() + " of " + checks.size() + " groups."));
        }
    }

    private void warnFar() {
        var far = checks.stream()
                .filter(check -> check.samples() != null && check.samples().isFar())
                .toList();
        if (!far.isEmpty()) {
            var first = far.get(0);
            warnings.add(String.format(
                    Locale.ROOT,
                    "Decoded samples%s are not like reconstructions of rows: their energy distance is %.3g, and %.3g"
                            + " is what samples like the rows would have%s. Sample around rows, or with a smaller"
                            + " spread.",
                    ofGroup(first.group()),
                    first.distance(),
                    first.floor(),
                    far.size() == 1 ? "" : "; so it is with " + far.size() + " of " + checks.size() + " groups"));
        }
    }

    private int[] membersOf(final int group) {
        return IntStream.range(0, rows.count())
                .filter(r -> rows.group(r) == group)
                .toArray();
    }

    private boolean isVariational() {
        return model instanceof NeuralAutoencoder neural
                && neural.logVarianceHead().isPresent();
    }

    private void sample(final String group, final double[][] vectors, final int[] members, final long seed)
            throws FitException {
        var sampler = new LatentSampler(vectors, seed, progress);
        var drawn = new ArrayList<double[]>();
        var origins = new ArrayList<String>();
        for (int i = 0; i < parameters.m_count; i++) {
            if (i % REPORTED == 0) {
                progress.report(Double.NaN, () -> "Drawing samples");
            }
            switch (parameters.m_samples) {
                case AROUND_ROWS -> {
                    drawn.add(sampler.aroundRow(i, parameters.m_spread));
                    origins.add(rows.key(members[sampler.row(i)]));
                }
                case GAUSSIAN -> {
                    drawn.add(sampler.gaussian(i));
                    origins.add(group);
                }
                case PRIOR -> {
                    drawn.add(sampler.prior(i));
                    origins.add(null);
                }
            }
        }
        progress.report(Double.NaN, () -> "Comparing decoded samples with reconstructions");
        var samples = decoded(drawn.toArray(double[][]::new));
        var reconstructions = decoded(vectors);
        warnUndecoded(group, samples, reconstructions);
        var check =
                new GenerationCheck(group, vectors.length, drawn.size(), Double.NaN, compare(samples, reconstructions));
        checks.add(check);
        for (int i = 0; i < drawn.size(); i++) {
            generated.add(new GeneratedRow(
                    origins.get(i), null, group, Double.NaN, check.distance(), check.floor(), drawn.get(i)));
        }
    }

    private void warnUndecoded(final String group, final Decoded samples, final Decoded reconstructions) {
        if (samples.undecoded() + reconstructions.undecoded() > 0) {
            warnings.add("Not compared" + ofGroup(group) + ", because they do not decode to finite numbers: "
                    + samples.undecoded() + " of " + samples.all() + " samples and " + reconstructions.undecoded()
                    + " of " + reconstructions.all() + " rows.");
        }
    }

    private static String ofGroup(final String group) {
        return group == null ? "" : " of the group \"" + group + '"';
    }

    /** Null where there is nothing to compare: a single row, or nothing that decodes to numbers. */
    private static SampleCheck compare(final Decoded samples, final Decoded reconstructions) {
        return samples.rows().length == 0 || reconstructions.rows().length < 2
                ? null
                : SampleCheck.of(samples.rows(), reconstructions.rows(), Interruption::check);
    }

    /** Some of these vectors, chosen at random where there are many. */
    private Decoded decoded(final double[][] vectors) {
        int[] order = IntStream.range(0, vectors.length).toArray();
        if (order.length > COMPARED) {
            Randoms.shuffle(order, Randoms.stream(parameters.m_seed, COMPARISON));
            order = Arrays.copyOf(order, COMPARED);
        }
        return decode(model, IntStream.of(order).mapToObj(i -> vectors[i]).toArray(double[][]::new));
    }

    /**
     * What vectors decode to.
     *
     * @param rows those that decode to numbers, in their order
     * @param all how many vectors there were
     */
    record Decoded(double[][] rows, int all) {

        int undecoded() {
            return all - rows.length;
        }
    }

    static Decoded decode(final Autoencoder model, final double[][] vectors) {
        double[][] scratch = new double[vectors.length][];
        double[][] decoded = new double[vectors.length][model.inputDimension()];
        for (int i = 0; i < vectors.length; i++) {
            scratch[i] = vectors[i].clone();
        }
        var conditions = new RowCondition[vectors.length];
        model.decoder().decodeAll(scratch, vectors.length, decoded, conditions);
        return new Decoded(
                IntStream.range(0, vectors.length)
                        .filter(i -> conditions[i].isUsable())
                        .mapToObj(i -> decoded[i])
                        .toArray(double[][]::new),
                vectors.length);
    }
}
