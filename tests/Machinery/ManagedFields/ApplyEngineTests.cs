using System.Text.Json.Nodes;
using Keles.Machinery.ManagedFields;
using Keles.Machinery.Tests.Support;

namespace Keles.Machinery.Tests.ManagedFields;

public sealed class ApplyEngineTests
{
    private const string Version = "apps/v1";
    private static readonly Time Noon = Time.Parse("2024-01-01T12:00:00Z");
    private static readonly Time Later = Time.Parse("2024-01-01T13:00:00Z");
    private readonly ApplyEngine engine = Engine();

    [Fact]
    public void A_created_object_belongs_to_its_creator()
    {
        var managed = engine.Update(new() { Live = [], Updated = Deployment("""{"replicas":1}"""), Manager = "curl", Now = Noon });
        var entry = Assert.Single(managed);
        Assert.Equal(("curl", "Update", Version, "FieldsV1", (Time?)Noon), (entry.Manager, entry.Operation, entry.ApiVersion, entry.FieldsType, entry.Time));
        Assert.Equal("""{"f:spec":{".":{},"f:replicas":{}}}""", entry.FieldsV1.ToString());
    }

    [Fact]
    public void An_update_that_changes_nothing_keeps_the_time()
    {
        var live = Deployment("""{"replicas":1}""");
        var managed = engine.Update(new() { Live = [], Updated = live, Manager = "curl", Now = Noon });
        Assert.Equal(managed, engine.Update(new() { Live = live, Managed = managed, Updated = live, Manager = "other", Now = Later }));
    }

    [Fact]
    public void A_changed_field_goes_over_to_who_changed_it()
    {
        var live = Deployment("""{"replicas":1,"paused":true}""");
        var managed = engine.Update(new() { Live = [], Updated = live, Manager = "a", Now = Noon });
        managed = engine.Update(new() { Live = live, Managed = managed, Updated = Deployment("""{"replicas":2,"paused":true}"""), Manager = "b", Now = Later });
        Assert.Equal(["a", "b"], managed.Select(static e => e.Manager));
        Assert.Equal("""{"f:spec":{".":{},"f:paused":{}}}""", managed[0].FieldsV1.ToString());
        Assert.Equal("""{"f:spec":{"f:replicas":{}}}""", managed[1].FieldsV1.ToString());
    }

    [Fact]
    public void Taking_another_managers_field_is_a_conflict_in_upstreams_words()
    {
        var live = Deployment("""{"replicas":1}""");
        var managed = engine.Update(new() { Live = [], Updated = live, Manager = "Python-urllib", Now = Noon });
        var failure = Assert.Throws<ApplyException>(() => engine.Apply(Request(live, managed, """{"replicas":2}""")));
        Assert.Equal(ApplyProblem.Conflict, failure.Problem);
        Assert.Equal("Apply failed with 1 conflict: conflict with \"Python-urllib\" using apps/v1: .spec.replicas", failure.Message);
        var conflict = Assert.Single(failure.Conflicts);
        Assert.Equal(("conflict with \"Python-urllib\" using apps/v1", ".spec.replicas"), (conflict.Message, conflict.Field));
    }

    [Fact]
    public void Several_conflicts_are_listed_by_manager()
    {
        var live = Deployment("""{"replicas":1,"paused":true}""");
        var managed = engine.Update(new() { Live = [], Updated = live, Manager = "x", Now = Noon });
        var failure = Assert.Throws<ApplyException>(() => engine.Apply(Request(live, managed, """{"replicas":2,"paused":false}""")));
        Assert.Equal("Apply failed with 2 conflicts: conflicts with \"x\" using apps/v1:\n- .spec.paused\n- .spec.replicas", failure.Message);
    }

    [Fact]
    public void Force_takes_the_field_over()
    {
        var live = Deployment("""{"replicas":1}""");
        var managed = engine.Update(new() { Live = [], Updated = live, Manager = "x", Now = Noon });
        var result = engine.Apply(Request(live, managed, """{"replicas":2}""") with { Force = true });
        Assert.Equal(2, (int)result.Merged["spec"]!["replicas"]!);
        Assert.True(result.Changed);
        Assert.Equal([("m", "Apply"), ("x", "Update")], result.Managed.Select(static e => (e.Manager, e.Operation)));
        Assert.Equal("""{"f:spec":{}}""", result.Managed[1].FieldsV1.ToString());
    }

    [Fact]
    public void What_is_no_longer_applied_goes_and_what_others_own_stays()
    {
        var first = engine.Apply(Request([], default, """{"replicas":1,"paused":true,"strategy":{"type":"a"}}"""));
        var byHand = first.Merged.DeepClone().AsObject();
        byHand["spec"]!["strategy"]!["type"] = "b";
        var managed = engine.Update(new() { Live = first.Merged, Managed = first.Managed, Updated = byHand, Manager = "hand", Now = Later });
        var second = engine.Apply(Request(byHand, managed, """{"replicas":1}"""));
        Assert.Equal("""{"replicas":1,"strategy":{"type":"b"}}""", GoJson.Write(second.Merged["spec"]));
    }

    [Fact]
    public void An_object_without_owners_belongs_to_a_manager_before_the_first_apply()
    {
        var live = Deployment("""{"replicas":1}""");
        live["metadata"]!["uid"] = "u";
        Assert.True(engine.Update(new() { Live = live, Updated = Deployment("""{"replicas":5}"""), Manager = "x", Now = Noon }).IsNull);
        var failure = Assert.Throws<ApplyException>(() => engine.Apply(Request(live, default, """{"replicas":2}""")));
        Assert.Equal("Apply failed with 1 conflict: conflict with \"before-first-apply\" using apps/v1: .spec.replicas", failure.Message);
    }

    [Fact]
    public void An_apply_that_changes_nothing_says_so_and_keeps_its_time()
    {
        var first = engine.Apply(Request([], default, """{"replicas":1}"""));
        var again = engine.Apply(Request(first.Merged, first.Managed, """{"replicas":1}""") with { Now = Later });
        Assert.False(again.Changed);
        Assert.Equal(first.Managed, again.Managed);
        Assert.Equal((Time?)Noon, again.Managed[0].Time);
    }

    [Theory]
    [InlineData("""{"apiVersion":"apps/v2","kind":"Deployment"}""", ApplyProblem.BadRequest, "Incorrect version specified in apply patch. Specified patch version: apps/v2, expected: apps/v1")]
    [InlineData("""{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"managedFields":[]}}""", ApplyProblem.BadRequest, "metadata.managedFields must be nil")]
    [InlineData("""{"apiVersion":"apps/v1","kind":"Deployment","spec":{"template":{"spec":{"containers":[{"name":"c"},{"name":"c"}]}}}}""", ApplyProblem.Internal,
        "failed to create typed patch object (/; apps/v1, Kind=Deployment): .spec.template.spec.containers: duplicate entries for key [name=\"c\"]")]
    public void A_bad_patch_is_told_in_upstreams_words(string patch, ApplyProblem problem, string message)
    {
        var failure = Assert.Throws<ApplyException>(() => engine.Apply(new() { Live = [], Patch = JsonNode.Parse(patch)!.AsObject(), Manager = "m", Now = Noon }));
        Assert.Equal((problem, message), (failure.Problem, failure.Message));
    }

    [Fact]
    public void A_client_may_forget_all_owners_and_broken_entries_count_as_none()
    {
        var live = Deployment("""{"replicas":1}""");
        var managed = engine.Update(new() { Live = [], Updated = live, Manager = "x", Now = Noon });
        live["metadata"]!["uid"] = "u";
        Assert.True(engine.Update(new() { Live = live, Managed = managed, Updated = live, Requested = [], Manager = "y", Now = Later }).IsNull);
        Assert.True(engine.Update(new() { Live = live, Managed = managed, Updated = live, Requested = [new()], Manager = "y", Now = Later }).IsNull);
        Items<ManagedFieldsEntry> broken = [managed[0] with { FieldsV1 = RawJson.Parse("""{"f":1}""") }];
        Assert.Equal(managed, engine.Update(new() { Live = live, Managed = managed, Updated = live, Requested = broken, Manager = "y", Now = Later }));
    }

    [Fact]
    public void Subresources_are_owners_of_their_own()
    {
        var status = Engine("status");
        var live = Deployment("""{"replicas":1}""");
        var managed = engine.Update(new() { Live = [], Updated = live, Manager = "x", Now = Noon });
        var updated = live.DeepClone().AsObject();
        updated["status"] = new JsonObject { ["replicas"] = 1 };
        managed = status.Update(new() { Live = live, Managed = managed, Updated = updated, Requested = [], Manager = "x", Now = Later });
        Assert.Equal(["", "status"], managed.Select(static e => e.Subresource));
        var failure = Assert.Throws<ApplyException>(() => engine.Apply(new()
        {
            Live = updated, Managed = managed, Patch = JsonNode.Parse("""{"apiVersion":"apps/v1","kind":"Deployment","status":{"replicas":2}}""")!.AsObject(), Manager = "m", Now = Noon,
        }));
        Assert.Equal("Apply failed with 1 conflict: conflict with \"x\" with subresource \"status\" using apps/v1: .status.replicas", failure.Message);
    }

    [Fact]
    public void Fields_an_endpoint_resets_are_owned_by_nobody_through_it()
    {
        var reset = new Dictionary<string, FieldSet> { [Version] = FieldSet.Of([PathElement.Field("status")]) };
        var strict = new ApplyEngine(new SingleVersion(Version, Deployments.Schema), Version, "", reset);
        var created = Deployment("""{"replicas":1}""");
        created["status"] = new JsonObject { ["replicas"] = 1 };
        Assert.Equal("""{"f:spec":{".":{},"f:replicas":{}}}""", strict.Update(new() { Live = [], Updated = created, Manager = "x", Now = Noon })[0].FieldsV1.ToString());
        var applied = strict.Apply(new() { Live = [], Patch = created, Manager = "x", Now = Noon });
        Assert.Equal("""{"f:spec":{"f:replicas":{}}}""", Assert.Single(applied.Managed).FieldsV1.ToString());
    }

    [Fact]
    public void The_eleventh_updater_makes_the_oldest_ones_ancient()
    {
        var live = Deployment("{}");
        Items<ManagedFieldsEntry> managed = default;
        for (var i = 0; i < 12; i++)
        {
            var updated = live.DeepClone().AsObject();
            updated["metadata"]!["labels"] ??= new JsonObject();
            updated["metadata"]!["labels"]![$"l{i}"] = "x";
            managed = engine.Update(new() { Live = live, Managed = managed, Updated = updated, Manager = $"m{i:00}", Now = Time.FromUnixSeconds(i) });
            live = updated;
        }

        Assert.Equal(10, managed.Count);
        Assert.Equal("ancient-changes", managed[0].Manager);
        Assert.Equal((Time?)Time.FromUnixSeconds(2), managed[0].Time);
        Assert.Contains("f:l0", managed[0].FieldsV1.ToString(), StringComparison.Ordinal);
        Assert.Contains("f:l2", managed[0].FieldsV1.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Owners_of_a_version_that_is_gone_are_forgotten()
    {
        var live = Deployment("""{"replicas":1}""");
        var managed = engine.Update(new() { Live = [], Updated = live, Manager = "x", Now = Noon });
        Items<ManagedFieldsEntry> old = [managed[0] with { ApiVersion = "apps/v1beta1" }];
        var result = engine.Apply(Request(live, old, """{"replicas":2}"""));
        Assert.Equal("m", Assert.Single(result.Managed).Manager);
    }

    [Fact]
    public void Kubectl_takes_over_what_it_applied_from_the_client_and_keeps_the_annotation()
    {
        var live = Deployment("""{"replicas":1,"paused":true}""");
        live["metadata"]!["annotations"] = new JsonObject
        {
            ["kubectl.kubernetes.io/last-applied-configuration"] = """{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"d"},"spec":{"replicas":1}}""",
        };
        var managed = engine.Update(new() { Live = [], Updated = live, Manager = "kubectl-client-side-apply", Now = Noon });
        var result = engine.Apply(Request(live, managed, """{"replicas":3}""") with { Manager = "kubectl" });
        Assert.Equal(3, (int)result.Merged["spec"]!["replicas"]!);
        Assert.Equal("{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"metadata\":{\"name\":\"d\"},\"spec\":{\"replicas\":3}}\n",
            (string?)result.Merged["metadata"]!["annotations"]!["kubectl.kubernetes.io/last-applied-configuration"]);
        var failure = Assert.Throws<ApplyException>(() => engine.Apply(Request(live, managed, """{"replicas":3,"paused":false}""") with { Manager = "kubectl" }));
        Assert.Equal(".spec.paused", Assert.Single(failure.Conflicts).Field);
    }

    [Fact]
    public void No_argument_changes()
    {
        var live = Deployment("""{"replicas":1}""");
        var request = Request(live, default, """{"replicas":1,"paused":true}""");
        var before = live.ToJsonString() + request.Patch.ToJsonString();
        engine.Apply(request);
        Assert.Equal(before, live.ToJsonString() + request.Patch.ToJsonString());
    }

    private static ApplyEngine Engine(string subresource = "") => new(new SingleVersion(Version, Deployments.Schema), Version, subresource);

    private static ApplyRequest Request(JsonObject live, Items<ManagedFieldsEntry> managed, string spec)
        => new() { Live = live, Managed = managed, Patch = Deployment(spec), Manager = "m", Now = Noon };

    private static JsonObject Deployment(string spec) => new()
    {
        ["apiVersion"] = Version, ["kind"] = "Deployment", ["metadata"] = new JsonObject { ["name"] = "d" }, ["spec"] = JsonNode.Parse(spec),
    };
}
