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
        AllowsCreateOnUpdate = true,
        NameRule = ObjectNameRule.Any,
        Columns = EventColumns.All,
        FieldLabels = new Dictionary<string, Func<Event, string>>(StringComparer.Ordinal)
        {
            ["involvedObject.kind"] = static o => o.InvolvedObject.Kind,
            ["involvedObject.namespace"] = static o => o.InvolvedObject.Namespace,
            ["involvedObject.name"] = static o => o.InvolvedObject.Name,
            ["involvedObject.uid"] = static o => o.InvolvedObject.Uid,
            ["involvedObject.apiVersion"] = static o => o.InvolvedObject.ApiVersion,
            ["involvedObject.resourceVersion"] = static o => o.InvolvedObject.ResourceVersion,
            ["involvedObject.fieldPath"] = static o => o.InvolvedObject.FieldPath,
            ["reason"] = static o => o.Reason,
            ["reportingComponent"] = static o => o.ReportingComponent,
            ["source"] = static o => o.Source.Component.Length > 0 ? o.Source.Component : o.ReportingComponent,
            ["type"] = static o => o.Type,
        },
        Validation = EventValidation.OnCreate,
        UpdateValidation = EventValidation.OnUpdate,
    };
}
