namespace Keles.Machinery.ManagedFields;

/// <summary>What does not fit a schema, with paths, in upstream's words.</summary>
internal sealed class TypeErrors
{
    private readonly List<string> messages = [];

    public bool Any => messages.Count > 0;

    /// <param name="path">Names of members and path elements of items.</param>
    /// <param name="message">What does not fit there.</param>
    public void Add(IReadOnlyList<object> path, string message) => messages.Add(path.Count == 0
        ? message
        : $"{string.Concat(path.Select(static step => step is string name ? "." + name : step.ToString()))}: {message}");

    /// <summary>One alone as it is, several in lines below a heading.</summary>
    public override string ToString() => messages.Count == 1 ? messages[0] : "errors:\n" + string.Join('\n', messages.Select(static m => "  " + m));
}
