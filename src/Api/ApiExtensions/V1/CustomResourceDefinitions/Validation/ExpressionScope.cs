using Keles.Api.CustomResources;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>A schema on the way down from the root, as far as rules may stand there: its type, and how many values of it one object can have.</summary>
/// <param name="Type">Null where expressions cannot speak of the value.</param>
/// <param name="Most">Null where nothing bounds their number.</param>
internal sealed record ExpressionScope(JSONSchemaProps Schema, RuleType? Type, ulong? Most)
{
    public ExpressionScope? Property(JSONSchemaProps property, string name) => new(property, EscapedNames.Of(name) is { } escaped ? Type?.Fields.GetValueOrDefault(escaped) : null, Below());

    public ExpressionScope? Others(JSONSchemaProps others) => new(others, Type?.Element, Below());

    public ExpressionScope? Items(JSONSchemaProps items) => new(items, Type?.Element, Below());

    private ulong? Below()
    {
        var each = Schema.Type switch
        {
            "object" when Schema.AdditionalProperties is not null => Schema.MaxProperties is { } most ? (ulong)Math.Max(0, most) : null,
            "array" => Schema.MaxItems is { } most ? (ulong)Math.Max(0, most) : null,
            _ => (ulong?)1,
        };
        if (Most is not { } outer || each is not { } inner) return null;
        return inner != 0 && outer > ulong.MaxValue / inner ? ulong.MaxValue : outer * inner;
    }
}
