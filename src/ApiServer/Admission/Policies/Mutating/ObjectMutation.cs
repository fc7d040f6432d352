using System.Text;
using System.Text.Json.Nodes;
using Keles.Api;
using Keles.Api.Expressions;
using Keles.Cel;
using Keles.Machinery;
using Keles.Machinery.Codecs;
using Keles.Machinery.ManagedFields;
using Keles.Machinery.Patching;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>Changes an object by what an expression gave: fields to apply, or steps of a JSON patch.</summary>
internal static class ObjectMutation
{
    /// <summary>The changed object with the kind's defaults, or why it cannot be changed so.</summary>
    public static (IApiObject? Changed, string? Problem) Apply(Kind kind, IApiObject value, CelValue result, bool isPatch)
    {
        var live = FieldManager.ToJson(kind, value);
        var (changed, problem) = isPatch ? Patched(live, result) : Applied(kind, live, result);
        if (problem is not null) return (null, problem);
        try
        {
            return (kind.Default(kind.ReadJson(Encoding.UTF8.GetBytes(changed!.ToJsonString()))), null);
        }
        catch (DecodeException e)
        {
            return (null, $"error applying patch: {e.Message}");
        }
    }

    private static (JsonNode? Changed, string? Problem) Applied(Kind kind, JsonObject live, CelValue result)
    {
        if (PatchTypes.Misplaced(result) is { } misplaced) return (null, $"type mismatch: {misplaced}");
        if (!CelJson.TryWrite(result, out var partial, out var unwritten)) return (null, $"invalid return type: {unwritten}");
        var patch = partial!.AsObject();
        patch["apiVersion"] = live["apiVersion"]?.DeepClone();
        patch["kind"] = live["kind"]?.DeepClone();
        var merged = StructuredMerge.Apply(live, patch, FieldManager.SchemaOf(kind), out var error);
        return merged is null ? (null, $"error applying patch: {error}") : (merged, null);
    }

    private static (JsonNode? Changed, string? Problem) Patched(JsonObject live, CelValue result)
    {
        var operations = new JsonArray();
        for (var i = 0; i < result.AsList.Count; i++)
        {
            var (operation, problem) = Operation(result.AsList[i]);
            if (problem is not null) return (null, problem);
            operations.Add((JsonNode?)operation);
        }

        try
        {
            return (JsonPatch.Read(operations).Apply(live), null);
        }
        catch (PatchException e)
        {
            // A test that fails means: not this object. It is left as it is.
            return e.Message.Contains("testing ", StringComparison.Ordinal) || e.Message.Contains("test failed", StringComparison.Ordinal) ? (live, null) : (null, $"JSONPath: {e.Message}");
        }
    }

    private static (JsonObject? Operation, string? Problem) Operation(CelValue value)
    {
        var operation = new JsonObject();
        foreach (var key in value.AsMap.Keys)
        {
            value.AsMap.TryGet(key, out var member);
            var name = key.AsString;
            if (name == "value" && PatchTypes.Misplaced(member, Root(member)) is { } misplaced) return (null, $"type mismatch: {misplaced}");
            if (!CelJson.TryWrite(member, out var node, out var error)) return (null, $"JSONPath valueExpression evaluated to a type that could not marshal to JSON: {error}");
            if (name == "from" && node?.GetValue<string>().Length == 0) continue;
            operation[name] = node;
        }

        return (operation, null);
    }

    /// <summary>A patch's value may begin anywhere in the object.</summary>
    private static string Root(CelValue value) => value.Kind == CelKind.Map && value.AsMap.TypeName is { } name ? name : "Object";
}
