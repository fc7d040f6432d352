namespace Keles.Api.Core.V1;

/// <summary>The descriptor of Event.</summary>
public static class EventKind
{
    public static Kind<Event> Kind { get; } = new()
    {
        Group = "",
        Version = "v1",
        Name = "Event",
        Plural = "events",
        Singular = "event",
        Namespaced = true,
        ShortNames = ["ev"],
        StoragePrefix = "events",
    };
}
