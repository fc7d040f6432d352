namespace Keles.Machinery;

/// <summary>One mistake in an object, in upstream's words.</summary>
/// <param name="Field">The path, or <c>&lt;nil&gt;</c> when the whole object is meant.</param>
/// <param name="Body">The message without the path: what a status' cause carries.</param>
public sealed record FieldError(FieldErrorType Type, string Field, string Body)
{
    public string Reason => Type.ToString();

    public string Message => $"{Field}: {Body}";

    public override string ToString() => Message;

    public static FieldError Required(FieldPath path, string detail = "") => Make(FieldErrorType.FieldValueRequired, path, "Required value", detail);

    public static FieldError Invalid(FieldPath path, object? value, string detail) => Make(FieldErrorType.FieldValueInvalid, path, $"Invalid value: {FieldValue.Print(value)}", detail);

    public static FieldError TypeInvalid(FieldPath path, object? value, string detail) => Make(FieldErrorType.FieldValueTypeInvalid, path, $"Invalid value: {FieldValue.Print(value)}", detail);

    public static FieldError NotSupported(FieldPath path, object? value, params ReadOnlySpan<string> supported)
    {
        var quoted = new List<string>(supported.Length);
        foreach (var name in supported) quoted.Add(FieldValue.Print(name));
        return Make(FieldErrorType.FieldValueNotSupported, path, $"Unsupported value: {FieldValue.Print(value)}", quoted.Count == 0 ? "" : "supported values: " + string.Join(", ", quoted));
    }

    public static FieldError Duplicate(FieldPath path, object? value) => Make(FieldErrorType.FieldValueDuplicate, path, $"Duplicate value: {FieldValue.Print(value)}", "");

    public static FieldError Forbidden(FieldPath path, string detail) => Make(FieldErrorType.FieldValueForbidden, path, "Forbidden", detail);

    public static FieldError NotFound(FieldPath path, object? value) => Make(FieldErrorType.FieldValueNotFound, path, $"Not found: {FieldValue.Print(value)}", "");

    /// <param name="maxBytes">Below zero: no number is told.</param>
    public static FieldError TooLong(FieldPath path, int maxBytes) => Make(FieldErrorType.FieldValueTooLong, path, "Too long", maxBytes < 0 ? "value is too long" : $"may not be more than {maxBytes} {(maxBytes == 1 ? "byte" : "bytes")}");

    public static FieldError TooMany(FieldPath path, int actual, int max) => Make(FieldErrorType.FieldValueTooMany, path, $"Too many: {actual}", max < 0 ? "has too many items" : $"must have at most {max} {(max == 1 ? "item" : "items")}");

    public static FieldError Internal(FieldPath path, string detail) => Make(FieldErrorType.InternalError, path, "Internal error", detail);

    private static FieldError Make(FieldErrorType type, FieldPath? path, string body, string detail) =>
        new(type, path?.ToString() ?? "<nil>", detail.Length == 0 ? body : $"{body}: {detail}");
}
