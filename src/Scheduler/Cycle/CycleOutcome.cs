namespace Keles.Scheduler;

/// <summary>What a scheduling cycle has come to.</summary>
internal abstract record CycleOutcome
{
    /// <summary>A node for the pod.</summary>
    /// <param name="Evaluated">How many nodes were looked at.</param>
    /// <param name="Feasible">How many of them would have done.</param>
    internal sealed record Placed(string Node, CycleState State, int Evaluated, int Feasible) : CycleOutcome;

    /// <summary>It fits nowhere.</summary>
    /// <param name="Nominate">The node to promise it; empty takes a promise back, null leaves it.</param>
    internal sealed record Rejected(Diagnosis Diagnosis, string? Nominate, Preemption? Preemption) : CycleOutcome;

    /// <summary>A plugin broke.</summary>
    internal sealed record Failed(string Message) : CycleOutcome;
}
