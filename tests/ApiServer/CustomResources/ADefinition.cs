using System.Text.Json.Nodes;

namespace Keles.ApiServer.Tests.CustomResources;

/// <summary>Definitions for tests: <c>ADefinition.Of("Widget").With(spec).ToString()</c>.</summary>
internal sealed class ADefinition
{
    public const string Group = "tests.example.com";

    private readonly JsonObject tree;

    private ADefinition(JsonObject tree) => this.tree = tree;

    /// <summary>A namespaced kind with one version v1 and a spec of the given properties.</summary>
    public static ADefinition Of(string kind, string specProperties)
    {
        var plural = kind.ToLowerInvariant() + "s";
        return new(JsonNode.Parse($$$"""
            {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"{{{plural}}}.{{{Group}}}"},
             "spec":{"group":"{{{Group}}}","scope":"Namespaced","names":{"plural":"{{{plural}}}","kind":"{{{kind}}}"},
              "versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object","properties":{
                "spec":{"type":"object","properties":{{{specProperties}}}},"status":{"type":"object","x-kubernetes-preserve-unknown-fields":true} } } } }]} }
            """)!.AsObject());
    }

    public static string Path(string kind, string name = "", string version = "v1") =>
        $"/apis/{Group}/{version}/namespaces/default/{kind.ToLowerInvariant()}s{(name.Length > 0 ? "/" : "")}{name}";

    public JsonObject Spec => tree["spec"]!.AsObject();

    public JsonObject Version => Spec["versions"]![0]!.AsObject();

    public JsonObject Schema => Version["schema"]!["openAPIV3Schema"]!.AsObject();

    public ADefinition With(Action<ADefinition> change)
    {
        change(this);
        return this;
    }

    public override string ToString() => tree.ToJsonString();
}
