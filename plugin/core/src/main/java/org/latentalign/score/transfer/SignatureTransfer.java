package org.latentalign.score.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.autoencoder.Preprocessing;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.Length;
import org.latentalign.kernel.Shift;
import org.latentalign.progress.Progress;
import org.latentalign.score.statistics.ClusteredPairs;
import org.latentalign.score.statistics.DrugCosines;
import org.latentalign.score.statistics.DrugPermutation;
import org.latentalign.score.statistics.DrugPermutation.ContextPair;
import org.latentalign.score.statistics.Jackknife;
import org.latentalign.score.statistics.PermutationTest;

/**
 * Predicts the profile of every drug in a target context, such as a cell line, from its effect in source contexts, and
 * compares the predictions for drugs that were measured in the target with what predicting nothing gives, with what the
 * model makes of the controls alone, and with the predictions for other drugs.
 *
 * @param drugs a prediction for every drug that was measured in a source
 * @param weights of the sources
 * @param test whether the predictions for the right drugs are better than those for others, by exchange of drugs
 * @param predicted by which method the written predictions are, and which the verdict is about
 */
public record SignatureTransfer(
        List<Prediction> drugs, ContextWeights weights, Optional<PermutationTest> test, TransferMethod predicted) {

    /** The largest number of other drugs whose predictions are compared with a measured profile. */
    private static final int MOST_WRONG = 200;

    private static final int PERMUTATIONS = 1999;

    /**
     * What is wanted.
     *
     * @param isFromAll whether all sources count, and not one only
     * @param predicted latent space or decoded change
     * @param topGenes how many genes count as top
     * @param seed of exchanges of drugs
     */
    public record Options(boolean isFromAll, TransferMethod predicted, int topGenes, long seed) {}

    /** Gives the models with which drugs are predicted that were measured in the target. */
    @FunctionalInterface
    public interface HeldOutModels {

        /**
         * @param sink to be given every testable drug with a model that has not seen it there
         * @throws FitException when there is no such model
         */
        void forEach(Sink sink) throws FitException;

        /** Takes a model. */
        @FunctionalInterface
        interface Sink {
            /**
             * @param drug that the model has not seen in the target
             * @param model linear, or the given one
             * @throws FitException when it cannot predict
             */
            void accept(String drug, Autoencoder model) throws FitException;
        }
    }

    /**
     * A drug.
     *
     * @param drug its name
     * @param weights by source, how much its effect there counts
     * @param profile predicted in the target
     * @param change the predicted change from the controls
     * @param measuredChange the measured one, where there is one
     * @param errors by method, where it was measured
     * @param rank of the prediction among those for other drugs by the correlation of the change, from 1, ties counted
     *     half; NaN where it was not measured, or there is no other
     * @param others how many other drugs these are
     */
    public record Prediction(
            String drug,
            Map<String, Double> weights,
            double[] profile,
            double[] change,
            Optional<double[]> measuredChange,
            Map<TransferMethod, TransferError> errors,
            double rank,
            int others) {}

    /** Predicts; see {@link SignatureTransfer}. */
    private static final class Run {

        private final TransferData data;
        private final Autoencoder given;
        private final Options options;
        private final Preprocessing preprocessing;
        private final ContextWeights weights;
        private final List<String> drugs;
        private final List<String> testable;
        private final double[] control;
        private final Map<String, Prediction> predictions = new LinkedHashMap<>();

        /** Correlations of predictions, by row, with measured changes, by column; both of testable drugs. */
        private final double[][] correlations;

        private final Progress progress;

        Run(final TransferData data, final Autoencoder given, final Options options, final Progress progress) {
            this.data = data;
            this.given = given;
            this.options = options;
            this.progress = progress;
            preprocessing = given.preprocessing();
            weights = ContextWeights.of(data.controls(), data.target(), data.shifts());
            drugs = data.drugs();
            testable = data.testable();
            control = inverted(data.target());
            correlations = new double[testable.size()][testable.size()];
            for (final double[] row : correlations) {
                Arrays.fill(row, Double.NaN);
            }
        }

        private double[] inverted(final double[] preprocessed) {
            final double[] profile = preprocessed.clone();
            preprocessing.invert(profile);
            return profile;
        }

        SignatureTransfer run(final HeldOutModels models) throws FitException {
            final int[] done = {0};
            models.forEach((drug, model) -> {
                progress.report(
                        (double) done[0]++ / Math.max(1, testable.size()),
                        () -> "Predicting " + drug + " without its samples");
                predictions.put(drug, tested(drug, new LatentPredictor(data, model, model == given)));
            });
            final var predictor = new LatentPredictor(data, given, true);
            for (final String drug : drugs) {
                progress.report(Double.NaN, () -> "Predicting " + drug);
                if (!predictions.containsKey(drug)) {
                    final Map<String, Double> own = weights(drug);
                    final double[] profile = predicted(predictor, drug, own, options.predicted());
                    predictions.put(
                            drug,
                            new Prediction(
                                    drug,
                                    own,
                                    profile,
                                    Shift.between(control, profile),
                                    Optional.empty(),
                                    Map.of(),
                                    Double.NaN,
                                    0));
                }
            }
            return new SignatureTransfer(
                    drugs.stream().map(predictions::get).toList(), weights, test(), options.predicted());
        }

        private Map<String, Double> weights(final String drug) {
            final var sources = TransferData.of(drug, data.shifts()).keySet();
            return weights.tau().isPresent() ? weights.weighted(sources) : ContextWeights.equal(sources);
        }

        private double[] predicted(
                final LatentPredictor predictor,
                final String drug,
                final Map<String, Double> own,
                final TransferMethod method)
                throws FitException {
            final double[] step = predictor.step(drug, own);
            return method == TransferMethod.LATENT_SPACE
                    ? predictor.decoded(step)
                    : predictor.withDecodedChange(step, control);
        }

        private Prediction tested(final String drug, final LatentPredictor predictor) throws FitException {
            final double[] measured =
                    inverted(sum(data.target(), data.measured().get(drug)));
            final Map<String, Double> own = weights(drug);
            final Map<String, double[]> shifts = TransferData.of(drug, data.shifts());
            final Map<TransferMethod, double[]> profiles = new EnumMap<>(TransferMethod.class);
            profiles.put(TransferMethod.NO_EFFECT, control);
            profiles.put(TransferMethod.DECODED_CONTROLS, predictor.decodedControls());
            if (options.isFromAll()) {
                profiles.put(TransferMethod.EQUAL, shifted(ContextWeights.equal(shifts.keySet()), shifts));
                profiles.put(TransferMethod.NEAREST, shifted(weights.nearest(shifts.keySet()), shifts));
                if (weights.tau().isPresent()) {
                    profiles.put(TransferMethod.WEIGHTED, shifted(weights.weighted(shifts.keySet()), shifts));
                }
            }
            profiles.put(TransferMethod.INPUT_SPACE, shifted(own, shifts));
            profiles.put(TransferMethod.LATENT_SPACE, predicted(predictor, drug, own, TransferMethod.LATENT_SPACE));
            profiles.put(TransferMethod.DECODED_CHANGE, predicted(predictor, drug, own, TransferMethod.DECODED_CHANGE));
            final Map<TransferMethod, TransferError> errors = new EnumMap<>(TransferMethod.class);
            profiles.forEach((method, profile) ->
                    errors.put(method, TransferError.of(profile, measured, control, options.topGenes())));
            final List<TransferError> wrong = wrong(drug, predictor, measured);
            if (!wrong.isEmpty()) {
                errors.put(TransferMethod.WRONG_DRUGS, median(wrong));
            }
            final double right = errors.get(options.predicted()).changePearson();
            final int column = testable.indexOf(drug);
            correlations[column][column] = right;
            final double[] profile = profiles.get(options.predicted());
            return new Prediction(
                    drug,
                    own,
                    profile,
                    Shift.between(control, profile),
                    Optional.of(Shift.between(control, measured)),
                    errors,
                    rank(right, wrong),
                    wrong.size());
        }

        private static double[] sum(final double[] a, final double[] b) {
            return IntStream.range(0, a.length).mapToDouble(j -> a[j] + b[j]).toArray();
        }

        private double[] shifted(final Map<String, Double> by, final Map<String, double[]> shifts) {
            return inverted(sum(data.target(), ContextWeights.weighted(by, shifts)));
        }

        /** What the predictions for other drugs are worth for a measured one; evenly spread where there are many. */
        private List<TransferError> wrong(final String drug, final LatentPredictor predictor, final double[] measured)
                throws FitException {
            final List<String> others =
                    drugs.stream().filter(other -> !other.equals(drug)).toList();
            final int count = Math.min(MOST_WRONG, others.size());
            final int column = testable.indexOf(drug);
            final List<TransferError> errors = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                progress.report(Double.NaN, () -> "Predicting other drugs for " + drug);
                final String other = others.get((int) ((long) i * others.size() / count));
                final double[] profile = predicted(predictor, other, weights(other), options.predicted());
                final var error = TransferError.of(profile, measured, control, options.topGenes());
                errors.add(error);
                final int row = testable.indexOf(other);
                if (row >= 0) {
                    correlations[row][column] = error.changePearson();
                }
            }
            return errors;
        }

        private static TransferError median(final List<TransferError> errors) {
            return new TransferError(
                    median(errors, TransferError::changePearson),
                    median(errors, TransferError::rSquared),
                    median(errors, TransferError::relativeError),
                    median(errors, TransferError::topGeneOverlap));
        }

        private static double median(final List<TransferError> errors, final ToDoubleFunction<TransferError> figure) {
            final double[] values = errors.stream()
                    .mapToDouble(figure)
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
            final int middle = values.length / 2;
            return values.length == 0
                    ? Double.NaN
                    : values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
        }

        private static double rank(final double right, final List<TransferError> wrong) {
            if (Double.isNaN(right) || wrong.isEmpty()) {
                return Double.NaN;
            }
            double rank = 1;
            for (final TransferError error : wrong) {
                rank += error.changePearson() > right ? 1 : error.changePearson() == right ? 0.5 : 0;
            }
            return rank;
        }

        /** Drugs change places within blocks of similar strength, if every pair of them was compared. */
        private Optional<PermutationTest> test() {
            final int[] there = IntStream.range(0, testable.size())
                    .filter(i -> Arrays.stream(correlations[i]).noneMatch(Double::isNaN))
                    .filter(i -> IntStream.range(0, testable.size()).noneMatch(j -> Double.isNaN(correlations[j][i])))
                    .toArray();
            if (there.length < 2) {
                return Optional.empty();
            }
            final double[][] among = Arrays.stream(there)
                    .mapToObj(i -> Arrays.stream(there)
                            .mapToDouble(j -> correlations[i][j])
                            .toArray())
                    .toArray(double[][]::new);
            final List<String> names =
                    Arrays.stream(there).mapToObj(testable::get).toList();
            final double[] predictedStrength = names.stream()
                    .mapToDouble(
                            name -> Math.log(Length.of(predictions.get(name).change())))
                    .toArray();
            final double[] measuredStrength = names.stream()
                    .mapToDouble(name -> Math.log(
                            Length.of(predictions.get(name).measuredChange().orElseThrow())))
                    .toArray();
            return DrugPermutation.of(
                    List.of(new ContextPair(
                            "predicted",
                            "measured",
                            new DrugCosines(names, among, predictedStrength, measuredStrength))),
                    PERMUTATIONS,
                    options.seed(),
                    progress);
        }
    }

    /**
     * Predicts.
     *
     * @param data what is known
     * @param given the model that the data were encoded with
     * @param models with which drugs that were measured in the target are predicted
     * @param options what is wanted
     * @param progress told for every drug
     * @throws FitException when a prediction cannot be decoded, or there is no model without a drug
     */
    public static SignatureTransfer of(
            final TransferData data,
            final Autoencoder given,
            final HeldOutModels models,
            final Options options,
            final Progress progress)
            throws FitException {
        return new Run(data, given, options, progress).run(models);
    }

    /** @return the drugs that were measured in the target */
    public List<Prediction> tested() {
        return drugs.stream().filter(drug -> drug.measuredChange().isPresent()).toList();
    }

    /**
     * The mean of a figure over the drugs that have it, and without each of them.
     *
     * @param method of prediction
     * @param figure of its error
     */
    public Jackknife mean(final TransferMethod method, final ToDoubleFunction<TransferError> figure) {
        return mean(prediction -> prediction.errors().containsKey(method)
                ? figure.applyAsDouble(prediction.errors().get(method))
                : Double.NaN);
    }

    /**
     * How much better the prediction is than another method, by the correlation of the change, over drugs. A method that
     * predicts no change at all, as the decoded controls of a model that loses nothing do, correlates with nothing: 0.
     */
    Jackknife better(final TransferMethod method) {
        return mean(prediction -> {
            final double other = prediction.errors().containsKey(method)
                    ? prediction.errors().get(method).changePearson()
                    : Double.NaN;
            return prediction.errors().get(predicted).changePearson() - (Double.isNaN(other) ? 0 : other);
        });
    }

    private Jackknife mean(final ToDoubleFunction<Prediction> figure) {
        final List<Prediction> tested = tested();
        return ClusteredPairs.within(IntStream.range(0, tested.size()).toArray())
                .mean(tested.stream().mapToDouble(figure).toArray());
    }
}
