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

    /// <summary>Invalid, where showing the value would say nothing.</summary>
    public static FieldError InvalidWithoutValue(FieldPath path, string detail) => Make(FieldErrorType.FieldValueInvalid, path, "Invalid value", detail);

    public static FieldError TypeInvalid(FieldPath path, object? value, string detail) => Make(FieldErrorType.FieldValueTypeInvalid, path, $"Invalid value: {FieldValue.Print(value)}", detail);

    public static FieldError NotSupported(FieldPath path, object? value, params ReadOnlySpan<string> supported)
    {
        var quoted = new List<string>(supported.Length);
        foreach (var name in supported) quoted.Add(FieldValue.Print(name));
        return Make(FieldErrorType.FieldValueNotSupported, path, $"Unsupported value: {FieldValue.Print(value)}", quoted.Count == 0 ? "" : "supported values: " + string.Join(", ", quoted));
    }

    public static FieldError Duplicate(FieldPath path, object? value, string detail = "") => Make(FieldErrorType.FieldValueDuplicate, path, $"Duplicate value: {FieldValue.Print(value)}", detail);

    public static FieldError Forbidden(FieldPath path, string detail) => Make(FieldErrorType.FieldValueForbidden, path, "Forbidden", detail);

    public static FieldError NotFound(FieldPath path, object? value, string detail = "") => Make(FieldErrorType.FieldValueNotFound, path, $"Not found: {FieldValue.Print(value)}", detail);

    /// <param name="maxBytes">Below zero: no number is told.</param>
    public static FieldError TooLong(FieldPath path, int maxBytes) => Make(FieldErrorType.FieldValueTooLong, path, "Too long", maxBytes < 0 ? "value is too long" : $"may not be more than {Counted(maxBytes, "byte")}");

    /// <param name="maxCharacters">Below zero: no number is told.</param>
    public static FieldError TooLongCharacters(FieldPath path, int maxCharacters) => Make(FieldErrorType.FieldValueTooLong, path, "Too long", maxCharacters < 0 ? "value is too long" : $"may not be more than {Counted(maxCharacters, "character")}");

    /// <param name="minCharacters">Below zero: no number is told.</param>
    public static FieldError TooShort(FieldPath path, int minCharacters) => Make(FieldErrorType.FieldValueTooShort, path, "Too short", minCharacters < 0 ? "value is too short" : $"must be at least {Counted(minCharacters, "character")}");

    /// <param name="actual">Below zero: the count is not told.</param>
    /// <param name="max">Below zero: the limit is not told.</param>
    public static FieldError TooMany(FieldPath path, int actual, int max) => Make(FieldErrorType.FieldValueTooMany, path, actual < 0 ? "Too many" : $"Too many: {actual}", max < 0 ? "has too many items" : $"must have at most {Counted(max, "item")}");

    public static FieldError TooFew(FieldPath path, int actual, int min) => Make(FieldErrorType.FieldValueTooFew, path, $"Too few: {actual}", min < 0 ? "has too few items" : $"must have at least {Counted(min, "item")}");

    public static FieldError Internal(FieldPath path, string detail) => Make(FieldErrorType.InternalError, path, "Internal error", detail);

    private static FieldError Make(FieldErrorType type, FieldPath? path, string body, string detail) =>
        new(type, path?.ToString() ?? "<nil>", detail.Length == 0 ? body : $"{body}: {detail}");

    private static string Counted(int count, string unit) => count == 1 ? $"1 {unit}" : $"{count} {unit}s";
}
