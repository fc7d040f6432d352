using System.Text.Json.Nodes;
using Keles.Machinery;

namespace Keles.Api.CustomResources;

/// <summary>One thing that is wrong with a value, and where, before it is told.</summary>
internal sealed record SchemaFinding(SchemaPath? Path, FieldErrorType Type, object? Value, string Detail)
{
    public FieldError ToError(FieldPath? prefix)
    {
        var at = Path is null || Path.IsRoot ? prefix ?? FieldPath.None : prefix is null ? FieldPath.Root(Path.ToString()) : prefix.Child(Path.ToString());
        return Type switch
        {
            FieldErrorType.FieldValueRequired => FieldError.Required(at),
            FieldErrorType.FieldValueNotSupported => FieldError.NotSupported(at, Value, Detail.Length == 0 ? [] : Detail.Split('\0')),
            FieldErrorType.FieldValueTypeInvalid => FieldError.TypeInvalid(at, Value, Detail),
            FieldErrorType.FieldValueTooLong => FieldError.TooLong(at, (int)(long)Value!),
            FieldErrorType.FieldValueTooMany => ((long Actual, long Most))Value! is var (actual, most) ? FieldError.TooMany(at, (int)actual, (int)most) : null!,
            _ => FieldError.Invalid(at, Value, Detail),
        };
    }

    /// <summary>A value as messages print it.</summary>
    public static object? Plain(JsonNode? value) => value?.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.String => value.GetValue<string>(),
        System.Text.Json.JsonValueKind.Number when JsonNumber.TryInteger(value, out var whole) => whole,
        System.Text.Json.JsonValueKind.Number => JsonNumber.ToDouble(value),
        System.Text.Json.JsonValueKind.True => true,
        System.Text.Json.JsonValueKind.False => false,
        _ => value,
    };
}
