using Keles.Machinery;

namespace Keles.Api;

/// <summary>The checks that most fields need, in upstream's words.</summary>
internal static class FieldChecks
{
    public const string NotNegative = "must be greater than or equal to 0";
    public const string IsPositive = "must be greater than zero";
    public const string IsImmutable = "field is immutable";

    /// <summary>A text's length as limits count it.</summary>
    public static int Bytes(string text) => System.Text.Encoding.UTF8.GetByteCount(text);

    /// <summary>Whether there is any text.</summary>
    public static bool RequireText(this FieldErrors errors, FieldPath path, string text, string detail = "")
    {
        if (text.Length > 0) return true;
        errors.Required(path, detail);
        return false;
    }

    public static void RequireNotNegative(this FieldErrors errors, FieldPath path, long value)
    {
        if (value < 0) errors.Invalid(path, value, NotNegative);
    }

    public static void RequirePositive(this FieldErrors errors, FieldPath path, long value)
    {
        if (value <= 0) errors.Invalid(path, value, IsPositive);
    }

    public static void RequireOneOf(this FieldErrors errors, FieldPath path, string value, params ReadOnlySpan<string> supported)
    {
        if (!supported.Contains(value)) errors.NotSupported(path, value, supported);
    }

    public static void RequireLabel(this FieldErrors errors, FieldPath path, string value) => errors.InvalidAll(path, value, DnsNames.Label(value));

    public static void RequireSubdomain(this FieldErrors errors, FieldPath path, string value) => errors.InvalidAll(path, value, DnsNames.Subdomain(value));

    public static void RequireQualifiedName(this FieldErrors errors, FieldPath path, string value) => errors.InvalidAll(path, value, LabelNames.Key(value));

    public static void RequireInRange(this FieldErrors errors, FieldPath path, long value, long least, long most)
    {
        if (value < least || value > most) errors.Invalid(path, value, NameMessages.Between(least, most));
    }

    /// <param name="same">Whether the value is the stored one.</param>
    public static void RequireUnchanged(this FieldErrors errors, FieldPath path, object? value, bool same)
    {
        if (!same) errors.Invalid(path, value, IsImmutable);
    }
}
