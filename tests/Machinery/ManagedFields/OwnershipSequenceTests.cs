using System.Text.Json.Nodes;
using Keles.Machinery.ManagedFields;
using Keles.Machinery.Tests.Support;

namespace Keles.Machinery.Tests.ManagedFields;

/// <summary>Sequences of applies and updates by several managers, each step's result printed by structured-merge-diff.</summary>
public sealed class OwnershipSequenceTests
{
    [Fact]
    public void Every_step_leaves_the_object_and_its_owners_as_upstream_does()
    {
        var number = 0;
        foreach (var line in Cases.Lines("apply-cases.jsonl"))
        {
            var test = JsonNode.Parse(line)!;
            if ((string?)test["kind"] == "sequence")
            {
                number++;
                Run(test["steps"]!.AsArray());
            }
        }

        Assert.True(number >= 70);
    }

    private static void Run(JsonArray steps)
    {
        var schema = Deployments.Schema;
        var updater = new OwnershipUpdater(new SingleVersion("apps/v1", schema), "apps/v1", new Dictionary<string, FieldSet>());
        var live = new TypedObject(new JsonObject(), schema);
        var owners = new Ownership();
        foreach (var step in steps)
        {
            var request = new TypedObject(step!["object"], schema);
            var applies = (bool)step["applies"]!;
            var manager = (string?)step["manager"] ?? "";
            var conflicts = new List<string>();
            if (applies)
            {
                try
                {
                    (live, owners) = updater.Apply(live, request, owners, FieldOwner.Applier(manager + "-a", ""), (bool)step["force"]!);
                }
                catch (ApplyException failure)
                {
                    conflicts.AddRange(failure.Conflicts.Select(static c => $"{c.Owner.Manager} {c.Field}"));
                }
            }
            else
            {
                owners = updater.Update(live, request, owners, FieldOwner.Updater(manager + "-u", "apps/v1", ""));
                live = request;
            }

            var context = "\nsteps " + steps.ToJsonString() + "\nstep " + step.ToJsonString();
            Equal(string.Join('\n', step["conflicts"]?.AsArray().Select(static c => (string?)c) ?? []), string.Join('\n', conflicts.Order(StringComparer.Ordinal)), context);
            Equal(TypedOperationsTests.Unordered(step["live"]), TypedOperationsTests.Unordered(live.Value), context);
            var managed = new JsonObject(owners.All.Select(static o => KeyValuePair.Create(o.Key.Manager, JsonNode.Parse(o.Value.Set.ToJson()))));
            Equal(GoJson.Write(step["managed"]), GoJson.Write(managed), context);
        }
    }

    private static void Equal(string expected, string actual, string context)
        => Assert.True(expected == actual, $"expected {expected}\nactual   {actual}{context}");
}
