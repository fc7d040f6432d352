namespace Keles.Scheduler;

/// <summary>A rule of scheduling. It takes part in the phases whose interfaces it has.</summary>
internal interface IPlugin
{
    /// <summary>Upstream's name, which configurations use.</summary>
    string Name { get; }

    /// <summary>What may make a pod fit that this plugin has rejected.</summary>
    IReadOnlyList<QueueingHint> Hints { get; }
}
