namespace Keles.Cel;

/// <summary>A named format that texts can be held against.</summary>
/// <param name="validate">What is wrong with a text; nothing where it fits.</param>
/// <param name="patternSize">How long a pattern for it would be: what a check costs.</param>
internal sealed class CelNamedFormat(string name, Func<string, IEnumerable<string>> validate, int patternSize) : CelOpaque
{
    public static readonly CelType CelType = CelType.Opaque("kubernetes.NamedFormat");

    public override CelType Type => CelType;
    public override long? Size => patternSize;

    public CelValue Validate(string text)
    {
        List<string> wrong = [.. validate(text)];
        return wrong.Count == 0 ? CelValue.None : CelValue.Some(CelList.Of(wrong));
    }

    public override string ToString() => name;
}
