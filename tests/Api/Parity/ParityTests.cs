using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Keles.Machinery;

namespace Keles.Api.Tests.Parity;

/// <summary>
/// What an upstream 1.36 server answered to objects posted to it, and what our rules make of the same objects: defaults, create rule, validation.
/// Left out is only what the rules do not decide: see <see cref="Elsewhere"/>.
/// </summary>
public sealed partial class ParityTests
{
    private static readonly string[] ByServer =
    [
        "pod spec.priorityClassName=\"absent\" #70",                              // admission looks the class up
        "pod spec.serviceAccountName=\"absent\" #71",                             // admission looks the account up
        "service spec.clusterIP=\"192.168.0.1\" #160",                            // the server gives out addresses
    ];

    public static TheoryData<string> Cases => [.. Lines().Where(static l => !Elsewhere(l)).Select(static l => (string)l["name"]!)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Answers_agree(string name)
    {
        var line = Lines().Single(l => (string)l["name"]! == name);
        var kind = KindAt((string)line["path"]!);
        var (value, errors) = Create(kind, line);
        if ((int)line["code"]! == 201)
        {
            Assert.True(errors.IsEmpty, errors.IsEmpty ? "" : errors.Message);
            Same(ServerParts.Without(line["answer"]!), ServerParts.Without(Clean(From.Tree(kind, value))));
        }
        else
        {
            Refused(line, kind, value, errors);
        }
    }

    [Fact]
    public void Most_answers_are_compared() => Assert.InRange(Cases.Count, 75, int.MaxValue);

    private static readonly string[] Validated = ["pods", "persistentvolumeclaims", "namespaces", "deployments", "replicasets", "daemonsets", "statefulsets", "controllerrevisions", "jobs", "cronjobs", "services", "endpoints", "configmaps", "secrets", "nodes", "persistentvolumes", "limitranges", "resourcequotas", "podtemplates",
        "endpointslices", "ingresses", "ingressclasses", "networkpolicies", "ipaddresses", "servicecidrs", "storageclasses", "runtimeclasses", "poddisruptionbudgets", "roles", "rolebindings", "priorityclasses", "leases",
        "horizontalpodautoscalers", "flowschemas", "certificatesigningrequests", "resourceclaims",
        "validatingwebhookconfigurations", "mutatingwebhookconfigurations", "apiservices", "csidrivers", "resourceslices", "deviceclasses", "prioritylevelconfigurations"];

    private static bool Elsewhere(JsonNode line) => (int)line["code"]! is not (201 or 422) || ByServer.Contains((string)line["name"]!)
        || ((int)line["code"]! == 422 && !Validated.Contains(KindAt((string)line["path"]!).Plural))
        || KindAt((string)line["path"]!).StoragePrefix is null;

    private static (IApiObject Value, FieldErrors Errors) Create(Kind kind, JsonNode line)
    {
        var value = From.Json(kind, line["body"]!);
        var path = ((string)line["path"]!).Split('/');
        var metadata = value.Metadata with { Uid = "01234567-89ab-cdef-0123-456789abcdef", CreationTimestamp = Time.FromUnixSeconds(1_800_000_000) };
        if (kind.Namespaced) metadata = metadata with { Namespace = path[Array.IndexOf(path, "namespaces") + 1] };
        if (metadata.Name.Length == 0 && metadata.GenerateName.Length > 0) metadata = metadata with { Name = metadata.GenerateName + "x2b4c" };
        value = kind.PrepareForCreate(ServerParts.With(kind.Default(value.WithMetadata(metadata))));
        var errors = new FieldErrors();
        kind.Validate(value, errors);
        return (value, errors);
    }

    private static void Refused(JsonNode line, Kind kind, IApiObject value, FieldErrors errors)
    {
        var expected = line["answer"]!;
        var message = errors.IsEmpty ? "" : $"{kind.QualifiedKind} \"{value.Metadata.Name}\" is invalid: {errors.Message}";
        var causes = new JsonArray([.. errors.Select(static e => (JsonNode)new JsonObject { ["field"] = e.Field, ["message"] = e.Body, ["reason"] = e.Reason })]);
        var actual = Clean(new JsonObject { ["causes"] = causes, ["message"] = message, ["reason"] = "Invalid" });
        Sort(actual);

        // Upstream prints its own structs and its own parser's words there: the fields and reasons must agree.
        if (OwnWords().IsMatch((string)expected["message"]!))
        {
            foreach (var side in new[] { expected, actual })
            {
                ((JsonObject)side).Remove("message");
                foreach (var cause in side["causes"]!.AsArray()) ((JsonObject)cause!).Remove("message");
            }
        }

        Sort(expected);
        Same(expected, actual);
    }

    private static void Sort(JsonNode status)
    {
        var causes = status["causes"]!.AsArray().Select(static c => c!.DeepClone())
            .OrderBy(static c => c.ToJsonString(), StringComparer.Ordinal).ToArray();
        status["causes"] = new JsonArray(causes);
    }

    private static void Same(JsonNode expected, JsonNode actual)
    {
        var (wanted, got) = (Sorted(expected)!.ToJsonString(Indented).Split('\n'), Sorted(actual)!.ToJsonString(Indented).Split('\n'));
        var differences = wanted.Except(got).Select(static l => $"- {l.Trim()}").Concat(got.Except(wanted).Select(static l => $"+ {l.Trim()}"));
        Assert.True(wanted.SequenceEqual(got), $"Upstream (-) and ours (+):\n{string.Join('\n', differences)}");
    }

    private static readonly System.Text.Json.JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static JsonNode? Sorted(JsonNode? tree) => tree switch
    {
        JsonObject o => new JsonObject(o.OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => KeyValuePair.Create(p.Key, Sorted(p.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Sorted)]),
        _ => tree?.DeepClone(),
    };

    private static JsonNode Clean(JsonNode tree) => JsonNode.Parse(Varying().Replace(tree.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), "*"))!;

    private static Kind KindAt(string path)
    {
        var parts = path.Split('?')[0].Trim('/').Split('/');
        var rest = parts[0] == "api" ? parts[1..] : parts[2..];
        var plural = rest.Length > 2 && rest[1] == "namespaces" ? rest[3] : rest[1];
        return Kinds.ByResource(parts[0] == "api" ? "" : parts[1], rest[0], plural)!;
    }

    /// <summary>A text too long for the file stands there as <c>@repeat v 300000</c>.</summary>
    private static IEnumerable<JsonNode> Lines() => File.ReadLines(From.File("Parity", "answers.jsonl"))
        .Select(static l => JsonNode.Parse(Repeated().Replace(l, static m => new string(m.Groups[1].Value[0], int.Parse(m.Groups[2].Value))))!);

    [GeneratedRegex("@repeat (.) ([0-9]+)")]
    private static partial Regex Repeated();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?Z")]
    private static partial Regex Varying();

    [GeneratedRegex("Go (struct field|value)|unknown conversion|value: \\{\"[A-Z]|Syntax error:")]
    private static partial Regex OwnWords();
}
