package org.knime.core.node.workflow;

import org.knime.core.data.IDataRepository;

/** Numbers the tables of one workflow. */
public class WorkflowDataRepository implements IDataRepository {

    WorkflowDataRepository() {}
}
