using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.Api.CustomResources;

/// <summary>Objects inside objects: their metadata is brought into its form and checked as that of any object.</summary>
internal static class EmbeddedObjects
{
    /// <summary>Throws <see cref="DecodeException"/> when a kind, version or metadata is none.</summary>
    /// <param name="drop">Metadata that cannot be read is left out: what is stored must be readable.</param>
    public static void Coerce(JsonNode? value, SchemaNode? schema, SchemaPath path, bool drop, List<string>? unknown)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (schema is null) return;
        switch (value)
        {
            case JsonObject map:
                if (schema.IsEmbedded) Meta(map, path, drop, unknown);
                foreach (var (name, member) in map.ToArray())
                {
                    if (schema.IsEmbedded && name is "apiVersion" or "kind" or "metadata" && schema.IsEmbedded) continue;
                    Coerce(member, schema.Property(name) ?? schema.Others, path.Member(name), drop, unknown);
                }

                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++) Coerce(list[i], schema.Items, path.Index(i), drop, unknown);
                break;
        }
    }

    public static void Validate(JsonNode? value, SchemaNode? schema, FieldPath? path, FieldErrors errors)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (schema is null) return;
        switch (value)
        {
            case JsonObject map:
                if (schema.IsEmbedded) Whole(map, path ?? FieldPath.None, errors);
                foreach (var (name, member) in map)
                {
                    if (schema.Property(name) is { } property) Validate(member, property, Child(path, name), errors);
                    else if (schema.Others is { } others) Validate(member, others, (path ?? FieldPath.None).Key(name), errors);
                }

                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++) Validate(list[i], schema.Items, (path ?? FieldPath.None).Index(i), errors);
                break;
        }
    }

    private static FieldPath Child(FieldPath? path, string name) => path is null ? FieldPath.Root(name) : path.Child(name);

    private static void Meta(JsonObject map, SchemaPath path, bool drop, List<string>? unknown)
    {
        foreach (var name in (ReadOnlySpan<string>)["apiVersion", "kind"])
        {
            if (!map.TryGetPropertyValue(name, out var text) || text?.GetValueKind() == JsonValueKind.String) continue;
            if (!drop) throw new DecodeException($"{path.Member(name)}: Invalid value: {GoJson.Write(text)}: must be string");
            map.Remove(name);
        }

        if (!map.TryGetPropertyValue("metadata", out var metadata)) return;
        var notes = unknown is null ? null : new List<string>();
        try
        {
            map["metadata"] = MetaJson.Write(MetaJson.Read(metadata, notes));
        }
        catch (DecodeException e) when (!drop)
        {
            throw new DecodeException($"{path.Member("metadata")}: Invalid value: {GoJson.Write(metadata)}: {e.Message}");
        }
        catch (DecodeException)
        {
            map.Remove("metadata");
        }

        foreach (var note in notes ?? []) unknown!.Add(path.Member(note).ToString());
    }

    private static void Whole(JsonObject map, FieldPath path, FieldErrors errors)
    {
        if (!map.ContainsKey("apiVersion")) errors.Required(path.Child("apiVersion"));
        if (!map.ContainsKey("kind")) errors.Required(path.Child("kind"));
        foreach (var (name, value) in map)
        {
            switch (name)
            {
                case "apiVersion":
                    ApiVersion(value, path.Child(name), errors);
                    break;
                case "kind":
                    Kind(value, path.Child(name), errors);
                    break;
                case "metadata":
                    try
                    {
                        var read = MetaJson.Read(value, null);
                        ObjectMetaValidation.OnCreate(read.Name.Length > 0 ? read : read with { Name = "fakename" }, read.Namespace.Length > 0, ObjectNameRule.PathSegment, path.Child(name), errors);
                    }
                    catch (DecodeException e)
                    {
                        errors.Invalid(path.Child(name), value, e.Message);
                    }

                    break;
            }
        }
    }

    private static void ApiVersion(JsonNode? value, FieldPath path, FieldErrors errors)
    {
        if (value?.GetValueKind() != JsonValueKind.String) errors.Invalid(path, SchemaFinding.Plain(value), "must be a string");
        else if (value.GetValue<string>() is "") errors.Required(path);
        else if (value.GetValue<string>() is var text && text.Count(static c => c == '/') > 1) errors.Invalid(path, text, $"unexpected GroupVersion string: {text}");
    }

    private static void Kind(JsonNode? value, FieldPath path, FieldErrors errors)
    {
        if (value?.GetValueKind() != JsonValueKind.String) errors.Invalid(path, SchemaFinding.Plain(value), "must be a string");
        else if (value.GetValue<string>() is "") errors.Required(path);
        else if (value.GetValue<string>() is var text && DnsNames.Label1035(text.ToLowerInvariant()) is { Count: > 0 } wrong)
            errors.Invalid(path, text, "may have mixed case, but should otherwise match: " + string.Join(',', wrong));
    }
}
