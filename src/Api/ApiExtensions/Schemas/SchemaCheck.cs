using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Machinery;

namespace Keles.Api.CustomResources;

/// <summary>One validation of a value by its schema: types, numbers, texts, lists, members, and the combinations of schemas.</summary>
/// <remarks>The order in which things are looked at and the words are upstream's, which come from its OpenAPI library. An update is
/// ratcheted: what a value that did not change gets wrong is let through, with the exceptions that upstream makes.</remarks>
internal sealed class SchemaCheck
{
    private readonly List<SchemaFinding> findings = [];

    /// <summary>How much was looked at: among schemas that all fail the one that got furthest is told.</summary>
    private int looked;

    public static void Validate(JsonNode? value, SchemaNode schema, FieldPath? prefix, FieldErrors errors, Correlation? old = null)
    {
        var check = new SchemaCheck();
        check.Node(value, schema, SchemaPath.Root, old ?? Correlation.None);
        foreach (var finding in check.findings) errors.Add(finding.ToError(prefix));
    }

    private void Node(JsonNode? value, SchemaNode schema, SchemaPath path, Correlation old)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();

        // A value that stood there before may be wrong, but only as a whole: its parts are asked one by one where they can be told apart.
        var before = findings.Count;
        Whole(value, schema, path, old);
        if (findings.Count > before && old.IsUnchanged(value)) findings.RemoveRange(before, findings.Count - before);
    }

    private void Whole(JsonNode? value, SchemaNode schema, SchemaPath path, Correlation old)
    {
        Type(value, schema, path);
        if (value is null)
        {
            Enum(null, schema, path);
            return;
        }

        Combinations(value, schema, path);
        switch (value)
        {
            case JsonObject map:
                Enum(value, schema, path);
                Members(map, schema, path, old);
                break;
            case JsonArray list:
                Items(list, schema, path, old);
                Enum(value, schema, path);
                break;
            default:
                if (value.GetValueKind() == JsonValueKind.String) Text(value.GetValue<string>(), schema, path);
                else if (value.GetValueKind() == JsonValueKind.Number) Number(value, schema, path);
                Enum(value, schema, path);
                break;
        }

        looked++;
    }

    private void Type(JsonNode? value, SchemaNode schema, SchemaPath path)
    {
        var types = schema.Types;
        if (types.Count == 0 && schema.Format.Length == 0) return;
        looked++;
        if (value is null)
        {
            if (types.Count > 0 && !schema.IsNullable) WrongType(path, string.Join(',', types), "null");
            return;
        }

        var actual = TypeOf(value);
        var isNumberKind = Has(types, "number") || Has(types, "integer");
        var fits = Has(types, actual.Type) || (actual.Type == "number" && Has(types, "integer") && IsWhole(value)) || (actual.Type == "integer" && Has(types, "number"));
        if (actual.Type is not ("string" or "array") && schema.Format.Length > 0 && !fits) WrongType(path, schema.Format, actual.Format);
        else if (!isNumberKind && schema.Format.Length > 0 && actual.Type is "string" or "array" && schema.Format.Length > 0) return;
        else if (types.Count > 0 && !fits) WrongType(path, string.Join(',', types), actual.Type);
    }

    private void Combinations(JsonNode value, SchemaNode schema, SchemaPath path)
    {
        if (schema.AnyOf.Count > 0) AnyOf(value, schema.AnyOf, path);
        if (schema.OneOf.Count > 0) OneOf(value, schema.OneOf, path);
        if (schema.AllOf.Count > 0) AllOf(value, schema.AllOf, path);
        if (schema.Not is { } not && Try(value, not, path).findings.Count == 0) Whole(path, "must not validate the schema (not)");
    }

    private void AnyOf(JsonNode value, IReadOnlyList<SchemaNode> schemas, SchemaPath path)
    {
        SchemaCheck? best = null;
        foreach (var schema in schemas)
        {
            var tried = Try(value, schema, path);
            if (tried.findings.Count == 0) return;
            if (best is null || tried.looked > best.looked) best = tried;
        }

        Whole(path, "must validate at least one schema (anyOf)");
        findings.AddRange(best!.findings);
    }

    private void OneOf(JsonNode value, IReadOnlyList<SchemaNode> schemas, SchemaPath path)
    {
        SchemaCheck? best = null;
        var valid = 0;
        foreach (var schema in schemas)
        {
            var tried = Try(value, schema, path);
            if (tried.findings.Count == 0) (valid, best) = (valid + 1, null);
            else if (valid == 0 && (best is null || tried.looked > best.looked)) best = tried;
        }

        if (valid == 1) return;
        Whole(path, "must validate one and only one schema (oneOf). " + (valid == 0 ? "Found none valid" : $"Found {valid} valid alternatives"));
        if (best is not null) findings.AddRange(best.findings);
    }

    private void AllOf(JsonNode value, IReadOnlyList<SchemaNode> schemas, SchemaPath path)
    {
        var valid = 0;
        foreach (var schema in schemas)
        {
            var tried = Try(value, schema, path);
            if (tried.findings.Count == 0) valid++;
            findings.AddRange(tried.findings);
        }

        if (valid != schemas.Count) Whole(path, "must validate all the schemas (allOf)" + (valid == 0 ? ". None validated" : ""));
    }

    private void Text(string value, SchemaNode schema, SchemaPath path)
    {
        looked++;
        var source = schema.Source;
        if (source.MaxLength is { } most && RuneCount(value) > most) Add(path, FieldErrorType.FieldValueTooLong, most, "");
        else if (source.MinLength is { } least && RuneCount(value) < least) Invalid(path, value, $"should be at least {least} chars long");
        else if (schema.Pattern is { } pattern && !pattern.IsMatch(value)) Invalid(path, value, $"should match '{source.Pattern}'");
        if (schema.Format.Length > 0 && !SchemaFormats.IsValid(schema.Format, value))
            Add(path, FieldErrorType.FieldValueTypeInvalid, value, $"{path} in body must be of type {schema.Format}: {GoQuote.Quote(value)}");
    }

    private void Number(JsonNode value, SchemaNode schema, SchemaPath path)
    {
        looked++;
        var source = schema.Source;
        var number = JsonNumber.ToDouble(value);
        var shown = SchemaFinding.Plain(value);
        if (source.MultipleOf is { } factor && !IsMultiple(number, factor)) Invalid(path, shown, $"should be a multiple of {GoNumber.Text(factor)}");
        if (source.Maximum is { } most && (source.ExclusiveMaximum ? number >= most : number > most))
            Invalid(path, shown, $"should be less than {(source.ExclusiveMaximum ? "" : "or equal to ")}{Limit(value, most)}");
        if (source.Minimum is { } least && (source.ExclusiveMinimum ? number <= least : number < least))
            Invalid(path, shown, $"should be greater than {(source.ExclusiveMinimum ? "" : "or equal to ")}{Limit(value, least)}");
    }

    private void Items(JsonArray list, SchemaNode schema, SchemaPath path, Correlation old)
    {
        looked++;
        if (schema.Items is { } items)
        {
            var known = old.Items(schema);
            for (var i = 0; i < list.Count; i++) Node(list[i], items, path.Index(i), known.At(i, list[i]));
        }

        var source = schema.Source;
        if (source.MinItems is { } least && list.Count < least) Invalid(path, (long)list.Count, $"should have at least {least} items");
        if (source.MaxItems is { } most && list.Count > most) Add(path, FieldErrorType.FieldValueTooMany, ((long)list.Count, most), "");
    }

    private void Members(JsonObject map, SchemaNode schema, SchemaPath path, Correlation old)
    {
        looked++;
        var source = schema.Source;
        if (source.MinProperties is { } least && map.Count < least)
        {
            Invalid(path, (long)map.Count, $"should have at least {least} properties");
            return;
        }

        if (source.MaxProperties is { } most && map.Count > most)
        {
            Add(path, FieldErrorType.FieldValueTooMany, ((long)map.Count, most), "");
            return;
        }

        foreach (var (name, member) in map.OrderBy(static m => m.Key, StringComparer.Ordinal))
        {
            if (schema.Property(name) is not null) continue;
            if (schema.Others is { } others) Node(member, others, path.Member(name), old.Member(schema, name));
            else if (source.AdditionalProperties is { Allows: false })
                Add(path, FieldErrorType.FieldValueInvalid, name, $"{path}.{name} in body is a forbidden property");
        }

        foreach (var (name, property) in schema.Properties)
        {
            if (map.TryGetPropertyValue(name, out var member)) Node(member, property, path.Member(name), old.Member(schema, name));
        }

        foreach (var name in source.Required)
        {
            if (!map.ContainsKey(name)) Add(path.Member(name), FieldErrorType.FieldValueRequired, null, "");
        }
    }

    private void Enum(JsonNode? value, SchemaNode schema, SchemaPath path)
    {
        if (schema.Enum.Count == 0) return;
        looked++;
        foreach (var allowed in schema.Enum) if (JsonSame.Equal(value, allowed)) return;
        Add(path, FieldErrorType.FieldValueNotSupported, SchemaFinding.Plain(value),
            string.Join('\0', schema.Enum.Select(static e => e?.GetValueKind() == JsonValueKind.String ? e.GetValue<string>() : GoJson.Write(e))));
    }

    private static SchemaCheck Try(JsonNode value, SchemaNode schema, SchemaPath path)
    {
        var check = new SchemaCheck();
        check.Whole(value, schema, path, Correlation.None);
        return check;
    }

    private void WrongType(SchemaPath path, string wanted, string actual) =>
        Add(path, FieldErrorType.FieldValueTypeInvalid, actual, $"{path} in body must be of type {wanted}: {GoQuote.Quote(actual)}");

    private void Whole(SchemaPath path, string what) => Add(null, FieldErrorType.FieldValueInvalid, "", $"{GoQuote.Quote(path.ToString())} {what}");

    private void Invalid(SchemaPath path, object? value, string what) => Add(path, FieldErrorType.FieldValueInvalid, value, $"{path} in body {what}");

    private void Add(SchemaPath? path, FieldErrorType type, object? value, string detail) => findings.Add(new(path, type, value, detail));

    private static (string Type, string Format) TypeOf(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.Object => ("object", ""),
        JsonValueKind.Array => ("array", ""),
        JsonValueKind.String => ("string", ""),
        JsonValueKind.Number when JsonNumber.IsInteger(value) => ("integer", "int64"),
        JsonValueKind.Number => ("number", "double"),
        _ => ("boolean", ""),
    };

    private static bool Has(IReadOnlyList<string> types, string type)
    {
        for (var i = 0; i < types.Count; i++) if (types[i] == type) return true;
        return false;
    }

    private static bool IsWhole(JsonNode value)
    {
        var number = JsonNumber.ToDouble(value);
        return Math.Floor(number) == number && Math.Abs(number) < 9007199254740992;
    }

    private static bool IsMultiple(double number, double factor)
    {
        var times = factor is > 0 and < 1 ? number / factor : (double)((decimal)number / (decimal)factor);
        return Math.Abs(times - Math.Round(times)) < 1e-9;
    }

    /// <summary>Whole numbers are compared with a whole limit and print it so.</summary>
    private static string Limit(JsonNode value, double limit) =>
        JsonNumber.IsInteger(value) ? ((long)limit).ToString(CultureInfo.InvariantCulture) : GoNumber.Text(limit);

    private static int RuneCount(string value)
    {
        var count = 0;
        foreach (var _ in value.EnumerateRunes()) count++;
        return count;
    }
}
