package org.knime.core.webui.data;

import java.util.Optional;

/** What all services share. */
public abstract class AbstractDataService implements DataService {

    private final Runnable dispose;
    private final Runnable deactivate;

    AbstractDataService(final AbstractDataServiceBuilder builder) {
        dispose = builder.dispose;
        deactivate = builder.deactivate;
    }

    /** Disposing deactivates first. */
    @Override
    public Optional<Runnable> disposeRunnable() {
        if (dispose == null) {
            return deactivateRunnable();
        }
        if (deactivate == null) {
            return Optional.of(dispose);
        }
        return Optional.of(() -> {
            deactivate.run();
            dispose.run();
        });
    }

    @Override
    public Optional<Runnable> deactivateRunnable() {
        return Optional.ofNullable(deactivate);
    }

    /** What all builders share. */
    public abstract static class AbstractDataServiceBuilder implements DataServiceBuilder {

        private Runnable dispose;
        private Runnable deactivate;

        @Override
        public DataServiceBuilder onDispose(final Runnable newDispose) {
            dispose = newDispose;
            return this;
        }

        @Override
        public DataServiceBuilder onDeactivate(final Runnable newDeactivate) {
            deactivate = newDeactivate;
            return this;
        }
    }
}
