package org.latentalign.score.transfer;

/** How a profile is predicted, the baselines first. */
public enum TransferMethod {
    /** The controls of the target. */
    NO_EFFECT("no effect"),
    /** The controls of the target, encoded and decoded: what a model gives without any drug. */
    DECODED_CONTROLS("decoded controls"),
    /** The predictions for other drugs. */
    WRONG_DRUGS("wrong drugs"),
    /** The mean change over all sources. */
    EQUAL("equal"),
    /** The change in the source whose controls are nearest. */
    NEAREST("nearest"),
    /** The mean change over sources, weighted by how near their controls are. */
    WEIGHTED("weighted"),
    /** The same change as in the latent space, added to the controls without a model. */
    INPUT_SPACE("input space"),
    /** The change added to the encoded controls, and decoded. */
    LATENT_SPACE("latent space"),
    /** The controls and what decoding makes of the change: what decoding does to the controls cancels. */
    DECODED_CHANGE("decoded change");

    private final String title;

    TransferMethod(final String title) {
        this.title = title;
    }

    /** @return what the method is called in tables */
    public String title() {
        return title;
    }
}
