using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Reconcile;

/// <summary>Notes events under one component's name; <see cref="EventWriter"/> writes them. Never waits.</summary>
public sealed class EventRecorder(EventWriter writer, string component, string host = "")
{
    public const string Normal = "Normal";

    public const string Warning = "Warning";

    /// <param name="type"><see cref="Normal"/> or <see cref="Warning"/>.</param>
    public void Event(Kind kind, IApiObject regarding, string type, string reason, string message, string fieldPath = "") =>
        Event(Reference(kind, regarding) with { FieldPath = fieldPath }, type, reason, message);

    public void Event(ObjectReference regarding, string type, string reason, string message, OrderedMap<string> annotations = default)
    {
        var now = writer.Now;
        var ns = regarding.Namespace.Length > 0 ? regarding.Namespace : "default";
        writer.Add(new()
        {
            Metadata = new() { Name = $"{regarding.Name}.{(now.UtcTicks - DateTime.UnixEpoch.Ticks) * 100 + writer.NextNumber() % 100:x}", Namespace = ns, Annotations = annotations },
            InvolvedObject = regarding,
            Type = type,
            Reason = reason,
            Message = message,
            Source = new() { Component = component, Host = host },
            ReportingComponent = component,
            ReportingInstance = host,
            FirstTimestamp = Time.From(now),
            LastTimestamp = Time.From(now),
            Count = 1,
        });
    }

    public static ObjectReference Reference(Kind kind, IApiObject value) => new()
    {
        ApiVersion = kind.ApiVersion,
        Kind = kind.Name,
        Namespace = value.Metadata.Namespace,
        Name = value.Metadata.Name,
        Uid = value.Metadata.Uid,
        ResourceVersion = value.Metadata.ResourceVersion,
    };
}
