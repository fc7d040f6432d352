using Keles.Api.Core.V1;

namespace Keles.Api.Nodes.V1;

/// <summary>The descriptor of RuntimeClass.</summary>
public static class RuntimeClassKind
{
    public static Kind<RuntimeClass> Kind { get; } = new()
    {
        Group = "node.k8s.io",
        Version = "v1",
        Name = "RuntimeClass",
        Plural = "runtimeclasses",
        Singular = "runtimeclass",
        Namespaced = false,
        StoragePrefix = "runtimeclasses",
        AllowsUnconditionalUpdate = false,
        Columns = RuntimeClassColumns.All,
        Defaults = RuntimeClassDefaults.Of,
        Validation = RuntimeClassValidation.OnCreate,
        UpdateValidation = RuntimeClassValidation.OnUpdate,
        WarningRule = static (o, _) => (o.Scheduling?.NodeSelector ?? default).Select(static e => DeprecatedNodeLabels.Message(e.Key)).OfType<string>().Select(static m => $"scheduling.nodeSelector: {m}"),
    };
}
