using System.Text;
using System.Text.Json.Nodes;

namespace Keles.Machinery.ManagedFields;

/// <summary>
/// The stored form of a set: <c>{"f:spec":{".":{},"f:replicas":{}}}</c>. An empty object makes its path a member; where
/// there is more below, a dot says that the path itself is one too.
/// </summary>
internal static class FieldSetJson
{
    public static string Write(FieldSet set)
    {
        var text = new StringBuilder();
        Write(text, set, isMember: false);
        return text.ToString();
    }

    public static FieldSet Read(JsonNode? fields)
    {
        var builder = new FieldSetBuilder();
        Read(fields, builder);
        return builder.Build();
    }

    private static void Write(StringBuilder text, FieldSet set, bool isMember)
    {
        text.Append('{').Append(isMember ? "\".\":{}" : "");
        var first = !isMember;
        var (i, j) = (0, 0);
        while (i < set.Members.Length || j < set.Children.Length)
        {
            var order = i == set.Members.Length ? 1 : j == set.Children.Length ? -1 : set.Members[i].CompareTo(set.Children[j].Element);
            var element = order <= 0 ? set.Members[i] : set.Children[j].Element;
            text.Append(first ? "" : ",").Append(GoJson.Quote(element.Text, escapeHtml: false)).Append(':');
            first = false;
            Write(text, order >= 0 ? set.Children[j].Set : FieldSet.Empty, isMember: order == 0);
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        text.Append('}');
    }

    /// <summary>Returns whether the path that <paramref name="fields"/> stands for is a member itself.</summary>
    private static bool Read(JsonNode? fields, FieldSetBuilder builder)
    {
        if (fields is not JsonObject map)
        {
            return fields is null ? true : throw new FormatException("a set of fields must be an object");
        }

        var isMember = false;
        var hasChildren = false;
        foreach (var (name, below) in map)
        {
            if (name == ".")
            {
                isMember = true;
            }
            else if (PathElementReader.Read(name) is { } element)
            {
                hasChildren = true;
                if (Read(below, builder.Below(element)))
                {
                    builder.AddMember(element);
                }
            }
        }

        return isMember || !hasChildren;
    }
}
