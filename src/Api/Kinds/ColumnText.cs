namespace Keles.Api;

/// <summary>Descriptions that many columns share.</summary>
internal static class ColumnText
{
    public const string ObjectMetaName = "Name of the object, unique among its kind in its namespace.";

    public const string CreationTimestamp = "When the server created the object.";
}
