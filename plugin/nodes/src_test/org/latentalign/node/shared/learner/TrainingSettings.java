package org.latentalign.node.shared.learner;

/** Sets what learners share, for tests of theirs. */
public final class TrainingSettings {

    private TrainingSettings() {}

    /** Keeps the model of a canceled training. */
    public static void keepOnCancel(final NetworkLearnerParameters parameters) {
        parameters.m_onCancel = OnCancel.KEEP;
    }
}
