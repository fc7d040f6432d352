namespace Keles.Scheduler;

/// <summary>A resource that scores look at, and how much.</summary>
internal sealed record ResourceWeight(string Name, long Weight = 1)
{
    /// <summary>CPU and memory alike.</summary>
    public static Items<ResourceWeight> Usual { get; } = [new(ResourceNames.Cpu), new(ResourceNames.Memory)];
}
