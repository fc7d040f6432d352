using Keles.Cel;

namespace Keles.Api.Expressions;

/// <summary>The types of what policies and match conditions are told about a request: <c>request</c> and <c>namespaceObject</c>.</summary>
public static class AdmissionTypes
{
    public static readonly CelType Request = CelType.Object("kubernetes.AdmissionRequest");
    public static readonly CelType Namespace = CelType.Object("kubernetes.Namespace");

    private static readonly CelType Texts = CelType.List(CelType.String);
    private static readonly CelType TextMap = CelType.Map(CelType.String, CelType.String);

    public static ICelTypeProvider Types { get; } = new DeclaredTypes(new Dictionary<string, IReadOnlyDictionary<string, CelType>>(StringComparer.Ordinal)
    {
        ["kubernetes.GroupVersionKind"] = Fields(("group", CelType.String), ("version", CelType.String), ("kind", CelType.String)),
        ["kubernetes.GroupVersionResource"] = Fields(("group", CelType.String), ("version", CelType.String), ("resource", CelType.String)),
        ["kubernetes.UserInfo"] = Fields(("username", CelType.String), ("uid", CelType.String), ("groups", Texts), ("extra", CelType.Map(CelType.String, Texts))),
        [Request.Name] = Fields(
            ("kind", CelType.Object("kubernetes.GroupVersionKind")), ("resource", CelType.Object("kubernetes.GroupVersionResource")), ("subResource", CelType.String),
            ("requestKind", CelType.Object("kubernetes.GroupVersionKind")), ("requestResource", CelType.Object("kubernetes.GroupVersionResource")), ("requestSubResource", CelType.String),
            ("name", CelType.String), ("namespace", CelType.String), ("operation", CelType.String), ("userInfo", CelType.Object("kubernetes.UserInfo")),
            ("dryRun", CelType.Bool), ("options", CelType.Dyn)),
        [Namespace.Name] = Fields(("metadata", CelType.Object("kubernetes.NamespaceMetadata")), ("spec", CelType.Object("kubernetes.NamespaceSpec")), ("status", CelType.Object("kubernetes.NamespaceStatus"))),
        ["kubernetes.NamespaceSpec"] = Fields(("finalizers", Texts)),
        ["kubernetes.NamespaceStatus"] = Fields(("conditions", CelType.List(CelType.Object("kubernetes.NamespaceCondition"))), ("phase", CelType.String)),
        ["kubernetes.NamespaceCondition"] = Fields(("status", CelType.String), ("type", CelType.String), ("lastTransitionTime", CelType.Timestamp), ("message", CelType.String), ("reason", CelType.String)),
        ["kubernetes.NamespaceMetadata"] = Fields(
            ("name", CelType.String), ("generateName", CelType.String), ("namespace", CelType.String), ("labels", TextMap), ("annotations", TextMap), ("UID", CelType.String),
            ("creationTimestamp", CelType.Timestamp), ("deletionGracePeriodSeconds", CelType.Int), ("deletionTimestamp", CelType.Timestamp), ("generation", CelType.Int),
            ("resourceVersion", CelType.String), ("finalizers", Texts)),
    });

    private static Dictionary<string, CelType> Fields(params (string Name, CelType Type)[] fields) =>
        fields.ToDictionary(f => f.Name, f => f.Type, StringComparer.Ordinal);
}
