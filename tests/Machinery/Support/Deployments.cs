using System.Text.Json.Nodes;
using Keles.Machinery.Typing;

namespace Keles.Machinery.Tests.Support;

/// <summary>The schema of a deployment, as far as the cases of patches and apply go.</summary>
internal static class Deployments
{
    private static readonly ITypeSchema Text = ScalarSchema.Text;
    private static readonly ITypeSchema Texts = ListSchema.Atomic(Text);
    private static readonly ITypeSchema TextMap = new MapSchema(Text);

    private static readonly StructSchema EnvVar = Struct("EnvVar", new("name", Text), new("value", Text));

    private static readonly StructSchema Port = Struct("ContainerPort", new("containerPort", ScalarSchema.Number),
        new("protocol", Text) { Default = JsonValue.Create("TCP") }, new("name", Text), new("hostPort", ScalarSchema.Number));

    private static readonly StructSchema Resources = Struct("ResourceRequirements",
        new("limits", new MapSchema(ScalarSchema.Untyped)), new("requests", new MapSchema(ScalarSchema.Untyped)));

    private static readonly StructSchema Container = Struct("Container", new("name", Text), new("image", Text),
        new("command", Texts), new("resources", Resources), Merged("env", EnvVar, "name", "name"),
        Merged("ports", Port, "containerPort", "containerPort", "protocol"));

    private static readonly StructSchema Volume = Struct("Volume", new("name", Text), new("emptyDir", Struct("EmptyDirVolumeSource")));

    private static readonly StructSchema PodSpec = Struct("PodSpec", Merged("containers", Container, "name", "name"),
        Merged("volumes", Volume, "name", "name") with { PatchStrategies = ["merge", "retainKeys"] },
        new("tolerations", ListSchema.Atomic(Struct("Toleration", new("key", Text), new("operator", Text)))),
        Merged("imagePullSecrets", Struct("LocalObjectReference", new SchemaField("name", Text)), "name", "name"),
        new("nodeSelector", new MapSchema(Text, isAtomic: true)),
        Merged("hostAliases", Struct("HostAlias", new("ip", Text), new("hostnames", Texts)), "ip", "ip"));

    private static readonly StructSchema Metadata = Struct("ObjectMeta", new("name", Text), new("namespace", Text), new("uid", Text), new("labels", TextMap),
        new("annotations", TextMap),
        new("finalizers", ListSchema.Set(Text)) { PatchStrategies = ["merge"] });

    private static readonly StructSchema Spec = Struct("DeploymentSpec", new("replicas", ScalarSchema.Number), new("paused", ScalarSchema.Boolean),
        new("strategy", Struct("DeploymentStrategy", new("type", Text), new("rollingUpdate", Struct("RollingUpdateDeployment",
            new("maxSurge", ScalarSchema.Untyped), new("maxUnavailable", ScalarSchema.Untyped))))) { PatchStrategies = ["retainKeys"] },
        new("selector", new StructSchema("LabelSelector", [new("matchLabels", TextMap)], isAtomic: true)),
        new("template", Struct("PodTemplateSpec", new("metadata", Metadata), new("spec", PodSpec))));

    public static ITypeSchema Schema { get; } = Struct("Deployment", new("apiVersion", Text), new("kind", Text),
        new("metadata", Metadata), new("spec", Spec), new("status", Struct("DeploymentStatus", new("replicas", ScalarSchema.Number),
            Merged("conditions", Struct("DeploymentCondition", new("type", Text), new("status", Text)), "type", "type"))),
        new("extra", DeducedSchema.Instance));

    private static StructSchema Struct(string name, params SchemaField[] fields) => new(name, fields);

    private static SchemaField Merged(string name, ITypeSchema item, string mergeKey, params string[] keys)
        => new(name, ListSchema.Map(item, keys)) { PatchStrategies = ["merge"], PatchMergeKey = mergeKey };
}
