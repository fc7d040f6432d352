using System.Globalization;

namespace Keles.Machinery.ManagedFields;

/// <summary>
/// Who owns fields: a manager, by applying or by updating, maybe through a subresource. Updates of different versions
/// are different owners; an applier is one whatever version it applies in, and has none here.
/// </summary>
public readonly record struct FieldOwner(string Manager, bool Applies, string ApiVersion, string Subresource) : IComparable<FieldOwner>
{
    private const string Unknown = "unknown";

    public static FieldOwner Applier(string manager, string subresource) => new(Named(manager), true, "", subresource);

    public static FieldOwner Updater(string manager, string apiVersion, string subresource) => new(Named(manager), false, apiVersion, subresource);

    /// <summary>By the text under which upstream keeps the owner.</summary>
    public int CompareTo(FieldOwner other)
    {
        // The text begins with the manager's name: where two names part in plain letters, so do the texts, and nobody needs to write them.
        var shared = Manager.AsSpan().CommonPrefixLength(other.Manager);
        if (shared < Math.Min(Manager.Length, other.Manager.Length) && IsPlain(Manager[shared]) && IsPlain(other.Manager[shared]))
        {
            return Manager[shared].CompareTo(other.Manager[shared]);
        }

        return this == other ? 0 : string.CompareOrdinal(Identity, other.Identity);
    }

    /// <summary>As a conflict names it: <c>"kubectl" with subresource "status" using apps/v1</c>.</summary>
    public override string ToString()
    {
        var subresource = Subresource.Length > 0 ? $" with subresource {GoQuote.Quote(Subresource)}" : "";
        return GoQuote.Quote(Manager) + subresource + (Applies ? "" : " using " + ApiVersion);
    }

    public static bool operator <(FieldOwner a, FieldOwner b) => a.CompareTo(b) < 0;

    public static bool operator >(FieldOwner a, FieldOwner b) => a.CompareTo(b) > 0;

    public static bool operator <=(FieldOwner a, FieldOwner b) => a.CompareTo(b) <= 0;

    public static bool operator >=(FieldOwner a, FieldOwner b) => a.CompareTo(b) >= 0;

    private string Identity => string.Create(CultureInfo.InvariantCulture,
        $"{{\"manager\":{GoJson.Quote(Manager)},\"operation\":\"{(Applies ? "Apply" : "Update")}\",\"apiVersion\":{GoJson.Quote(ApiVersion)},\"subresource\":{GoJson.Quote(Subresource)}}}");

    /// <summary>A quoted text holds the letter as it is.</summary>
    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or ' ';

    private static string Named(string manager) => manager.Length == 0 ? Unknown : manager;
}
