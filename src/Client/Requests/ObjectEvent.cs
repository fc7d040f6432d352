using Keles.Machinery;

namespace Keles.Client;

/// <summary>One event of a watch: an object, or for <see cref="ObjectEventType.Error"/> a status.</summary>
public readonly record struct ObjectEvent(ObjectEventType Type, IApiObject? Object, Status? Status = null)
{
    /// <summary>The annotation on the bookmark that closes the initial events.</summary>
    public const string InitialEventsEnd = "k8s.io/initial-events-end";

    public string ResourceVersion => Object?.Metadata.ResourceVersion ?? "";

    public bool EndsInitialEvents => Type == ObjectEventType.Bookmark && Object?.Metadata.Annotations.Get(InitialEventsEnd) == "true";
}
