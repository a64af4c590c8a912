package org.knime.core.node.workflow;

import java.util.concurrent.atomic.AtomicInteger;
import org.knime.core.data.IDataRepository;

/** Numbers the tables of one workflow. */
public class WorkflowDataRepository implements IDataRepository {

    private final AtomicInteger m_lastId = new AtomicInteger();

    WorkflowDataRepository() {}

    @Override
    public int generateNewID() {
        return m_lastId.incrementAndGet();
    }

    @Override
    public int getLastId() {
        return m_lastId.get();
    }
}
