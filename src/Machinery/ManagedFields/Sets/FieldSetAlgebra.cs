namespace Keles.Machinery.ManagedFields;

/// <summary>The operations on two sets, each one pass over sorted arrays.</summary>
internal static class FieldSetAlgebra
{
    public static FieldSet Union(FieldSet a, FieldSet b)
    {
        if (a.IsEmpty || b.IsEmpty)
        {
            return a.IsEmpty ? b : a;
        }

        var members = new List<PathElement>(a.Members.Length + b.Members.Length);
        Walk(a.Members, b.Members, static e => e, (left, right) => members.Add(left ?? right!));
        var children = new List<FieldSetChild>(a.Children.Length + b.Children.Length);
        Walk<FieldSetChild?>(Boxed(a), Boxed(b), static c => c!.Value.Element, (left, right) => children.Add(
            left is { } l && right is { } r ? new(l.Element, Union(l.Set, r.Set)) : (left ?? right)!.Value));
        return new([.. members], [.. children]);
    }

    public static FieldSet Intersection(FieldSet a, FieldSet b)
    {
        if (a.IsEmpty || b.IsEmpty)
        {
            return FieldSet.Empty;
        }

        var members = new List<PathElement>();
        foreach (var member in a.Members)
        {
            if (b.HasMember(member))
            {
                members.Add(member);
            }
        }

        var children = new List<FieldSetChild>();
        foreach (var child in a.Children)
        {
            Keep(children, child.Element, Intersection(child.Set, b.Below(child.Element)));
        }

        return Make(members, children);
    }

    public static FieldSet Difference(FieldSet a, FieldSet b, bool recursive)
    {
        if (a.IsEmpty || b.IsEmpty)
        {
            return a;
        }

        var members = new List<PathElement>(a.Members.Length);
        foreach (var member in a.Members)
        {
            if (!b.HasMember(member))
            {
                members.Add(member);
            }
        }

        var children = new List<FieldSetChild>(a.Children.Length);
        var same = members.Count == a.Members.Length;
        foreach (var child in a.Children)
        {
            if (recursive && b.HasMember(child.Element))
            {
                same = false;
                continue;
            }

            var left = Difference(child.Set, b.Below(child.Element), recursive);
            same &= ReferenceEquals(left, child.Set);
            Keep(children, child.Element, left);
        }

        // The same set comes back when nothing is lost: it need not be written anew.
        return same ? a : Make(members, children);
    }

    private static void Keep(List<FieldSetChild> children, PathElement element, FieldSet set)
    {
        if (!set.IsEmpty)
        {
            children.Add(new(element, set));
        }
    }

    private static FieldSet Make(List<PathElement> members, List<FieldSetChild> children)
        => members.Count == 0 && children.Count == 0 ? FieldSet.Empty : new([.. members], [.. children]);

    private static FieldSetChild?[] Boxed(FieldSet set)
    {
        var boxed = new FieldSetChild?[set.Children.Length];
        for (var i = 0; i < boxed.Length; i++)
        {
            boxed[i] = set.Children[i];
        }

        return boxed;
    }

    private static void Walk<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Func<T, PathElement> key, Action<T?, T?> visit)
    {
        var (i, j) = (0, 0);
        while (i < a.Length || j < b.Length)
        {
            var order = i == a.Length ? 1 : j == b.Length ? -1 : key(a[i]).CompareTo(key(b[j]));
            visit(order <= 0 ? a[i] : default, order >= 0 ? b[j] : default);
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
    }
}
