namespace Keles.Api.Events.V1;

/// <summary>The descriptor of Event.</summary>
public static class EventKind
{
    public static Kind<Event> Kind { get; } = new()
    {
        Group = "events.k8s.io",
        Version = "v1",
        Name = "Event",
        Plural = "events",
        Singular = "event",
        Namespaced = true,
        ShortNames = ["ev"],
        StoragePrefix = "events",
        StoredAs = Core.V1.EventKind.Kind,
        FromStoredRule = static stored => Core.V1.EventConversion.FromCore((Core.V1.Event)stored),
        ToStoredRule = static e => Core.V1.EventConversion.ToCore(e),
        AllowsCreateOnUpdate = true,
        Columns = EventColumns.All,
        FieldLabels = new Dictionary<string, Func<Event, string>>(StringComparer.Ordinal)
        {
            ["regarding.kind"] = static o => o.Regarding.Kind,
            ["regarding.namespace"] = static o => o.Regarding.Namespace,
            ["regarding.name"] = static o => o.Regarding.Name,
            ["regarding.uid"] = static o => o.Regarding.Uid,
            ["regarding.apiVersion"] = static o => o.Regarding.ApiVersion,
            ["regarding.resourceVersion"] = static o => o.Regarding.ResourceVersion,
            ["regarding.fieldPath"] = static o => o.Regarding.FieldPath,
            ["reason"] = static o => o.Reason,
            ["reportingController"] = static o => o.ReportingController,
            ["type"] = static o => o.Type,
        },
        Validation = EventValidation.OnCreate,
        UpdateValidation = EventValidation.OnUpdate,
    };
}
