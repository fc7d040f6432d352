using System.Globalization;
using System.Text;

namespace Keles.Machinery;

/// <summary>Where in an object a value stands: <c>spec.containers[0].env[PATH]</c>.</summary>
/// <remarks>A chain from the leaf to the root; paths are made on the way down and printed only when there is something to say.</remarks>
public sealed class FieldPath
{
    private readonly FieldPath? parent;
    private readonly string text;
    private readonly bool isIndex;

    private FieldPath(FieldPath? parent, string text, bool isIndex)
    {
        this.parent = parent;
        this.text = text;
        this.isIndex = isIndex;
    }

    /// <summary>No field in particular: upstream prints it as <c>&lt;nil&gt;</c>, and as nothing before its children.</summary>
    public static FieldPath None { get; } = new(null, "<nil>", false);

    public static FieldPath Root(string name, params ReadOnlySpan<string> more)
    {
        var path = new FieldPath(null, name, false);
        foreach (var child in more) path = path.Child(child);
        return path;
    }

    public FieldPath Child(string name) => new(AsParent, name, false);

    public FieldPath Child(string name, string below) => Child(name).Child(below);

    public FieldPath Index(int index) => new(AsParent, index.ToString(CultureInfo.InvariantCulture), true);

    public FieldPath Key(string key) => new(AsParent, key, true);

    private FieldPath? AsParent => ReferenceEquals(this, None) ? null : this;

    public override string ToString()
    {
        var steps = new List<FieldPath>();
        for (var at = this; at is not null; at = at.parent) steps.Add(at);
        var printed = new StringBuilder();
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            var step = steps[i];
            if (step.isIndex) printed.Append('[').Append(step.text).Append(']');
            else if (printed.Length > 0) printed.Append('.').Append(step.text);
            else printed.Append(step.text);
        }

        return printed.ToString();
    }
}
