namespace Keles.Machinery.ManagedFields;

/// <summary>What does not fit a schema, with paths, in upstream's words.</summary>
internal sealed class TypeErrors
{
    private readonly List<string> messages = [];

    public bool Any => messages.Count > 0;

    public void Add(IReadOnlyList<PathElement> path, string message)
        => messages.Add(path.Count == 0 ? message : $"{string.Concat(path)}: {message}");

    /// <summary>One alone as it is, several in lines below a heading.</summary>
    public override string ToString() => messages.Count == 1 ? messages[0] : "errors:\n" + string.Join('\n', messages.Select(static m => "  " + m));
}
