package org.latentalign.score.transfer;

import java.util.Locale;
import org.latentalign.score.statistics.ConfidenceInterval;
import org.latentalign.score.statistics.Distinction;

/** What predictions are worth, in words: better than decoded controls and than wrong drugs, or not. */
public final class TransferVerdict {

    private TransferVerdict() {}

    /**
     * Judges.
     *
     * @param transfer predictions with their errors
     * @param hasSeen whether the model may have seen the measured profiles
     * @return one sentence or a few
     */
    public static String of(final SignatureTransfer transfer, final boolean hasSeen) {
        return main(transfer)
                + (hasSeen ? " The model may have seen the profiles that it predicts, which flatters it." : "");
    }

    private static String main(final SignatureTransfer transfer) {
        final int count = transfer.tested().size();
        if (count == 0) {
            return "No drug was measured where it is predicted, so nothing shows what the predictions are worth.";
        }
        final ConfidenceInterval overControls =
                transfer.better(TransferMethod.DECODED_CONTROLS).interval();
        if (overControls instanceof ConfidenceInterval.TooFew) {
            return "Only " + count + (count == 1 ? " drug was" : " drugs were")
                    + " measured where predicted: too few to tell whether the predictions are better than decoded controls"
                    + figures(transfer) + ".";
        }
        final boolean beatsWrong =
                transfer.test().map(test -> test.p() <= Distinction.LEVEL).orElse(false);
        final boolean beatsControls = overControls.low() > 0;
        if (beatsControls && beatsWrong) {
            return "The predicted changes are better than what decoding gives without any drug, and better than those"
                    + " predicted for other drugs" + figures(transfer) + "." + overInput(transfer) + size(transfer);
        }
        if (!beatsControls && !beatsWrong) {
            return "Nothing shows that the predicted changes are better than what decoding gives without any drug, or"
                    + " than those predicted for other drugs" + figures(transfer) + ": do not use them.";
        }
        return beatsWrong
                ? "The right drugs are predicted better than others, but nothing shows that their changes are better than"
                        + " what decoding gives without any drug" + figures(transfer) + "."
                : "Other drugs would do as well: nothing shows that the predictions for the right drugs are better"
                        + figures(transfer) + ".";
    }

    /** A model that keeps every direction predicts the same, but for so much in a correlation. */
    private static final double ROUNDING = 1e-9;

    /** Adding what a drug changes elsewhere needs no model: one is worth its trouble where it does better. */
    private static String overInput(final SignatureTransfer transfer) {
        if (transfer.predicted() == TransferMethod.INPUT_SPACE
                || Double.isNaN(transfer.mean(TransferMethod.INPUT_SPACE, TransferError::changePearson)
                        .estimate())) {
            return "";
        }
        return transfer.better(TransferMethod.INPUT_SPACE).interval().low() > ROUNDING
                ? " They are also better than adding the change of the other contexts as it is (input space)."
                : " Nothing shows that they are better than adding the change of the other contexts as it is (input space),"
                        + " which needs no model.";
    }

    /** A change in the right direction can still be so much too large that predicting none is nearer. */
    private static String size(final SignatureTransfer transfer) {
        final double error = transfer.mean(transfer.predicted(), TransferError::relativeError)
                .estimate();
        return error > 1
                ? " Their direction is worth something, their size is not: profiles without any change are nearer to the"
                        + " measured ones (mean relative error " + text(error, 2) + ", and 1 without a change)."
                : "";
    }

    private static String figures(final SignatureTransfer transfer) {
        return " (correlation of the change " + figure(transfer, transfer.predicted()) + "; decoded controls "
                + figure(transfer, TransferMethod.DECODED_CONTROLS) + "; wrong drugs "
                + figure(transfer, TransferMethod.WRONG_DRUGS)
                + transfer.test()
                        .map(test -> test.p() < 0.001 ? ", p below 0.001" : ", p " + text(test.p(), 3))
                        .orElse("")
                + "; input space " + figure(transfer, TransferMethod.INPUT_SPACE) + ")";
    }

    private static String figure(final SignatureTransfer transfer, final TransferMethod method) {
        final double mean = transfer.mean(method, TransferError::changePearson).estimate();
        return Double.isNaN(mean) ? "none" : text(mean, 2);
    }

    private static String text(final double value, final int digits) {
        final String text = String.format(Locale.ROOT, "%." + digits + "f", value);
        return text.matches("-0\\.?0*") ? text.substring(1) : text;
    }
}
