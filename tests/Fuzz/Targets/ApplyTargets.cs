using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Api.Apps.V1;
using Keles.Machinery;
using Keles.Machinery.Codecs;
using Keles.Machinery.ManagedFields;

namespace Keles.Fuzz.Tests.Targets;

/// <summary>Appliers and updaters take turns on one object: whatever they send, owners stay readable and an apply said twice is one.</summary>
internal static class ApplyTargets
{
    private const string Version = "apps/v1";
    private static readonly string[] Managers = ["one", "two", "kubectl"];
    private static readonly ApplyEngine Engine = new(new SingleVersion(Version, DeploymentKind.Kind.Typed), Version, empty: Stored([]));

    public static FuzzTarget Apply { get; } = new("apply", static random =>
    {
        var steps = new JsonArray();
        for (var n = random.Next(1, 7); n > 0; n--)
        {
            var body = random.Next(8) == 0 ? Odd(random) : RandomJson.Deployment(random);
            Prune(body);
            steps.Add(new JsonObject { ["manager"] = random.Pick(Managers), ["applies"] = random.Next(3) > 0, ["force"] = random.Next(2) == 0, ["body"] = body });
        }

        return Encoding.UTF8.GetBytes(steps.ToJsonString());
    }, Check);

    private static void Check(byte[] input)
    {
        var live = Stored([])!;
        Items<ManagedFieldsEntry> managed = default;
        var now = 1_700_000_000L;
        foreach (var step in JsonTreeReader.Read(input)!.AsArray())
        {
            now++;
            var body = step!["body"]!.AsObject();
            var manager = (string)step["manager"]!;
            if (!(bool)step["applies"]!)
            {
                managed = Engine.Update(new() { Live = live, Managed = managed, Updated = Stored(body) ?? live, Manager = manager, Now = Time.FromUnixSeconds(now) });
                if (Stored(body) is { } updated) live = updated;
                continue;
            }

            ApplyResult result;
            try
            {
                result = Engine.Apply(new() { Live = live, Managed = managed, Patch = body, Manager = manager, Force = (bool)step["force"]!, Now = Time.FromUnixSeconds(now) });
            }
            catch (ApplyException)
            {
                continue;
            }

            if (Stored(result.Merged) is not { } stored) continue;
            result = result with { Merged = stored };
            ApplyResult again;
            try
            {
                again = Engine.Apply(new() { Live = result.Merged, Managed = result.Managed, Patch = body, Manager = manager, Force = (bool)step["force"]!, Now = Time.FromUnixSeconds(now + 1) });
            }
            catch (ApplyException e) when (e.Problem == ApplyProblem.Conflict)
            {
                // What is stored drops empty values, so that saying one again adds it again, which conflicts with its other owners; upstream's way too.
                (live, managed) = (result.Merged, result.Managed);
                continue;
            }

            if (!JsonNode.DeepEquals(Stored(again.Merged), stored)) throw new InvalidOperationException($"said twice it is another object: {result.Merged.ToJsonString()} became {again.Merged.ToJsonString()}");
            // When it was does not count: the server writes nothing for that.
            if (!again.Managed.Map(Timeless).Equals(result.Managed.Map(Timeless))) throw new InvalidOperationException($"said twice it has other owners: {result.Managed} became {again.Managed}");
            (live, managed) = (result.Merged, result.Managed);
        }
    }

    /// <summary>Takes empty values away: the store drops them, so that saying one is saying it anew each time, here as upstream.</summary>
    private static bool Prune(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (name, member) in map.ToArray()) if (Prune(member)) map.Remove(name);
                return map.Count == 0;
            case JsonArray list:
                for (var i = list.Count - 1; i >= 0; i--) if (Prune(list[i])) list.RemoveAt(i);
                return list.Count == 0;
            default:
                return node is null || node.ToJsonString() is "0" or "false" or "\"\"";
        }
    }

    private static ManagedFieldsEntry Timeless(ManagedFieldsEntry entry) => entry with { Time = null };

    /// <summary>As the server stores it and reads it back; null where it is no deployment.</summary>
    private static JsonObject? Stored(JsonObject merged)
    {
        try
        {
            var value = DeploymentKind.Kind.ReadJson(Encoding.UTF8.GetBytes(merged.ToJsonString()));
            using var buffer = new PooledBuffer();
            using (var writer = new Utf8JsonWriter(buffer, JsonFormat.Compact)) DeploymentKind.Kind.WriteJson(value, writer);
            return JsonTreeReader.Read(buffer.Written)!.AsObject();
        }
        catch (DecodeException)
        {
            return null;
        }
    }

    private static JsonObject Odd(Random random)
    {
        var made = RandomJson.Object(random, 5);
        if (random.Next(10) > 0) (made["kind"], made["apiVersion"]) = ("Deployment", Version);
        return made;
    }
}
