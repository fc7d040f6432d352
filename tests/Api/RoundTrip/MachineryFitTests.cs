using System.Text.Json.Nodes;
using Keles.Machinery;
using Keles.Machinery.ManagedFields;
using Keles.Machinery.Patching;
using Keles.Machinery.Typing;
using Keles.Machinery.Yaml;

namespace Keles.Api.Tests.RoundTrip;

/// <summary>The filled object of every kind goes through apply, patches and YAML: the schema tables serve them all.</summary>
public sealed class MachineryFitTests
{
    public static TheoryData<string> Stored => [.. Kinds.All.Where(static k => k.IsStored).Select(FixtureOf).Where(static f => File.Exists(PathOf(f, "json")))];

    /// <summary>Upstream cannot merge into these two; kubectl says so in these words.</summary>
    private static readonly Dictionary<string, string> RefusedUpstream = new()
    {
        ["apps.v1.ControllerRevision"] = "unable to find api field in struct RawExtension for the json field \"spec\"",
        ["certificates.k8s.io.v1.CertificateSigningRequest"] = "merging an object in json but data type is not struct, instead is: map",
    };

    [Theory]
    [MemberData(nameof(Stored))]
    public void Applying_a_filled_object_owns_all_of_it_and_applying_nothing_leaves_nothing(string fixture)
    {
        var (kind, filled) = Read(fixture);
        var engine = new ApplyEngine(new SingleVersion(kind.ApiVersion, RecordSchema.Of(kind.Schema)), kind.ApiVersion);
        var applied = engine.Apply(new() { Live = [], Patch = filled, Manager = "m", Now = Time.FromUnixSeconds(1) });
        Assert.True(JsonNode.DeepEquals(filled, applied.Merged), $"{filled.ToJsonString()}\n{applied.Merged.ToJsonString()}");
        Assert.Equal("m", Assert.Single(applied.Managed).Manager);

        var bare = new JsonObject { ["apiVersion"] = kind.ApiVersion, ["kind"] = kind.Name };
        var emptied = engine.Apply(new() { Live = applied.Merged, Managed = applied.Managed, Patch = bare, Manager = "m", Now = Time.FromUnixSeconds(2) });
        Assert.Equal(Members(bare), Members(emptied.Merged));
    }

    [Theory]
    [MemberData(nameof(Stored))]
    public void Patching_a_filled_object_with_itself_changes_nothing(string fixture)
    {
        var (kind, filled) = Read(fixture);
        (filled["status"]?["disruptedPods"] as JsonObject)?.Clear();
        Assert.True(JsonNode.DeepEquals(filled, MergePatch.Apply(filled, filled)));
        if (RefusedUpstream.TryGetValue(fixture, out var words))
        {
            Assert.Equal(words, Assert.Throws<PatchException>(() => StrategicMergePatch.Apply(filled, filled, RecordSchema.Of(kind.Schema))).Message);
            return;
        }

        Assert.True(JsonNode.DeepEquals(filled, StrategicMergePatch.Apply(filled, filled, RecordSchema.Of(kind.Schema))));
    }

    [Theory]
    [MemberData(nameof(Stored))]
    public void A_filled_object_says_the_same_in_yaml(string fixture)
    {
        var filled = JsonNode.Parse(File.ReadAllText(PathOf(fixture, "json")));
        Assert.True(JsonNode.DeepEquals(filled, YamlReader.Read(File.ReadAllText(PathOf(fixture, "yaml")))));
        Assert.Equal(File.ReadAllText(PathOf(fixture, "yaml")), YamlWriter.Write(filled));
    }

    private static (Kind Kind, JsonObject Filled) Read(string fixture)
    {
        var kind = Kinds.All.Single(k => k.IsStored && FixtureOf(k) == fixture);
        var filled = JsonNode.Parse(File.ReadAllText(PathOf(fixture, "json")))!.AsObject();
        filled["metadata"]?.AsObject().Remove("managedFields");
        return (kind, filled);
    }

    private static string FixtureOf(Kind kind) => $"{(kind.Group.Length == 0 ? "core" : kind.Group)}.{kind.Version}.{kind.Name}";

    private static string PathOf(string fixture, string form) => Path.Combine(AppContext.BaseDirectory, "RoundTrip", "Fixtures", $"{fixture}.{form}");

    private static string Members(JsonObject value) => string.Join(' ', value.Where(static m => m.Value is not null).Select(static m => m.Key).Order(StringComparer.Ordinal));
}
