namespace Keles.Scheduler;

/// <summary>What must hold of several devices of a claim together. Once it says no to a set it says no to every larger one.</summary>
internal interface IDeviceConstraint
{
    /// <summary>Whether the device may come to those that were added; if so it has.</summary>
    bool TryAdd(RequestPlan request, PoolDevice device);

    /// <summary>Takes back what was added last.</summary>
    void Remove(RequestPlan request, PoolDevice device);
}
