namespace Keles.Scheduler;

/// <summary>What a plugin remembers from one phase of a cycle to a later one.</summary>
internal interface ICycleValue
{
    /// <summary>A copy that may be changed without changing this one; values that never change give themselves.</summary>
    ICycleValue Copy() => this;
}
