using Keles.Machinery.Typing;

namespace Keles.Machinery.ManagedFields;

/// <summary>
/// Adds to a set the declared members that only lead to its paths, so that an object whose fields all go goes too.
/// </summary>
internal static class NamedFields
{
    public static FieldSet Ensure(FieldSet set, ITypeSchema? schema)
    {
        if (set.Children.IsEmpty)
        {
            return set;
        }

        var members = new SortedSet<PathElement>();
        foreach (var member in set.Members)
        {
            members.Add(member);
        }

        var children = new FieldSetChild[set.Children.Length];
        for (var i = 0; i < children.Length; i++)
        {
            var (element, below) = set.Children[i];
            if (element.FieldName is { } name && schema?.Field(name) is not null)
            {
                members.Add(element);
            }

            children[i] = new(element, Ensure(below, Below(schema, element)));
        }

        return new([.. members], children);
    }

    private static ITypeSchema? Below(ITypeSchema? schema, PathElement element) => element.Kind switch
    {
        PathElementKind.Field when schema is { Shape: TypeShape.Map or TypeShape.Deduced } => Shapes.Member(schema, element.FieldName!),
        PathElementKind.Key when schema is { Shape: TypeShape.List } => schema.Element,
        _ => null,
    };
}
