namespace Keles.Client;

/// <summary>How a write is meant.</summary>
public sealed record WriteOptions
{
    public static WriteOptions Default { get; } = new();

    /// <summary>Everything but the storing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Who owns the written fields; empty derives it from the user agent.</summary>
    public string FieldManager { get; init; } = "";

    /// <summary><c>Strict</c>, <c>Warn</c> or <c>Ignore</c>; empty is the server's default.</summary>
    public string FieldValidation { get; init; } = "";
}
