package org.latentalign.autoencoder;

import java.io.IOException;

/** What was read makes no sense. The message says how, to follow words such as "The autoencoder is damaged:". */
final class Damage extends IOException {

    private static final long serialVersionUID = 1L;

    Damage(final String how) {
        super(how);
    }
}
