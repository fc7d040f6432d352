namespace Keles.Scheduler;

/// <summary>How long devices may take to be found for a pod on one node, and to be ready for it.</summary>
/// <param name="FilterTimeout">Zero for no end.</param>
internal sealed record DynamicResourcesArguments(TimeSpan FilterTimeout, TimeSpan BindingTimeout)
{
    public DynamicResourcesArguments() : this(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(600))
    {
    }
}
