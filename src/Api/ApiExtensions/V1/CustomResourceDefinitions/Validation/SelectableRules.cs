using Keles.Machinery;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>Which fields a field selector may be allowed to name.</summary>
internal static class SelectableRules
{
    private const int Most = 8;

    public static void Validate(Items<SelectableField> fields, JSONSchemaProps? schema, FieldPath path, string withoutSchema, FieldErrors errors)
    {
        if (schema is null)
        {
            errors.Invalid(path, "", withoutSchema);
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < fields.Count; i++)
        {
            var (at, text) = (path.Index(i).Child("jsonPath"), fields[i].JsonPath);
            if (!errors.RequireText(at, text)) continue;
            if (SchemaFieldPath.Find(text, schema, allowBrackets: false, out var found, out var names) is { } wrong)
            {
                errors.Invalid(at, text, $"is an invalid path: {wrong}");
                continue;
            }

            if (names[0] == "metadata") errors.Invalid(at, text, "must not point to fields in metadata");
            if (found.Type is not ("string" or "boolean" or "integer")) errors.Invalid(at, text, "must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.");
            if (!seen.Add(string.Join('.', names))) errors.Duplicate(at, text);
        }

        if (seen.Count > Most) errors.TooMany(path, seen.Count, Most);
    }
}
