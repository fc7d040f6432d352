using Keles.Machinery.Typing;

namespace Keles.Machinery.ManagedFields;

/// <summary>
/// Fits a stored set to a schema that has changed since: where a list or map has become atomic, its owner of parts
/// becomes the owner of the whole.
/// </summary>
internal static class SchemaReconciliation
{
    public static FieldSet Reconcile(FieldSet set, ITypeSchema schema)
    {
        var whole = new FieldSetBuilder();
        Visit(set, schema, isMember: false, [], whole);
        var changed = whole.Build();
        return changed.IsEmpty ? set : set.RecursiveDifference(changed).Union(changed);
    }

    private static void Visit(FieldSet below, ITypeSchema schema, bool isMember, List<PathElement> path, FieldSetBuilder whole)
    {
        var isLeaf = isMember && below.IsEmpty;
        if (schema.Shape is not (TypeShape.List or TypeShape.Map))
        {
            return;
        }

        if (schema.IsAtomic && !isLeaf)
        {
            if (schema.Shape == TypeShape.List || !below.IsEmpty)
            {
                whole.Add(path);
            }

            return;
        }

        foreach (var child in below.Children)
        {
            var type = schema.Shape == TypeShape.List ? schema.Element : Member(schema, child.Element);
            if (type is not null)
            {
                path.Add(child.Element);
                Visit(child.Set, type, below.HasMember(child.Element), path, whole);
                path.RemoveAt(path.Count - 1);
            }
        }
    }

    private static ITypeSchema? Member(ITypeSchema map, PathElement element)
        => element.FieldName is { } name ? Shapes.Member(map, name) : map.Element;
}
