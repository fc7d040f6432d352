using System.Globalization;
using System.Text;
using Keles.Machinery;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>What holds for one version, or for what all versions share.</summary>
internal static class VersionRules
{
    private const int LongestWarning = 256;
    private const string ColumnTypes = "boolean,date,integer,number,string";
    private const string ColumnFormats = "byte,date,date-time,double,float,int32,int64,password";

    public static void Validate(CustomResourceDefinitionVersion version, SharedParts shared, DefinitionRules rules, FieldPath path, FieldErrors errors)
    {
        foreach (var wrong in Deprecation(version)) errors.Invalid(path.Child("deprecationWarning"), version.DeprecationWarning, wrong);
        if (shared.Schema is null) Schema(version.Schema, version.Subresources?.Status is not null, rules, path.Child("schema"), rules.UnchangedSchemas.Contains(version.Name), errors);
        if (shared.Subresources is null) Subresources(version.Subresources, path.Child("subresources"), errors);
        if (shared.Columns.IsEmpty) Columns(version.AdditionalPrinterColumns, path.Child("additionalPrinterColumns"), errors);
        if (shared.SelectableFields.IsEmpty && !version.SelectableFields.IsEmpty)
            SelectableRules.Validate(version.SelectableFields, version.Schema?.OpenAPIV3Schema, path.Child("selectableFields"), "selectableFields may only be set when version.schema.openAPIV3Schema is not included", errors);
    }

    public static void Schema(CustomResourceValidation? validation, bool hasStatus, DefinitionRules rules, FieldPath path, bool unchanged, FieldErrors errors)
    {
        if (validation?.OpenAPIV3Schema is { } schema) RootSchemaRules.Validate(schema, hasStatus, rules, path, unchanged, errors);
    }

    public static void Subresources(CustomResourceSubresources? subresources, FieldPath path, FieldErrors errors)
    {
        if (subresources?.Scale is not { } scale) return;
        Path(scale.SpecReplicasPath, path.Child("scale.specReplicasPath"), errors, "should be a json path under .spec", ".spec.");
        Path(scale.StatusReplicasPath, path.Child("scale.statusReplicasPath"), errors, "should be a json path under .status", ".status.");
        if (scale.LabelSelectorPath is { Length: > 0 } selector) Path(selector, path.Child("scale.labelSelectorPath"), errors, "should be a json path under either .spec or .status", ".spec.", ".status.");
    }

    public static void Columns(Items<CustomResourceColumnDefinition> columns, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < columns.Count; i++) Column(columns[i], path.Index(i), errors);
    }

    private static void Column(CustomResourceColumnDefinition column, FieldPath path, FieldErrors errors)
    {
        errors.RequireText(path.Child("name"), column.Name);
        if (errors.RequireText(path.Child("type"), column.Type, $"must be one of {ColumnTypes}") && !ColumnTypes.Split(',').Contains(column.Type))
            errors.Invalid(path.Child("type"), column.Type, $"must be one of {ColumnTypes}");
        if (column.Format.Length > 0 && !ColumnFormats.Split(',').Contains(column.Format)) errors.Invalid(path.Child("format"), column.Format, $"must be one of {ColumnFormats}");
        if (errors.RequireText(path.Child("JSONPath"), column.JsonPath) && column.JsonPath[0] != '.') errors.Invalid(path.Child("JSONPath"), column.JsonPath, "must be a simple json path starting with .");
    }

    private static void Path(string value, FieldPath path, FieldErrors errors, string detail, params ReadOnlySpan<string> prefixes)
    {
        if (!errors.RequireText(path, value)) return;
        if (value[0] != '.')
        {
            errors.Invalid(path, value, "must be a simple json path starting with .");
            return;
        }

        foreach (var prefix in prefixes) if (value.StartsWith(prefix, StringComparison.Ordinal)) return;
        errors.Invalid(path, value, detail);
    }

    private static IEnumerable<string> Deprecation(CustomResourceDefinitionVersion version)
    {
        if (version.DeprecationWarning is not { } warning) yield break;
        if (!version.Deprecated)
        {
            yield return "can only be set for deprecated versions";
            yield break;
        }

        if (FieldChecks.Bytes(warning) > LongestWarning) yield return $"must be <= {LongestWarning} characters long";
        if (warning.Length == 0) yield return "must not be an empty string";
        var at = 0;
        foreach (var rune in warning.EnumerateRunes())
        {
            if (rune.Value != ' ' && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator && rune.Value != ' ')
            {
                yield return $"must only contain printable UTF-8 characters; non-printable character found at index {at}";
                yield break;
            }

            at += rune.Utf8SequenceLength;
        }
    }
}
