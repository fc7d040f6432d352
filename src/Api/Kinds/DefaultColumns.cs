using Keles.Machinery;

namespace Keles.Api;

/// <summary>The columns of kinds that have none of their own.</summary>
public static class DefaultColumns
{
    public static Column Name { get; } = new("Name", "string", ColumnText.ObjectMetaName, static (o, _) => o.Metadata.Name, Format: "name");

    public static Column Age { get; } = new("Age", "string", ColumnText.CreationTimestamp, static (o, now) => Ages.Since(o.Metadata.CreationTimestamp, now));

    public static Column CreatedAt { get; } = new("Created At", "date", ColumnText.CreationTimestamp, static (o, _) => o.Metadata.CreationTimestamp.ToString());

    public static Column[] NameAndCreatedAt { get; } = [Name, CreatedAt];

    public static Column[] NameAndAge { get; } = [Name, Age];
}
