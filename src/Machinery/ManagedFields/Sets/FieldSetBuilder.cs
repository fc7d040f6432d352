namespace Keles.Machinery.ManagedFields;

/// <summary>Gathers paths into a set.</summary>
public sealed class FieldSetBuilder
{
    private readonly SortedSet<PathElement> members = [];
    private readonly SortedDictionary<PathElement, FieldSetBuilder> children = [];

    /// <summary>Adds a path, not its parents; the empty path, which is the whole object, is nobody's.</summary>
    public void Add(IReadOnlyList<PathElement> path)
    {
        var at = this;
        for (var i = 0; i < path.Count - 1; i++)
        {
            at = at.Below(path[i]);
        }

        if (path.Count > 0)
        {
            at.AddMember(path[^1]);
        }
    }

    public void AddMember(PathElement element) => members.Add(element);

    public FieldSetBuilder Below(PathElement element)
    {
        if (!children.TryGetValue(element, out var child))
        {
            child = new();
            children.Add(element, child);
        }

        return child;
    }

    public FieldSet Build()
    {
        var below = new List<FieldSetChild>(children.Count);
        foreach (var (element, child) in children)
        {
            if (child.Build() is { IsEmpty: false } set)
            {
                below.Add(new(element, set));
            }
        }

        return members.Count == 0 && below.Count == 0 ? FieldSet.Empty : new([.. members], [.. below]);
    }
}
