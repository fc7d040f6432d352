namespace Keles.Scheduler;

/// <summary>The phases in which plugins take part, in the order in which a configuration file lists them.</summary>
internal enum ExtensionPoint
{
    PreEnqueue,
    QueueSort,
    PreFilter,
    Filter,
    PostFilter,
    PreScore,
    Score,
    Reserve,
    Permit,
    PreBind,
    Bind,
    PostBind,
}
