using Keles.Api.Tests.RoundTrip;
using Keles.Machinery.Schema;
using ValueType = Keles.Machinery.Schema.ValueType;

namespace Keles.Api.Tests.Facts;

/// <summary>The records say what the published API says: every field's type, number, list type, merge rule, enumeration and default.</summary>
public sealed class FactsTests
{
    private static readonly Dictionary<ValueType, string> Names = new()
    {
        [ValueType.String] = "string", [ValueType.Bool] = "boolean", [ValueType.Int32] = "integer:int32", [ValueType.Int64] = "integer:int64",
        [ValueType.Double] = "number:double", [ValueType.Bytes] = "string:byte", [ValueType.Any] = "any",
    };

    public static TheoryData<string> Types => [.. Facts().Select(f => f[0]).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Agree(string type)
    {
        var schema = ApiTypes.SchemaOf(ApiTypes.ByName[type]);
        var facts = Facts().Where(f => f[0] == type).Select(f => string.Join('\t', f[1..])).Order(StringComparer.Ordinal);
        Assert.Equal(facts, Describe(schema).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string[]> Facts() => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Facts", "api.tsv"))
        .Where(l => !l.StartsWith('#')).Select(l => l.Split('\t'));

    private static IEnumerable<string> Describe(TypeSchema schema)
    {
        yield return $"\t\t\t{(schema.Atomic ? "atomic" : "")}";
        foreach (var field in schema.Fields)
        {
            if (field.Number == 0 && field.Name is "kind" or "apiVersion" && schema.ShortName == "PersistentVolumeClaim") continue;
            var number = field.Number == 0 ? "" : field.Via is null ? $"{field.Number}" : $"{field.Via}.{field.Number}";
            yield return $"{field.Name}\t{TypeOf(field)}\t{number}\t{string.Join(' ', Flags(field))}";
        }
    }

    private static string TypeOf(FieldSchema field)
    {
        var one = field.Type == ValueType.Object ? field.Object!().Name : Names.GetValueOrDefault(field.Type, field.Type.ToString());
        return field.Container switch
        {
            Container.List => $"[{one}]",
            Container.Map => $"{{{one}}}",
            Container.MapOfLists => $"{{[{one}]}}",
            _ => one,
        };
    }

    private static IEnumerable<string> Flags(FieldSchema field)
    {
        if (field.Required) yield return "required";
        if (field.Always) yield return "always";
        if (field.Pointer) yield return "pointer";
        if (field.List != ListType.Unstated) yield return "list=" + field.List.ToString().ToLowerInvariant();
        if (field.Keys.Length > 0) yield return "keys=" + string.Join(',', field.Keys);
        if (field.MergeKey is not null) yield return "mergeKey=" + field.MergeKey;
        if (field.Strategies.Length > 0) yield return "strategy=" + string.Join(',', field.Strategies);
        if (field.Default is not null) yield return "default=" + field.Default;
        if (field.Enum.Length > 0) yield return "enum=" + string.Join('|', field.Enum);
        if (field.Map != MapType.Unstated) yield return "map=" + field.Map.ToString().ToLowerInvariant();
    }
}
