namespace Keles.Machinery.Patching;

/// <summary>The members of a patch that direct it.</summary>
internal static class StrategicNames
{
    public const string Directive = "$patch";
    public const string Replace = "replace";
    public const string Delete = "delete";
    public const string Merge = "merge";
    public const string RetainKeys = "$retainKeys";
    public const string RetainKeysStrategy = "retainKeys";
    public const string DeleteFromList = "$deleteFromPrimitiveList";
    public const string ElementOrder = "$setElementOrder";

    /// <summary>The list that <c>$setElementOrder/containers</c> and its like speak of; null where none is named.</summary>
    public static string? ListName(string member, string prefix)
    {
        var slash = member.IndexOf('/', StringComparison.Ordinal);
        return slash == prefix.Length ? member[(slash + 1)..] : null;
    }
}
