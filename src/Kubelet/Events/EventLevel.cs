namespace Keles.Kubelet.Events;

/// <summary>How an event is meant.</summary>
internal enum EventLevel
{
    Normal,
    Warning,
}
