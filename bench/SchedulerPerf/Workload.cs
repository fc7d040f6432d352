namespace Keles.SchedulerPerf.Bench;

/// <summary>What is there at first, and what is then created and measured. Names and sizes are those of upstream's scheduler_perf.</summary>
/// <param name="Goal">Pods a second that the project wants to reach.</param>
internal sealed record Workload(string Name, int Goal, IReadOnlyList<Nodes> Nodes, IReadOnlyList<Pods> Before, Pods Measured)
{
    /// <summary>Created one after the other while the measured pods are; null for none.</summary>
    public Pods? Churn { get; init; }

    public TimeSpan ChurnInterval { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The measured pods come from a deployment, not from the benchmark.</summary>
    public bool ByDeployment { get; init; }
}

/// <summary>Nodes of 4 CPUs and 32 GiB.</summary>
/// <param name="Name">The only one's name; empty for generated ones. It takes 90,000 pods, the others 110.</param>
/// <param name="Zones">They are dealt out to these zones in turn; none for no label.</param>
internal sealed record Nodes(int Count, string Name = "", params string[] Zones);

/// <summary>Pods of one form.</summary>
/// <param name="Template">The pod in JSON, without a namespace.</param>
internal sealed record Pods(int Count, string Namespace, string Template);
