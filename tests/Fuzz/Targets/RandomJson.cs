using System.Text.Json.Nodes;

namespace Keles.Fuzz.Tests.Targets;

/// <summary>Trees that look like deployments: the right names, often with the wrong values under them.</summary>
internal static class RandomJson
{
    private static readonly string[] Names =
    [
        "metadata", "spec", "status", "template", "containers", "initContainers", "name", "image", "ports", "containerPort", "protocol", "env", "value", "replicas", "labels", "annotations",
        "finalizers", "selector", "matchLabels", "strategy", "type", "rollingUpdate", "volumes", "emptyDir", "hostPath", "tolerations", "key", "conditions", "ownerReferences", "uid", "a", "b",
        "$patch", "$retainKeys", "$setElementOrder/containers", "$deleteFromPrimitiveList/finalizers", "$setElementOrder/ports", "imagePullSecrets", "hostAliases", "ip", "resources", "limits",
    ];

    private static readonly string[] Texts = ["a", "b", "", "TCP", "UDP", "delete", "replace", "merge", "80", "x"];

    public static JsonNode? Value(Random random, int depth)
    {
        switch (random.Next(depth <= 0 ? 5 : 9))
        {
            case 0: return null;
            case 1: return random.Next(-1, 90);
            case 2: return random.Next(2) == 0;
            case 3 or 4: return random.Pick(Texts);
            case 5 or 6: return Object(random, depth);
            default:
                var list = new JsonArray();
                for (var n = random.Next(4); n > 0; n--) list.Add(Value(random, depth - 1));
                return list;
        }
    }

    public static JsonObject Object(Random random, int depth)
    {
        var made = new JsonObject();
        for (var n = random.Next(5); n > 0; n--) made[random.Pick(Names)] = Value(random, depth - 1);
        return made;
    }

    /// <summary>A deployment of the shape that the schema has, with a few items each.</summary>
    public static JsonObject Deployment(Random random) => new()
    {
        ["apiVersion"] = "apps/v1",
        ["kind"] = "Deployment",
        ["metadata"] = Some(random, ("name", "d"), ("labels", Map(random)), ("annotations", Map(random)), ("finalizers", List(random, static r => r.Pick(Texts)))),
        ["spec"] = Some(random, ("replicas", random.Next(5)), ("paused", random.Next(2) == 0), ("selector", Some(random, ("matchLabels", Map(random)))), ("template", Some(random, ("metadata", Some(random, ("labels", Map(random)))), ("spec", PodSpec(random))))),
    };

    private static JsonObject PodSpec(Random random) => Some(random,
        ("containers", List(random, Container)),
        ("volumes", List(random, static r => Some(r, ("name", r.Pick(Texts)), ("emptyDir", new JsonObject())))),
        ("tolerations", List(random, static r => Some(r, ("key", r.Pick(Texts))))),
        ("nodeSelector", Map(random)));

    private static JsonObject Container(Random random) => Some(random, ("name", random.Pick(Texts)), ("image", random.Pick(Texts)),
        ("ports", List(random, static r => Some(r, ("containerPort", r.Next(80, 83)), ("protocol", r.Pick(["TCP", "UDP"])), ("name", r.Pick(Texts))))),
        ("env", List(random, static r => Some(r, ("name", r.Pick(Texts)), ("value", r.Pick(Texts))))), ("command", List(random, static r => r.Pick(Texts))));

    private static JsonObject Some(Random random, params (string Name, JsonNode? Value)[] members)
    {
        var made = new JsonObject();
        foreach (var (name, value) in members) if (random.Next(5) > 0) made[name] = random.Next(40) == 0 ? null : value;
        return made;
    }

    private static JsonObject Map(Random random)
    {
        var made = new JsonObject();
        for (var n = random.Next(4); n > 0; n--) made[random.Pick(Texts)] = random.Pick(Texts);
        return made;
    }

    private static JsonArray List(Random random, Func<Random, JsonNode> item)
    {
        var made = new JsonArray();
        for (var n = random.Next(4); n > 0; n--) made.Add(item(random));
        return made;
    }
}
