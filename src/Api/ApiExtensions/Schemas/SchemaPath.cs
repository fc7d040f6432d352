using System.Text;

namespace Keles.Api.CustomResources;

/// <summary>Where in an object a value stands, as schema messages print it: <c>spec.list[0].name</c>. Printed only when there is something to say.</summary>
internal sealed class SchemaPath
{
    private readonly SchemaPath? parent;
    private readonly string? name;
    private readonly int index;

    private SchemaPath(SchemaPath? parent, string? name, int index) => (this.parent, this.name, this.index) = (parent, name, index);

    public static SchemaPath Root { get; } = new(null, null, 0);

    public bool IsRoot => parent is null;

    public SchemaPath Member(string member) => new(this, member, 0);

    public SchemaPath Index(int at) => new(this, null, at);

    public override string ToString()
    {
        var text = new StringBuilder();
        Append(text);
        return text.ToString();
    }

    private void Append(StringBuilder text)
    {
        if (parent is null) return;
        parent.Append(text);
        if (name is null) text.Append('[').Append(index).Append(']');
        else if (text.Length > 0) text.Append('.').Append(name);
        else text.Append(name);
    }
}
